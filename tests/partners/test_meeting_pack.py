"""What a meeting has before it: each child on its list once, in sentences that rest on entries."""

from datetime import timedelta
from threading import RLock

import pytest

from tests.casework.desk import (
    CASE,
    CHILD,
    DETECTIVE,
    INQUIRY,
    INVESTIGATION,
    LEAD,
    OFFICER,
    SERGEANT,
    Desk,
    england_wales,
    words,
)
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.application.meeting_pack.making import make_pack
from wayhome.application.meeting_pack.meetings import listed, meeting_called, meetings, proposed
from wayhome.application.meeting_pack.sentences import ChildPart, MeetingPack, Part
from wayhome.application.reading import Reading
from wayhome.casework.concerns.assess_risk import AssessCaseRisk
from wayhome.casework.partners.disagree import Disagree
from wayhome.casework.partners.list_children import ListForMeeting, TakeOffList
from wayhome.casework.partners.minutes import MinuteMeeting
from wayhome.casework.partners.plan_meeting import CallOffMeeting, OnTheList, PlanMeeting
from wayhome.casework.partners.take_on import Taken, TakeOn
from wayhome.kernel.ids import OUR_FORCE, RecordId, Subject
from wayhome.record.events.child import RecordsJoined
from wayhome.record.events.exploitation import LevelAssessed
from wayhome.record.events.investigation import ChildJoined
from wayhome.record.vocabulary import Fact

DAY = 24 * 60
OTHER = Subject("child:B")


@pytest.fixture
def desk() -> Desk:
    """Return a desk with a concern, and a meeting in ten days."""
    made = Desk()
    made.concern()
    plan(made, "MM-1", 10)
    return made


def plan(desk: Desk, key: str, days: int, area: str = "North") -> None:
    """Plan a meeting so many days from now."""
    at = desk.now + timedelta(days=days)
    desk.do(PlanMeeting, LEAD, about=OUR_FORCE, meeting=key, at=at, area=area)


def tell(desk: Desk, fact: Fact, *subjects: Subject, record: RecordId = INQUIRY) -> None:
    """Put a fact on record as an import does."""
    draft = Draft(fact=fact, happened_at=desk.now, subjects=subjects)
    enter(Entry(record=record, drafts=(draft,)), ledger=desk.ledger, supplies=desk.supplies)


def reading(desk: Desk) -> Reading:
    """Return the record as pages read it."""
    return Reading(desk.ledger, england_wales(), lambda _name: england_wales(), turn=RLock())


def pack(desk: Desk, key: str = "MM-1", *, covered: bool = False) -> MeetingPack:
    """Make the pack of a meeting now."""
    read = reading(desk)
    meeting = meeting_called(key, read)
    assert meeting is not None
    return make_pack(meeting, listed(key, read), read, at=desk.now, covered=covered)


def part(child: ChildPart, title: str) -> Part:
    """Return the part of a child's pack whose title begins so."""
    return next(one for one in child.parts if one.title.startswith(title))


def said(child: ChildPart, title: str) -> list[str]:
    """Return what is said under a title."""
    return [one.words for one in part(child, title).sentences]


# --- the list ---


def test_a_meeting_is_planned_before_it_is_held(desk: Desk):
    reasons = desk.refused(PlanMeeting, LEAD, about=OUR_FORCE, meeting="MM-9", at=desk.now, area="North")

    assert words(reasons) == ["That time has passed, and a meeting is planned before it is held."]


def test_a_child_is_proposed_by_the_rule_until_they_are_listed(desk: Desk):
    tell(desk, LevelAssessed(level="significant"), CHILD)
    assert [one.child for one in proposed(reading(desk), desk.now)] == [CHILD]

    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="An order, and a bed.")
    assert proposed(reading(desk), desk.now) == ()
    assert desk.statuses("MA-05") == ["met"]


def test_a_child_who_is_listed_twice_stands_on_the_list_once(desk: Desk):
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="A bed.")
    handled = desk.do(ListForMeeting, DETECTIVE, meeting="MM-1", report="A bed.")

    assert words(handled.notices) == ["The child was on that list already, and stands on it once."]
    assert [one.child for one in listed("MM-1", reading(desk))] == [CHILD]


def test_two_records_of_one_child_stand_on_the_list_once(desk: Desk):
    tell(desk, ChildJoined(basis="disclosure"), OTHER, INVESTIGATION)
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="A bed.")
    desk.do(ListForMeeting, SERGEANT, child=OTHER, meeting="MM-1", report="The same child, perhaps.")
    assert len(listed("MM-1", reading(desk))) == 2

    tell(desk, RecordsJoined(keeps=CHILD), CHILD, OTHER)
    assert [one.child for one in listed("MM-1", reading(desk))] == [CHILD]


def test_a_meeting_that_is_over_or_unknown_takes_nobody(desk: Desk):
    reasons = desk.refused(ListForMeeting, SERGEANT, meeting="MM-7")
    assert words(reasons) == ["There is no such meeting, or it was called off."]

    desk.at(11 * DAY)
    assert words(desk.refused(ListForMeeting, SERGEANT, meeting="MM-1")) == ["That meeting has begun or is over."]


def test_a_child_taken_off_for_a_later_meeting_is_owed_it(desk: Desk):
    tell(desk, LevelAssessed(level="moderate"), CHILD)
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="A bed.")
    desk.at(60)
    desk.do(TakeOffList, SERGEANT, meeting="MM-1", because="next_meeting", reason="Her social worker is away.")

    assert listed("MM-1", reading(desk)) == ()
    assert desk.statuses("MA-05") == ["met", "owed"]
    reasons = desk.refused(TakeOffList, SERGEANT, meeting="MM-1", because="not_needed", reason="x")
    assert words(reasons) == ["The child is not on that list."]


def test_calling_a_meeting_off_owes_every_child_on_its_list_the_next(desk: Desk):
    tell(desk, LevelAssessed(level="moderate"), CHILD)
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="A bed.")
    desk.at(60)
    on_list = tuple(OnTheList(record=one.record, child=one.child) for one in listed("MM-1", reading(desk)))
    off = {"about": OUR_FORCE, "meeting": "MM-1", "listed": on_list}
    assert words(desk.refused(CallOffMeeting, LEAD, **off, reason="")) == [
        "It does not say why children are not seen to."
    ]
    desk.do(CallOffMeeting, LEAD, **off, reason="Snow.")

    assert desk.statuses("MA-05") == ["met", "owed"]
    assert [one.called_off for one in meetings(reading(desk))] == [True]
    assert words(desk.refused(CallOffMeeting, LEAD, **off, reason="Snow.")) == ["The meeting was called off already."]


def test_what_a_meeting_decided_stays_with_whoever_took_it_on(desk: Desk):
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="A bed.")
    desk.at(10 * DAY)
    bed = Taken(what="Find him a bed out of the area.", agency="housing", due=desk.now + timedelta(days=5))
    desk.do(MinuteMeeting, LEAD, meeting="MM-1", police_attended=True, came=("health",), actions=(bed,))

    assert [one.held for one in listed("MM-1", reading(desk))] == [True]
    (owed,) = (duty for duty in desk.duties() if duty.rule == "MA-08")
    assert owed.owed_by.agency == "housing"


def test_minutes_of_nothing_for_a_child_who_was_not_listed_are_kept_and_said(desk: Desk):
    desk.at(10 * DAY)
    handled = desk.do(MinuteMeeting, LEAD, meeting="MM-1", police_attended=False)

    assert words(handled.notices) == [
        "The child was not on the list of that meeting.",
        "The police did not take part in this meeting.",
        "The meeting agreed no action for the child.",
    ]


# --- the pack ---


def test_a_list_without_children_makes_a_pack_without_any(desk: Desk):
    assert pack(desk).children == ()
    assert pack(desk).records == ()


def test_every_sentence_rests_on_an_entry_that_is_in_the_record(desk: Desk):
    busy(desk)
    (child,) = pack(desk).children
    sentences = [one for told in child.parts for one in told.sentences]

    assert len(sentences) > 10
    for one in sentences:
        held = desk.ledger.event(one.entry)
        assert held is not None
        assert held.event.record == one.record
    assert set(child.records) == {INQUIRY, CASE}


def busy(desk: Desk) -> None:
    """Put enough on record that every part has something to say, and list the child."""
    desk.report()
    tell(desk, LevelAssessed(level="significant", reasons="Taken every weekend."), CHILD)
    desk.do(AssessCaseRisk, DETECTIVE, level="high", reasons="He is in debt to them.")
    due = desk.now + timedelta(hours=2)
    theirs = Taken(what="Ask the clinic.", agency="health", due=due)
    desk.do(TakeOn, DETECTIVE, agreed_in="meeting", actions=(theirs,))
    desk.do(Disagree, DETECTIVE, partner="local_authority", decision="no_enquiry", about="x", asked="Make one.")
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="Who finds him a bed?")
    desk.at(DAY)


def test_a_child_is_told_by_risk_cases_and_what_is_owed_overdue_first(desk: Desk):
    busy(desk)
    (child,) = pack(desk).children

    assert child.who == "Ada"
    assert child.known == "15 years old"
    assert part(child, "What the meeting is asked").sentences[0].quote == "Who finds him a bed?"
    assert "Exploitation judged significant, 2 March 2026." in said(child, "Risk")
    assert "Risk in investigation EI-1: high, 2 March 2026." in said(child, "Risk")
    assert part(child, "Missing").title.startswith("Missing: 1 in 90 days")
    assert said(child, "Missing") == ["Missing from 19:00 on 2 March 2026, 24 hours, and not found yet."]
    assert "EI-1 is given to nobody, begun on 2 March 2026." in said(child, "Investigations")
    assert "With the council, that no enquiry was made: not taken up yet, not answered." in said(child, "Where we")
    owed = part(child, "Who owes what").sentences
    assert [one.overdue for one in owed] == sorted((one.overdue for one in owed), reverse=True)
    (health,) = (one for one in owed if one.words.startswith("The health service"))
    assert (health.quote, health.overdue) == ("Ask the clinic.", True)


def test_what_is_owed_again_and_again_stands_once(desk: Desk):
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="A bed.")
    desk.at(3 * DAY)
    owed = [one.words.partition(", overdue")[0] for one in part(pack(desk).children[0], "Who owes what").sentences]

    assert len(owed) == len(set(owed)) > 3


def test_changes_are_told_by_when_they_were_entered_since_the_meeting_before(desk: Desk):
    desk.at(11 * DAY)
    plan(desk, "MM-2", 20)
    desk.do(ListForMeeting, SERGEANT, meeting="MM-2", report="A bed.")
    (child,) = pack(desk, "MM-2").children
    changes = said(child, "Changes since 12 March 2026")

    assert changes == ["The child was listed for the exploitation meeting, 19:00 on 13 March 2026."]


def test_another_areas_meeting_is_not_the_one_before(desk: Desk):
    desk.at(11 * DAY)
    plan(desk, "MM-2", 20, area="South")
    desk.do(ListForMeeting, SERGEANT, meeting="MM-2", report="A bed.")
    (child,) = pack(desk, "MM-2").children

    assert len(said(child, "Changes since 13 February 2026")) > 1


def test_another_child_of_the_case_and_a_place_are_around_the_child(desk: Desk):
    tell(desk, ChildJoined(basis="disclosure"), OTHER, INVESTIGATION)
    tell(desk, ChildJoined(basis="disclosure"), CHILD, OTHER, INVESTIGATION)
    desk.do(ListForMeeting, SERGEANT, meeting="MM-1", report="A bed.", child=CHILD)
    (child,) = pack(desk).children

    assert said(child, "Who and what") == ["Child: Child B, in the same investigation EI-1."]


def test_under_a_cover_name_no_word_of_anybody_stands_in_the_pack(desk: Desk):
    busy(desk)
    made = pack(desk, covered=True)
    (child,) = made.children

    assert (child.who, made.covered) == ("Child 1", True)
    assert all(one.quote == "" for told in child.parts for one in told.sentences)
    assert not any("Ada" in one.words for told in child.parts for one in told.sentences)


def test_of_a_welsh_child_it_is_said_that_other_procedures_hold():
    desk = Desk()
    desk.report(nation="wales")
    plan(desk, "MM-1", 3)
    desk.do(ListForMeeting, OFFICER, record=CASE, meeting="MM-1", report="A bed.")

    assert "Wales Safeguarding Procedures" in pack(desk).children[0].known
