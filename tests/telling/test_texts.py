"""The words a notice begins from: drafts that hold no name, are plain for their reader, and show what is left open."""

from dataclasses import replace

import pytest

from wayhome.casework.telling.checks import SAMPLES, check_texts
from wayhome.casework.telling.texts import draft, left_open, may_offer, reader_of
from wayhome.packs import load
from wayhome.rulebook.telling import LONGEST_TEXT, OneLine, placeholders

PACK = load("england-wales")
ENGLISH = [text for text in PACK.notice_texts.values() if text.language == "english"]
WELSH = {(text.trigger, text.reader): text for text in PACK.notice_texts.values() if text.language == "welsh"}


def test_every_trigger_has_a_text_for_every_reader() -> None:
    triggers = {text.trigger for text in ENGLISH}
    readers = {one.reader for one in PACK.notice_readers.values()}
    assert len(ENGLISH) == len(triggers) * len(readers)
    assert {"arrested", "bail_set", "outcome", "verdict", "regular_update", "owed_back"} <= triggers


def test_whatever_is_said_in_english_is_said_in_welsh_line_by_line_and_awaits_its_translator() -> None:
    assert {(text.trigger, text.reader) for text in ENGLISH} == set(WELSH)
    for text in ENGLISH:
        welsh = WELSH[(text.trigger, text.reader)]
        assert (welsh.id, welsh.gives, welsh.may_be_sent) == (f"{text.id}-CY", text.gives, False)
        assert [(one.symbol, placeholders(one.says)) for one in welsh.lines] == [
            (one.symbol, placeholders(one.says)) for one in text.lines
        ], text.id


def test_every_reader_is_written_to_in_welsh_as_in_english() -> None:
    frames = {(one.reader, one.language): one for one in PACK.notice_readers.values()}
    for reader in {reader for reader, _ in frames}:
        english, welsh = frames[(reader, "english")], frames[(reader, "welsh")]
        assert (welsh.reading_age, welsh.reviewed_by) == (english.reading_age, "")
        for ours, theirs in zip((*english.begins, *english.ends), (*welsh.begins, *welsh.ends), strict=True):
            assert (ours.symbol, placeholders(ours.says)) == (theirs.symbol, placeholders(theirs.says))


def test_no_text_is_harder_than_its_reader_or_longer_than_a_text_message() -> None:
    assert list(check_texts(PACK)) == []
    assert [one.reading_age for one in PACK.notice_readers.values() if one.language == "english"] == [9, 11, 12, 12]


def test_a_text_that_is_too_hard_is_refused_with_its_hardest_sentence() -> None:
    text = PACK.notice_texts["TX-ARRESTED-U12"]
    hard = OneLine(symbol="police", says="The investigation necessitated the apprehension of an individual.")
    spoilt = replace(PACK, notice_texts={text.id: text.model_copy(update={"lines": (hard,)})})
    (wrong,) = check_texts(spoilt)
    assert wrong.words.startswith("TX-ARRESTED-U12: asks a reading age of ")
    assert wrong.words.endswith("of at most 9: The investigation necessitated the apprehension of an individual.")


def test_a_text_message_that_is_too_long_is_refused() -> None:
    text = PACK.notice_texts["TX-ARRESTED-U12"]
    long = tuple(OneLine(symbol="wait", says="We will tell you more when we can. " * 4) for _ in range(4))
    spoilt = replace(PACK, notice_texts={text.id: text.model_copy(update={"lines": long})})
    assert any(f"as a text message, of at most {LONGEST_TEXT}." in one.words for one in check_texts(spoilt))


def test_what_nobody_knows_yet_stands_in_square_brackets() -> None:
    made = draft(PACK, ["not_charged"], "child_12_and_over", {"officer": "Ceri Nolan", "ask": "ring 101"})
    assert made is not None
    assert left_open(made.in_full) == ("why, in plain words", "when you write next")
    assert made.gives == ("reasons", "support", "review_right")


def test_a_reason_that_ends_with_a_full_stop_has_only_one() -> None:
    made = draft(PACK, ["charged"], "parent_or_carer", SAMPLES | {"reasons": "There is proof."})
    assert made is not None
    assert "There is proof.\n" in made.in_full


def test_one_notice_may_tell_of_several_events() -> None:
    made = draft(PACK, ["arrested", "interviewed", "arrested"], "child_12_and_over", SAMPLES)
    assert made is not None
    assert made.texts == ("TX-ARRESTED-12UP", "TX-INTERVIEWED-12UP")
    assert made.in_full.count("We have arrested a person.") == 1


def test_what_no_translator_reviewed_is_not_offered() -> None:
    assert may_offer(PACK, ["arrested"], "child_12_and_over", "english")
    assert "TX-ARRESTED-12UP-CY" in PACK.notice_texts
    assert not may_offer(PACK, ["arrested"], "child_12_and_over", "welsh")
    assert {text.reviewed_by for text in PACK.notice_texts.values() if text.language == "welsh"} == {""}


def test_once_a_named_translator_reviewed_every_part_it_is_offered() -> None:
    text, reader = PACK.notice_texts["TX-ARRESTED-12UP-CY"], PACK.notice_readers["RD-CHILD-12-AND-OVER-CY"]
    reviewed = {"reviewed_by": "N. Rees"}
    half = replace(PACK, notice_texts={text.id: text.model_copy(update=reviewed)})
    whole = replace(half, notice_readers={reader.id: reader.model_copy(update=reviewed)})
    assert not may_offer(half, ["arrested"], "child_12_and_over", "welsh")
    assert may_offer(whole, ["arrested"], "child_12_and_over", "welsh")
    assert not may_offer(whole, ["arrested", "charged"], "child_12_and_over", "welsh")


@pytest.mark.parametrize(
    ("kind", "years", "reader"),
    [("child", 11, "child_under_12"), ("child", 12, "child_12_and_over"), ("child", None, "child_12_and_over"),
     ("carer", None, "parent_or_carer"), ("council", None, "council")],
)  # fmt: skip
def test_somebody_is_written_to_by_their_age_and_what_they_are(kind: str, years: int | None, reader: str) -> None:
    assert reader_of(kind, years) == reader


def test_no_title_and_no_text_names_anybody() -> None:
    said = [line.says for text in ENGLISH for line in text.lines]
    assert not any("{name}" in one or "{suspect}" in one for one in said)
