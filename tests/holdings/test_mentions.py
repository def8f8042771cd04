"""Whom and what the words of a record mention: found by how they are written, and rather missed than made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.holdings.people import held
from wayhome.holdings.mentions import mentioned, mentions, snippet


def names(text: str) -> list[str]:
    """Return the names that a text mentions."""
    return [one.person.given_name for one in mentions(text) if one.person.given_name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Seen with Tyrell Osei-Bonsu at the rec.", ["Tyrell Osei-Bonsu"]),
        ("Friend is Tyrell K. from school.", ["Tyrell K."]),
        ("T. Knox rang.", ["T. Knox"]),
        ("Associate: KNOX, Tyrell.", ["KNOX, Tyrell"]),
        ("Spoke to Tyrell KNOX and C Vellacott.", ["Tyrell KNOX", "C Vellacott"]),
        ("With Abdirahman Cabdi Xasan and Nguyễn Thị Hương.", ["Abdirahman Cabdi Xasan", "Nguyễn Thị Hương"]),
        ("Amina al-Hassan, João dos Santos, Sean O’Neill.", ["Amina al-Hassan", "João dos Santos", "Sean O’Neill"]),
        ("Şerwan Rashid, Żaneta Wójcik, Zhang Xiao.", ["Şerwan Rashid", "Żaneta Wójcik", "Zhang Xiao"]),
        ("Driven by Karen Lane with Ji-woo Park.", ["Ji-woo Park"]),
        ("Released Muhammad Hussain on bail.", ["Muhammad Hussain"]),
    ],
)  # fmt: skip
def test_a_name_is_two_parts_that_begin_with_capitals_in_whatever_alphabet_has_them(text: str, found: list[str]):
    assert names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Found at Thornback Bridge, near Quillet Park and Wharf Road.",
        "Stopped Barrow Gate bus station on Friday Night.",
        "PC Amy Renshaw and Sgt Bob Hallam attended.",
        "TYRELL KNOX SEEN AT THE STATION WITH OLDER MALES WHO LEFT",
        "Tyrell asked for his mum. Social Services told.",
        "seen with tyrell knox",
        "BTP CCTV checked. The Met told.",
        "",
    ],
)
def test_a_place_an_officer_a_first_name_alone_and_what_is_written_without_capitals_is_no_name(text: str):
    assert names(text) == []


def test_what_stands_right_after_a_name_is_taken_for_theirs_and_the_rest_for_nobodys():
    one, other = mentions("Tyrell K. (07700 900123, ak92 rbx). Later Snap: ty.knx_9 was given.")

    assert (one.person.given_name, one.person.phones, one.person.vehicles) == (
        "Tyrell K.",
        ("07700 900123",),
        ("ak92 rbx",),
    )
    assert (other.person.given_name, other.person.handles) == ("", ("ty.knx_9",))


@pytest.mark.parametrize(
    ("text", "kind", "found"),
    [
        ("rang +44 7700 900 999 twice", "phones", ("+44 7700 900 999",)),
        ("on 07700900123", "phones", ("07700900123",)),
        ("at 0700 on 02-03-2026, log 0123456789012", "phones", ()),
        ("in AK92RBX and no other", "vehicles", ("AK92RBX",)),
        ("reg X123 ABC", "vehicles", ("X123 ABC",)),
        ("ON M25 AND B12 THE", "vehicles", ()),
        ("from bh12 the other day", "vehicles", ()),
        ("writes as a.b@example.test", "emails", ("a.b@example.test",)),
        ("posts as @tyz.k.", "handles", ("@tyz.k",)),
        ("on snap as well", "handles", ()),
    ],
)
def test_phones_marks_addresses_and_names_on_line_are_known_by_how_they_are_written(
    text: str, kind: str, found: tuple[str, ...]
):
    assert tuple(each for one in mentions(text) for each in getattr(one.person, kind)) == found


def test_whom_a_record_is_about_and_whom_it_names_beside_them_is_not_mentioned_again():
    record = held("Isla Redfearn", associates=("Karen Holt",), text="Isla Redfearn and K. Holt met Tyrell Knox.")

    assert [one.person.given_name for one in mentioned(record)] == ["Tyrell Knox"]


def test_the_words_around_are_cut_at_spaces_with_a_mark():
    text = f"{'before ' * 20}Tyrell Knox {'after ' * 20}".strip()
    start = text.index("Tyrell")

    shown = snippet(text, start, start + len("Tyrell Knox"))

    assert shown.startswith("… before")
    assert shown.endswith("after …")
    assert "Tyrell Knox" in shown
    assert len(shown) < 150


@given(st.text(max_size=400))
def test_any_text_at_all_is_read_and_what_is_found_stands_in_it(text: str):
    for one in mentions(text):
        assert 0 <= one.start < one.end <= len(text)
        assert all(part in text for part in one.person.given_name.split())
        assert snippet(text, one.start, one.end)
