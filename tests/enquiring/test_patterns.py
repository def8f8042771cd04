"""Patterns: each is shown by an entry and proposes its lines for it, and nothing is proposed without one."""

from datetime import timedelta

import pytest

from tests.casework.desk import CALL_HANDLER, CHILD, DETECTIVE, INQUIRY, INVESTIGATION, STARTS, Desk, england_wales
from wayhome.application.gathering import face
from wayhome.casework.enquiring.classify_lines import standing_of
from wayhome.casework.enquiring.lines import lines_of
from wayhome.casework.enquiring.patterns import proposed
from wayhome.casework.facing import Facing
from wayhome.casework.record_answers import Answer, RecordAnswers
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId, PostId, RecordId, Subject
from wayhome.packs import load
from wayhome.record.envelope import Event, Value
from wayhome.rulebook.investigating import Pattern, Sign

PACK = england_wales().pack
SIGNS = [(pattern, sign) for pattern in PACK.patterns.values() for sign in pattern.signs]
NAMES = [f"{pattern.id} {number}" for number, (pattern, _) in enumerate(SIGNS)]


def event(name: str, number: int = 1, /, *subjects: Subject, **body: Value) -> Event:
    return Event(
        id=EventId(f"e{number:03}"),
        record=RecordId("EI-1"),
        type=name,
        version=1,
        happened_at=STARTS + timedelta(minutes=number),
        recorded_at=STARTS,
        subjects=subjects or (CHILD, INVESTIGATION),
        body=body,
        actor=ActorId(""),
        post=PostId(""),
    )


def shown_by(sign: Sign, number: int = 1) -> Event:
    """Return an entry that a sign means."""
    wanted = {name: (test.one_of or ("",))[0] for name, test in sign.seen_in.where.items()}
    return event(sign.seen_in.event, number, **wanted)


def told(*events: Event) -> Story:
    return Story(INVESTIGATION, events)


@pytest.mark.parametrize(("pattern", "sign"), SIGNS, ids=NAMES)
def test_a_sign_proposes_every_line_of_its_pattern_and_names_the_entry_it_rests_on(pattern: Pattern, sign: Sign):
    entries = [shown_by(sign, number) for number in range(1, sign.at_least + 1)]

    found = proposed(told(*entries), PACK)

    for each in pattern.proposes:
        because = next(one for one in found[each.line] if one.pattern == pattern.title)
        assert (because.words, because.to, because.event.id) == (sign.because, each.to, entries[-1].id)


@pytest.mark.parametrize(("pattern", "sign"), SIGNS, ids=NAMES)
def test_without_its_sign_a_pattern_proposes_nothing(pattern: Pattern, sign: Sign):
    others = [shown_by(sign, number) for number in range(1, sign.at_least)]
    if sign.seen_in.where:
        others.append(event(sign.seen_in.event, 90, **dict.fromkeys(sign.seen_in.where, "unknown")))

    reasons = [because for lines in proposed(told(*others), PACK).values() for because in lines]

    assert sign.because not in [because.words for because in reasons if because.pattern == pattern.title]


def test_nothing_is_proposed_of_an_empty_record():
    assert proposed(told(), PACK) == {}


def test_of_several_kinds_that_are_feared_each_shows_its_own_pattern():
    both = event("exploitation.concern_raised", kind="unknown", kinds=("online", "county_lines"))

    patterns = {because.pattern for lines in proposed(told(both), PACK).values() for because in lines}

    assert {"Reached online", "County lines"} <= patterns


def test_a_sign_is_read_in_a_childs_other_cases_where_the_pattern_says_so():
    missing = [event("missing.reported", number, CHILD, Subject(f"episode:{number}")) for number in (1, 2)]
    child = Story(CHILD, missing)

    assert "EL-16" not in proposed(told(), PACK)
    assert "EL-16" in proposed(told(), PACK, [child])


def test_a_place_of_another_case_proposes_nothing_here():
    elsewhere = event("suspect.premises_linked", 1, CHILD, Subject("investigation:EI-2"), kind="hotel")

    assert "EL-10" not in proposed(told(), PACK, [Story(CHILD, [elsewhere])])


@pytest.mark.parametrize(
    ("kind", "core", "where_indicated"),
    [("sexual", "EL-10", "EL-28"), ("county_lines", "EL-28", "EL-10")],
)
def test_what_belongs_to_every_case_depends_on_its_kind(kind: str, core: str, where_indicated: str):
    lines = lines_of(told(event("exploitation.concern_raised", kind=kind)), PACK)

    listed = {one.line.id: one for one in lines.catalogue}
    assert (listed[core].place, listed[where_indicated].place) == ("core", "if_indicated")


def test_where_nobody_knows_the_kind_no_line_is_put_behind():
    lines = lines_of(told(event("exploitation.concern_raised", kind="unknown")), PACK)

    behind = [one.line.id for one in lines.catalogue if one.place == "if_indicated"]
    assert behind == ["EL-22", "EL-23"]


def test_a_rulebook_without_a_catalogue_leaves_it_empty_and_still_tells_the_lines():
    lines = lines_of(told(event("enquiry.line_raised", line="EL-08")), load("examples"))

    assert ([line.name for line in lines.open], lines.catalogue) == (["EL-08"], ())


def test_the_catalogue_has_each_of_the_twenty_eight_lines_once():
    assert list(PACK.investigation_lines) == [f"EL-{number:02}" for number in range(1, 29)]


def test_a_case_knows_what_was_answered_when_its_child_was_missing():
    desk = Desk()
    desk.report()
    desk.do(RecordAnswers, CALL_HANDLER, answers=(Answer(question="online_contact", answer="yes"),))
    desk.concern()

    lines = standing_of(faced(desk))

    listed = {one.line.id: one for one in lines.catalogue}
    assert [one.words for one in listed["EL-06"].because] == ["somebody was in contact with the child online"]


def faced(desk: Desk) -> Facing:
    return face(INQUIRY, by=DETECTIVE.actor.id, log=desk.ledger, rulebook=england_wales(), now=desk.now)
