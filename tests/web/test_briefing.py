"""A photograph on pages: refused in words, covered, logged, withdrawn; a sheet printed, out, and taken back."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.answering.doors import said as put
from tests.carers.carer import CARER, OWN
from tests.casework.desk import CASE, CHILD, EPISODE, OFFICER, SERGEANT, Desk
from tests.files.hostile import CANARY, SVG, saved, with_places
from tests.web.conftest import SignedIn
from tests.web.desk import behind_pages
from tests.web.html import faults
from tests.web.sending import filled, page_of, said, send
from wayhome.access.actors import Role
from wayhome.application.disposing import Disposal, dispose
from wayhome.application.files import FileName
from wayhome.casework.add_news import AddNews
from wayhome.casework.carers.keep_profile import KeepProfile
from wayhome.casework.keep_photograph import KeepPhotograph
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.print_briefing import PrintBriefing
from wayhome.casework.record_answers import Answer, Factor, RecordAnswers
from wayhome.casework.record_done import RecordDone
from wayhome.casework.withdraw_photograph import WithdrawPhotograph
from wayhome.kernel.ids import ActorId
from wayhome.record.events.child import FlagSet
from wayhome.record.events.indicators import IndicatorRead
from wayhome.record.events.missing import IdentityRecorded
from wayhome.record.events.missing_search import ItemObtained
from wayhome.web.wiring import Wiring

ASTHMA = "Asthma. Gets dangerous in 6 hours without the blue inhaler"
INSULIN = "He has no insulin with him."
TOLD = {"taken": "unknown", "given_by": "carer", "may_publish": "no"}
ADDRESS = page_of("photograph")


def a_file(content: bytes, name: str = "holiday.jpg") -> SimpleUploadedFile:
    """Return a file as a browser sends it; its name and its type are whatever somebody wrote."""
    return SimpleUploadedFile(name, content, content_type="image/jpeg")


def add(client: Client, content: bytes | None, name: str = "holiday.jpg", **given: object):
    """Fill in the page for a photograph and send it, with a file or without."""
    told = filled(client, ADDRESS, **given)
    return client.post(ADDRESS, told | ({"file": a_file(content, name)} if content is not None else {}))


def a_photograph(desk: Desk, client: Client) -> str:
    """Add a photograph; returns the entry that kept it."""
    add(client, with_places(), **TOLD)
    return desk.events("child.photograph_kept")[-1].id


def looks(desk_parts: Wiring) -> list[tuple[str, tuple[str, ...]]]:
    """Return who-looked entries, by page and what was shown."""
    return [(look.page, look.shown) for look in desk_parts.looks.noted(shown=None, actor=None)]


@pytest.fixture
def parts_of_desk(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Wiring:
    """Return the parts behind the pages of the desk."""
    parts = behind_pages(desk)
    monkeypatch.setattr("wayhome.web.http.wiring", lambda: parts)
    return parts


# --- keeping a photograph ---


def test_a_photograph_is_kept_without_anything_but_the_picture_and_meets_what_the_rules_ask(
    desk: Desk, parts_of_desk: Wiring, signed_in: SignedIn
):
    desk.report()
    client = signed_in(Role.RESPONSE)

    answer = add(client, with_places(), taken="day", taken_on="2026-01-09", given_by="parent", may_publish="not_asked")

    (kept,) = desk.events("child.photograph_kept")
    (words,) = [one for one in desk.ledger.words(CASE) if one.field == "photograph"]
    assert words.text not in client.get(f"/cases/{CASE}/time-line/").content.decode()  # a digest tells nobody anything
    content = parts_of_desk.files.read(FileName(words.text), record=CASE)
    assert answer.status_code == 302
    assert dict(kept.body) == {"given_by": "parent", "may_publish": "not_asked", "taken_on": "2026-01-09"}
    assert [event.body["item"] for event in desk.events("missing.item_obtained")] == ["photo"]
    assert content is not None
    assert CANARY not in content


@pytest.mark.parametrize(
    ("content", "name", "wrong"),
    [
        (SVG, "photo.jpg", "The file is not a JPEG, PNG or WebP picture. Ask for it as a JPEG"),
        (b"", "photo.jpg", "The file is empty."),
        (saved("JPEG")[:900], "../../../etc/passwd", "The picture is damaged or did not arrive whole."),
        (saved("JPEG") + bytes(10 * 1024 * 1024), "x.png", "The file is larger than 10 MB."),
    ],
)
def test_a_file_that_cannot_be_kept_is_refused_in_words_and_the_rest_of_the_entry_stays(
    desk: Desk, signed_in: SignedIn, content: bytes, name: str, wrong: str
):
    desk.report()

    answer = add(signed_in(Role.RESPONSE), content, name, **TOLD)

    assert answer.status_code == 422
    assert wrong in said(answer)
    assert answer.context["form"]["given_by"].value() == "carer"
    assert faults(answer.content.decode()) == []
    assert desk.events("child.photograph_kept") == []


def test_a_photograph_that_arrived_need_not_be_chosen_again_when_something_else_was_left_out(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    client = signed_in(Role.RESPONSE)

    first = add(client, with_places(), given_by="carer")
    held = first.context["form"]["held"].value()
    again = client.post(ADDRESS, filled(client, ADDRESS, **TOLD) | {"held": held})

    assert first.status_code == 422
    assert "The photograph has arrived." in said(first)
    assert again.status_code == 302
    assert len(desk.events("child.photograph_kept")) == 1


def test_a_name_that_was_not_given_out_here_stands_for_no_photograph(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = add(signed_in(Role.RESPONSE), None, **TOLD, held=f"{'a' * 64}.{'b' * 64}")

    assert answer.status_code == 422
    assert "Choose a photograph" in said(answer)


def test_another_photograph_under_the_same_key_is_another_entry(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    told = filled(client, ADDRESS, **TOLD)

    for picture in (saved("JPEG"), saved("PNG"), saved("JPEG")):
        client.post(ADDRESS, told | {"file": a_file(picture)})

    assert len(desk.events("child.photograph_kept")) == 3


# --- showing it ---


def test_a_photograph_is_covered_until_somebody_asks_to_see_it(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    entry = a_photograph(desk, client)

    covered = client.get(ADDRESS).content.decode()
    uncovered = client.get(f"{ADDRESS}?photograph={entry}").content.decode()

    assert f'src="/photographs/{entry}/covered/"' in covered
    assert f'src="/photographs/{entry}/picture/"' not in covered
    assert f'src="/photographs/{entry}/picture/"' in uncovered


def test_who_was_shown_a_photograph_is_entered_and_nothing_keeps_it(
    desk: Desk, parts_of_desk: Wiring, signed_in: SignedIn
):
    desk.report()
    client = signed_in(Role.RESPONSE)
    entry = a_photograph(desk, client)
    before = len(looks(parts_of_desk))

    answer = client.get(f"/photographs/{entry}/picture/")

    assert looks(parts_of_desk)[before:] == [("photograph", (CASE, CHILD, entry))]
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer.content.startswith(b"\xff\xd8\xff")


def test_a_cover_shows_nobody_and_is_no_look(desk: Desk, parts_of_desk: Wiring, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    entry = a_photograph(desk, client)
    before = len(looks(parts_of_desk))

    answer = client.get(f"/photographs/{entry}/covered/")

    assert answer.status_code == 200
    assert len(looks(parts_of_desk)) == before


@pytest.mark.parametrize("part", ["picture", "covered"])
def test_a_photograph_is_not_shown_to_whoever_may_not_read_cases(desk: Desk, signed_in: SignedIn, part: str):
    desk.report()
    entry = a_photograph(desk, signed_in(Role.RESPONSE))

    answer = signed_in(Role.ADMINISTRATOR).get(f"/photographs/{entry}/{part}/")

    assert answer.status_code == 403
    assert "You may not read the records of children and cases" in said(answer)


def test_a_withdrawn_photograph_is_shown_nowhere(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    entry = a_photograph(desk, client)

    send(client, "photograph/withdraw", entry=entry, why="another_child")

    page = client.get(ADDRESS)
    assert client.get(f"/photographs/{entry}/picture/").status_code == 404
    assert client.get(f"/photographs/{entry}/covered/").status_code == 404
    assert "Not to be used: it is of somebody else." in said(page)
    assert f"/photographs/{entry}/" not in page.content.decode()
    assert "Still to ask for: a photograph" in said(client.get(page_of("briefing")))


def test_sheets_that_are_out_with_a_withdrawn_photograph_are_said_wherever_it_is_looked_for(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    desk.do(PrintBriefing, SERGEANT, copies=1, handed_to="Day response A")
    client = signed_in(Role.SUPERVISOR)
    entry = a_photograph(desk, client)
    send(client, "briefing", copies=2, handed_to="Night response B")

    answer = send(client, "photograph/withdraw", entry=entry, why="another_child")

    assert f"Sheet 2 of {CASE} shows it, and 2 copies are out." in said(client.get(answer.url))
    case = client.get(f"/cases/{CASE}/")
    assert "Collect printed sheets that show a photograph that is not to be used: sheet 2, 2 out." in said(case)
    assert faults(case.content.decode()) == []
    prints = said(client.get(page_of("briefing/prints")))
    assert prints.count("Collect it: it shows a photograph that is not to be used any more.") == 1
    assert prints.index("Sheet 2") < prints.index("Collect it") < prints.index("Sheet 1")
    assert "Night response B; it shows a photograph" in said(client.get(page_of("briefing/taken-back")))

    send(client, "briefing/taken-back", sheet="2", back=2)
    assert "Collect" not in said(client.get(f"/cases/{CASE}/"))
    assert "Collect it" not in said(client.get(page_of("briefing/prints")))


def test_a_photograph_whose_words_were_destroyed_is_not_found(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    entry = a_photograph(desk, client)

    dispose(
        Disposal(
            record=CASE,
            authority="review 17",
            by=ActorId("records-1"),
            agreed_by="records-2",
            decided_at=desk.now,
            subjects=(CHILD,),
            duties={},
        ),
        ledger=desk.ledger,
        supplies=desk.supplies,
    )

    assert client.get(f"/photographs/{entry}/picture/").status_code == 404
    assert client.get(page_of("briefing")).status_code == 200


def test_an_entry_that_kept_no_photograph_is_none(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)

    for entry in (desk.events("missing.reported")[0].id, "nothing", "../../secret-key"):
        assert client.get(f"/photographs/{entry}/picture/").status_code == 404


# --- the sheet ---


def known_of(desk: Desk) -> None:
    """Put on record what a sheet is made of."""
    desk.do(
        RecordDone, OFFICER, fact=IdentityRecorded(complete=True, description="Tall, red hair", clothing="Green coat")
    )
    desk.do(RecordAnswers, OFFICER, answers=(
        Answer(question="medical_need", answer="yes", words="Insulin, due at 22:00"),
        Answer(question="last_seen_with", answer="yes", words="At the bus station with a man in a grey car"),
    ))  # fmt: skip


def test_the_sheet_says_how_to_know_the_child_and_how_to_care_for_them_and_nothing_of_the_family(
    desk: Desk, signed_in: SignedIn
):
    desk.report(name="Ada Byron-Hale", area="old-town")
    known_of(desk)
    desk.do(RecordDone, OFFICER, fact=FlagSet(kind="sexual", confidence="suspected"))

    sheet = said(signed_in(Role.RESPONSE).get(page_of("briefing")))

    for words in (
        "Ada 15 years", "Tall, red hair", "Green coat", "Insulin, due at 22:00", "At the bus station with a man",
        "Reported missing 19:00 on Monday 2 March, Old Town", "They have done nothing wrong.", "Do not ask them why.",
        "Somebody may be doing them harm", "For police only.",
    ):  # fmt: skip
        assert words in sheet
    _, _, on_paper = sheet.partition("Missing child")
    assert "Byron" not in on_paper
    assert "sexual" not in on_paper.lower()


def test_a_sheet_calls_a_child_by_the_given_name_where_a_system_wrote_the_surname_first(
    desk: Desk, signed_in: SignedIn
):
    desk.report(name="BYRON, Ada-Mae")

    sheet = said(signed_in(Role.RESPONSE).get(page_of("briefing")))

    assert "When you meet Ada-Mae" in sheet
    assert "meet BYRON" not in sheet


def test_what_nobody_asked_is_not_said_to_be_none(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.RESPONSE)
    not_asked = said(client.get(page_of("briefing")))

    desk.do(RecordAnswers, OFFICER, answers=(Answer(question="medical_need", answer="no"),))

    assert "Nobody has said yet whether the child needs medicine or care that cannot wait." in not_asked
    assert "Medicine and care None that is known." in said(client.get(page_of("briefing")))


@pytest.mark.parametrize("answered", ["no", ""])
def test_what_a_carers_profile_says_of_health_stands_on_the_sheet_and_none_is_said_no_more(
    desk: Desk, signed_in: SignedIn, answered: str
):
    desk.report()
    if answered:
        desk.do(RecordAnswers, OFFICER, answers=(Answer(question="medical_need", answer="no"),))
    desk.do(KeepProfile, CARER, record=OWN, child=CHILD, by_whom="parent", holder="H2", health=ASTHMA)

    sheet = said(signed_in(Role.RESPONSE).get(page_of("briefing")))

    assert f"Medicine and care {ASTHMA} (a parent, profile)" in sheet
    assert "None that is known" not in sheet


def test_care_that_was_read_in_somebodys_words_stands_on_the_sheet_with_who_said_it(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(AddNews, OFFICER, kind="family", supplied_by="carer", content=INSULIN)
    text = desk.events("missing.information_received")[-1].id
    put(desk, IndicatorRead(
        factor="MEDICAL_TIME_CRITICAL", text=text, field="content", start=0, end=len(INSULIN), rule="r", lexicon="l",
        sentence=INSULIN,
    ), record=CASE, about=(CHILD, EPISODE))  # fmt: skip

    assert f"Medicine and care {INSULIN} (a carer)" in said(signed_in(Role.RESPONSE).get(page_of("briefing")))


def test_a_factor_that_somebody_recorded_without_words_is_never_none(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(
        RecordAnswers, OFFICER, answers=(Answer(question="medical_need", answer="no"),),
        factors=(Factor(factor="MEDICAL_TIME_CRITICAL", present="yes"),),
    )  # fmt: skip

    assert "Medicine and care Needs medicine or care that cannot wait. Ask the control room which." in said(
        signed_in(Role.RESPONSE).get(page_of("briefing"))
    )


def test_who_answered_stands_beside_the_answer_and_what_is_said_twice_stands_once(desk: Desk, signed_in: SignedIn):
    desk.report()
    answer = Answer(question="medical_need", answer="yes", words=ASTHMA, supplied_by="parent")
    desk.do(RecordAnswers, OFFICER, answers=(answer,))
    desk.do(KeepProfile, CARER, record=OWN, child=CHILD, by_whom="parent", holder="H2", health=ASTHMA)

    sheet = said(signed_in(Role.RESPONSE).get(page_of("briefing")))

    assert f"Medicine and care {ASTHMA} (a parent) When you meet" in sheet


def test_a_sheet_is_printed_under_a_number_with_whom_it_is_for(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)
    entry = a_photograph(desk, client)

    answer = send(client, "briefing", copies=6, handed_to="Night response B")

    (printed,) = desk.events("missing.briefing_printed")
    sheet = client.get(answer.url)
    assert dict(printed.body) == {"copies": 6, "photograph": entry, "sheet": 1}
    assert "Sheet 1 of case MC-1" in said(sheet)
    assert "Valid only while the child is missing. Destroy it, or give it back, when the child is found." in said(sheet)
    assert "Sheet 1. 6 copies for Night response B. Printed 19:00 on Monday 2 March 2026 by supervisor." in said(sheet)
    assert f'src="/photographs/{entry}/picture/"' in sheet.content.decode()


def test_a_sheet_with_more_on_it_is_printed_again_and_the_same_one_is_asked_about(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)
    print_it: dict[str, Any] = {"copies": 1, "handed_to": "Night response B"}
    send(client, "briefing", key="p1", **print_it)
    assert send(client, "briefing", key="p2", **print_it).status_code == 409

    entry = a_photograph(desk, client)
    answer = send(client, "briefing", key="p3", **print_it)

    assert answer.status_code == 302
    assert [event.body.get("photograph") for event in desk.events("missing.briefing_printed")] == [None, entry]


def test_what_is_lacking_for_a_print_is_asked_for_and_nothing_is_numbered(desk: Desk, signed_in: SignedIn):
    desk.report()

    answer = send(signed_in(Role.SUPERVISOR), "briefing", copies=501, handed_to="")

    assert answer.status_code == 422
    assert "Print 500 copies or fewer at a time" in said(answer)
    assert "Enter the shift or unit" in said(answer)
    assert desk.events("missing.briefing_printed") == []


def test_once_the_child_is_found_every_page_of_the_sheet_says_so_and_asks_for_what_is_out(
    desk: Desk, signed_in: SignedIn
):
    desk.report()
    known_of(desk)
    desk.do(PrintBriefing, SERGEANT, copies=6, handed_to="Night response B")
    desk.at(60).do(LocateChild, OFFICER, found_by="police_own", basis="seen", condition="alive")
    client = signed_in(Role.SUPERVISOR)

    briefing, sheet = client.get(page_of("briefing")), client.get(page_of("briefing/sheet"))

    assert "Ada is not missing now. There is no sheet. 6 copies are still out." in said(briefing)
    assert "Night response B" in said(briefing)
    assert "Sheet 1 is no longer valid. Destroy every copy. 6 of 6 are still out, with Night response B." in said(sheet)
    assert "Tall, red hair" not in said(briefing) + said(sheet)
    assert "Take the printed sheets back" in said(client.get(page_of("").replace("//", "/")))


def test_a_print_sent_after_the_child_was_found_is_refused_in_words(desk: Desk, signed_in: SignedIn):
    desk.report()
    client = signed_in(Role.SUPERVISOR)
    told = filled(client, page_of("briefing"), copies=2, handed_to="Days")
    desk.at(60).do(LocateChild, OFFICER, found_by="police_own", basis="seen", condition="alive")

    answer = client.post(page_of("briefing"), told)

    assert answer.status_code == 422
    assert "a sheet would have officers stop them as if they were" in said(answer)


def test_copies_that_are_back_are_counted_and_what_is_lost_is_said(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(PrintBriefing, SERGEANT, copies=6, handed_to="Night response B")
    client = signed_in(Role.SUPERVISOR)

    answer = send(client, "briefing/taken-back", sheet="1", back=4, not_back=1)

    told = said(client.get(answer.url))
    assert "1 of 6 out" in told
    assert "4 back and destroyed. 1 not found" in told
    assert "A copy with the child’s picture was not found" in told


def test_a_reader_sees_every_print_and_can_change_none(desk: Desk, signed_in: SignedIn):
    desk.report()
    desk.do(PrintBriefing, SERGEANT, copies=6, handed_to="Night response B")
    client = signed_in(Role.INSPECTORATE_READER)

    page = client.get(page_of("briefing/prints"))

    assert "6 copies for Night response B" in said(page)
    assert "taken-back" not in page.content.decode()
    assert client.get(page_of("briefing")).status_code == 403


def test_the_photograph_on_a_sheet_may_be_from_an_earlier_time_and_its_record_is_named_in_the_look(
    desk: Desk, parts_of_desk: Wiring, signed_in: SignedIn
):
    desk.report()
    name = parts_of_desk.files.keep(saved("JPEG"), record=CASE, about=CHILD, at=desk.now)
    desk.do(KeepPhotograph, OFFICER, photograph=name, taken_on=date(2025, 9, 1))
    client = signed_in(Role.RESPONSE)

    page = said(client.get(page_of("briefing")))

    assert "Taken 1 September 2025. More than three months old: ask for a newer one." in page


def test_no_page_about_a_case_that_is_no_missing_episode_has_a_sheet(parts: Wiring, signed_in: SignedIn):
    client = signed_in(Role.SUPERVISOR)

    for record in ("EI-2212", "C-101", "nowhere"):
        assert client.get(page_of("briefing", record)).status_code == 404
        assert client.get(page_of("briefing/sheet", record)).status_code == 404


def test_a_photograph_that_was_withdrawn_twice_stays_withdrawn(desk: Desk, signed_in: SignedIn):
    desk.report()
    entry = a_photograph(desk, signed_in(Role.RESPONSE))

    for why in ("other", "not_to_be_used"):
        desk.do(WithdrawPhotograph, OFFICER, entry=entry, why=why)

    assert signed_in(Role.SUPERVISOR).get(f"/photographs/{entry}/picture/").status_code == 404


def test_what_was_obtained_and_is_not_added_is_not_asked_for_again(desk: Desk, signed_in: SignedIn):
    desk.report()
    for item in ("photo", "description"):
        desk.at(20).do(RecordDone, OFFICER, fact=ItemObtained.model_validate({"item": item}))
    desk.at(25).do(RecordDone, OFFICER, fact=ItemObtained(item="clothing", result="not_held"))

    answer = signed_in(Role.RESPONSE).get(page_of("briefing"))

    shown, got = said(answer), f"Obtained 19:20 today by {OFFICER.actor.id}, not added here."
    assert faults(answer.content.decode()) == []
    assert shown.count(got) == 2
    assert "No photograph is held" not in shown
    assert "Obtained, and not added here yet: a photograph, what the child looks like." in shown
    assert "Still to ask for: what they are wearing, where they were seen last." in shown


def test_a_label_as_wide_as_its_column_never_touches_what_stands_beside_it():
    style = Path(str(finders.find("app/brief.css"))).read_text()
    line = style.partition(".app-brief__line {")[2].partition("}")[0]

    assert "column-gap: 1em" in line
