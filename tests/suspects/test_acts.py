"""What is done about suspects: nothing is too little to look for them, and bail runs as long as a rank lets it."""

from datetime import date, datetime

import pytest

from tests.casework.desk import (
    CHILD,
    DETECTIVE,
    DI,
    INQUIRY,
    INSPECTOR,
    INVESTIGATION,
    SERGEANT,
    SUPERINTENDENT,
    Desk,
    england_wales,
    rules,
    words,
)
from wayhome.application.drafts import Draft, Entry
from wayhome.application.entering import enter
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.suspects.bail import last_day, reach_of
from wayhome.casework.suspects.bailing import (
    AskBailViews,
    DecideBailBreach,
    EndBail,
    ExtendBail,
    ReportBailBroken,
    ReviewRelease,
    SetBail,
    VaryBail,
)
from wayhome.casework.suspects.check import CheckSuspect
from wayhome.casework.suspects.identify import IdentifySuspect
from wayhome.casework.suspects.police import KeepApart, TellStandards
from wayhome.casework.suspects.same import JoinSuspects, TellSuspectsApart
from wayhome.casework.suspects.standing import SuspectStanding
from wayhome.casework.suspects.steps import IndicateOtherChild, RecordStep
from wayhome.casework.suspects.suspects import UNNAMED, suspects_of
from wayhome.duties.derive import derive_all
from wayhome.duties.examples import london
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.events.bail import BailSet

ALL_SYSTEMS = (
    "national_computer",
    "national_database",
    "local_intelligence",
    "offender_management",
    "custody",
    "encounters",
)
S1, S2 = "EI-1-S1", "EI-1-S2"
OTHER_CHILD, OTHER_RECORD = Subject("child:B"), RecordId("CH-9")


@pytest.fixture
def desk() -> Desk:
    """Return a desk with an investigation that is open."""
    made = Desk()
    made.concern()
    return made


def entered(desk: Desk, kind: str) -> list[dict[str, object]]:
    return [dict(event.body) for event in desk.events(kind, record=INQUIRY)]


def standing(desk: Desk) -> tuple[SuspectStanding, ...]:
    held = [sealed.event for sealed in desk.ledger.read(INQUIRY).events]
    spoken = {(one.event, one.field): one.text for one in desk.ledger.words(INQUIRY)}
    return suspects_of(stories(held)[Subject("investigation:EI-1")], spoken)


def on(desk: Desk, day: str) -> Desk:
    """Set the clock to noon of a day in London."""
    desk.now = london(f"{day}T12:00")
    return desk


def arrested(desk: Desk, *, until: date = date(2026, 5, 30)) -> Desk:
    """Have a suspect arrested and bailed on 2 March."""
    desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh", kind="adult")
    desk.do(RecordStep, DETECTIVE, suspect=S1, kind="arrested")
    desk.do(SetBail, DETECTIVE, suspect=S1, until=until, conditions="No contact with the child", child_views="sought")
    return desk


def test_somebody_known_only_by_a_description_is_a_suspect_and_is_searched_for_within_a_day(desk: Desk):
    told = desk.do(IdentifySuspect, DETECTIVE, known_by="description", description="Tall, red car, gold tooth")

    assert entered(desk, "suspect.identified")[0]["suspect"] == S1
    assert "casework.unnamed_suspect" in rules(told.notices)
    assert desk.statuses("LOE-03") == ["owed"]


def test_a_search_is_complete_only_once_every_system_has_answered_over_several_searches(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Smoke")
    told = desk.do(CheckSuspect, DETECTIVE, suspect=S1, answered=ALL_SYSTEMS[:5], unanswered=ALL_SYSTEMS[5:])

    assert words(told.notices) == ["Not answered yet: Stops and encounters. That does not mean that nothing is held."]
    assert (entered(desk, "suspect.checked")[-1]["complete"], desk.statuses("LOE-03")) == (False, ["owed"])

    desk.do(CheckSuspect, DETECTIVE, suspect=S1, answered=("encounters",))
    assert (entered(desk, "suspect.checked")[-1]["complete"], desk.statuses("LOE-03")) == (True, ["met"])


def test_nothing_searched_is_no_complete_search(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname")
    desk.do(CheckSuspect, DETECTIVE, suspect=S1)

    assert entered(desk, "suspect.checked")[-1]["complete"] is False


def test_two_suspects_who_are_one_need_no_second_search_and_what_shows_it_is_asked_for(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Smoke")
    desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh")
    desk.do(CheckSuspect, DETECTIVE, suspect=S2, answered=ALL_SYSTEMS)

    no = desk.refused(JoinSuspects, DETECTIVE, suspect=S1, other=S2, reason=" ")
    assert words(no) == ["Nobody says what shows that the two are one person."]

    desk.do(JoinSuspects, DETECTIVE, suspect=S1, other=S2, reason="The number is in his phone")
    assert sorted(desk.statuses("LOE-03")) == ["lapsed", "met"]
    assert [(one.ref, set(one.refs)) for one in standing(desk)] == [(S2, {S1, S2})]
    again = desk.refused(JoinSuspects, DETECTIVE, suspect=S1, other=S2, reason="Again")
    assert rules(again) == ["casework.same_already"]

    desk.do(TellSuspectsApart, DETECTIVE, suspect=S1, other=S2, reason="Another phone")
    assert [one.ref for one in standing(desk)] == [S1, S2]
    assert rules(desk.refused(TellSuspectsApart, DETECTIVE, suspect=S1, other=S2)) == ["casework.not_joined"]
    assert rules(desk.refused(JoinSuspects, DETECTIVE, suspect=S1, other="S9", reason="x")) == [
        "casework.no_such_suspect"
    ]


def test_each_step_is_something_the_child_is_told_of_by_the_end_of_the_next_working_day(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="Lee Marsh")
    told = desk.do(RecordStep, DETECTIVE, suspect=S1, kind="arrested")

    (owed,) = [duty for duty in told.raised if duty.rule == "VC-10"]
    assert owed.due_at == london("2026-03-03T23:59:59")


def test_arrest_interview_and_bail_of_one_day_each_raise_what_the_child_is_told(desk: Desk):
    arrested(desk)
    desk.do(RecordStep, DETECTIVE, suspect=S1, kind="interviewed", explanation="I was in Leeds")

    assert [desk.statuses(rule) for rule in ("VC-10", "VC-11", "VC-13")] == [["owed"], ["owed"], ["owed"]]
    assert desk.statuses("LOE-08") == ["owed"]
    assert [step.kind for step in standing(desk)[0].steps] == ["arrested", "bailed", "interviewed", "explained"]


def test_a_suspect_who_is_a_child_has_a_record_of_their_own_where_it_is_asked_whether_they_were_made_to(desk: Desk):
    told = desk.do(
        IdentifySuspect, DETECTIVE, known_by="name", name="Kit", kind="child", age_stated=15,
        own_child=OTHER_CHILD, own_record=OTHER_RECORD,
    )  # fmt: skip

    own = {sealed.event.type for sealed in desk.ledger.read(OTHER_RECORD).events}
    theirs = stories(sealed.event for sealed in desk.ledger.about(OTHER_CHILD).events)
    owed = {duty.rule for duty in derive_all(theirs.values(), england_wales(), horizon=desk.now)}
    assert own == {"child.described", "exploitation.child_suspected"}
    assert "REC-08" in owed
    assert "This suspect is a child, and may be made to do it." in words(told.notices)[0]

    desk.do(
        IdentifySuspect, DETECTIVE, suspect=S1, known_by="phone", kind="child", own_child=OTHER_CHILD,
        own_record=OTHER_RECORD,
    )  # fmt: skip
    assert len(desk.ledger.read(OTHER_RECORD).events) == 2


def test_before_a_child_is_dealt_with_it_is_said_that_they_are_one(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="Kit", kind="child")

    told = desk.do(RecordStep, DETECTIVE, suspect=S1, kind="charged")

    assert ("REC-08", "This suspect is a child.") in list(zip(rules(told.notices), words(told.notices), strict=True))


def test_a_child_charged_before_anybody_asked_is_a_breach_on_their_own_record(desk: Desk):
    known = {"known_by": "name", "name": "Kit", "kind": "child", "age_stated": 15}
    desk.do(IdentifySuspect, DETECTIVE, own_child=OTHER_CHILD, own_record=OTHER_RECORD, **known)

    desk.do(RecordStep, DETECTIVE, suspect=S1, kind="charged")

    desk.now = desk.now.replace(minute=desk.now.minute + 1)
    theirs = stories(sealed.event for sealed in desk.ledger.about(OTHER_CHILD).events)
    owed = derive_all(theirs.values(), england_wales(), horizon=desk.now)
    assert [duty.status_at(desk.now).value for duty in owed if duty.rule == "NRM-08"] == ["overdue"]


def test_a_suspect_who_works_for_the_police_is_told_of_to_professional_standards_and_kept_from_their_unit(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="PC Nine", kind="police", workplace="Eastmere response")
    assert (desk.statuses("SUSP-01"), desk.statuses("SUSP-02")) == (["owed"], ["owed"])

    desk.do(TellStandards, DETECTIVE, suspect=S1, reference="PSD-7")
    no = desk.refused(KeepApart, SERGEANT, suspect=S1, reason="Westmere investigates")
    assert words(no) == ["Who may see a case against one of the police's own is decided by an inspector or above."]
    assert rules(desk.refused(KeepApart, DI, suspect=S1)) == ["SUSP-02"]
    desk.do(KeepApart, DI, suspect=S1, reason="Westmere investigates; nobody of Eastmere reads it")

    assert (desk.statuses("SUSP-01"), desk.statuses("SUSP-02")) == (["met"], ["met"])
    assert "Eastmere response" not in str([event.body for event in desk.events(record=INQUIRY)])


def test_of_a_suspect_who_cares_for_the_child_it_is_said_that_no_notice_goes_to_them(desk: Desk):
    told = desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="Her stepfather", cares_for_child="yes")

    assert "DISC-05" in rules(told.notices)
    assert standing(desk)[0].is_carer


def test_something_that_points_to_another_child_is_answered_within_a_day(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="phone")
    desk.do(IndicateOtherChild, DETECTIVE, suspect=S1, shows="A second girl in the car")

    (owed,) = [duty for duty in desk.duties() if duty.rule == "LOE-04"]
    assert owed.due_at == london("2026-03-03T19:00")
    assert standing(desk)[0].other_child


def test_bail_that_was_set_is_kept_however_long_and_the_child_not_asked_is_owed(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="name")
    told = desk.do(SetBail, DETECTIVE, suspect=S1, until=date(2026, 9, 2))

    assert "Bail to 2 September 2026 is longer than the custody officer may set it." in words(told.notices)
    assert "No condition protects the child." in words(told.notices)
    assert desk.at(1).statuses("SUP-07-B") == ["overdue"]
    desk.do(AskBailViews, DETECTIVE, suspect=S1, views="Not near my school")
    assert desk.statuses("SUP-07-B") == ["met_late"]


def test_conditions_that_change_are_asked_of_the_child_and_told_to_them(desk: Desk):
    arrested(desk)
    desk.do(VaryBail, DETECTIVE, suspect=S1, conditions="Not to enter Eastmere", child_views="sought", views="Good")

    assert standing(desk)[0].bail is not None
    assert standing(desk)[0].bail.conditions == "Not to enter Eastmere"  # type: ignore[union-attr]
    assert desk.statuses("SUP-07-B") == ["met", "met"]
    assert desk.statuses("VC-13") == ["owed", "owed"]


@pytest.mark.parametrize(
    ("who", "day", "authority"),
    [(INSPECTOR, date(2026, 9, 2), "inspector"), (SUPERINTENDENT, date(2026, 12, 2), "superintendent")],
)
def test_bail_is_extended_up_to_the_last_day_of_a_rank_and_no_further(desk: Desk, who, day: date, authority: str):
    on(arrested(desk), "2026-05-25")
    beyond = day.replace(day=day.day + 1)

    no = desk.refused(ExtendBail, who, suspect=S1, until=beyond, reason="Phone downloads are awaited")
    assert rules(no) == ["SUP-07-EACH"]
    assert f"you may let it run until {day.day} {day:%B %Y}" in words(no)[0]

    desk.do(ExtendBail, who, suspect=S1, until=day, reason="Phone downloads are awaited")
    assert entered(desk, "investigation.bail_extended") == [
        {"until": day.isoformat(), "authority": authority, "suspect": S1}
    ]
    assert desk.statuses("SUP-07-EACH") == ["met"]


def test_a_rank_is_that_of_whoever_is_signed_in_and_a_court_is_recorded_by_anybody(desk: Desk):
    on(arrested(desk), "2026-05-25")

    no = desk.refused(ExtendBail, DETECTIVE, suspect=S1, until=date(2026, 8, 1), reason="Downloads")
    assert words(no) == ["Bail is extended by rank, and yours may not."]
    assert no[0].remedy == "It is for an inspector."

    desk.do(ExtendBail, DETECTIVE, suspect=S1, until=date(2027, 3, 1), by_court=True)
    assert entered(desk, "investigation.bail_extended")[0]["authority"] == "court"


def test_bail_is_not_extended_without_a_reason_to_an_earlier_day_or_once_it_ran_out(desk: Desk):
    on(arrested(desk), "2026-05-25")

    assert words(desk.refused(ExtendBail, INSPECTOR, suspect=S1, until=date(2026, 8, 1))) == ["Nobody says why."]
    early = desk.refused(ExtendBail, INSPECTOR, suspect=S1, until=date(2026, 5, 30), reason="Downloads")
    assert words(early) == ["Bail runs until 30 May 2026 already."]
    on(desk, "2026-05-31")
    late = desk.refused(ExtendBail, INSPECTOR, suspect=S1, until=date(2026, 8, 1), reason="Downloads")
    assert words(late) == ["Bail ran out on 30 May 2026, and cannot be extended any more."]
    other = desk.refused(ExtendBail, INSPECTOR, suspect="S9", until=date(2026, 8, 1), reason="Downloads")
    assert words(other) == ["Suspect S9 is not on bail."]


def test_bail_that_ends_soon_is_owed_to_be_decided_from_a_fortnight_before(desk: Desk):
    arrested(desk)

    assert on(desk, "2026-05-15").statuses("SUP-07-EACH") == []
    assert on(desk, "2026-05-16").statuses("SUP-07-EACH") == ["owed"]
    assert on(desk, "2026-05-30").statuses("SUP-07-EACH") == ["owed"]
    assert on(desk, "2026-05-31").statuses("SUP-07-EACH") == ["overdue"]
    desk.do(EndBail, DETECTIVE, suspect=S1, reason="Remanded for something else")
    assert desk.statuses("SUP-07-EACH") == ["missed"]
    assert standing(desk)[0].bail is None


def test_a_broken_condition_is_decided_on_within_a_day_and_only_a_supervisor_lets_it_go(desk: Desk):
    arrested(desk)
    told = desk.do(ReportBailBroken, DETECTIVE, suspect=S1, what="Waited outside the school")
    assert "The child may be in danger now." in words(told.notices)
    assert desk.statuses("SUP-07-D") == ["owed"]

    no = desk.refused(DecideBailBreach, DETECTIVE, suspect=S1, result="no_action_for_a_reason", reason="By chance")
    assert words(no) == ["That nothing follows from a broken condition is decided by whoever supervises."]
    bare = desk.refused(DecideBailBreach, SERGEANT, suspect=S1, result="no_action_for_a_reason")
    assert words(bare) == ["Nobody says why nothing follows."]
    desk.do(DecideBailBreach, DETECTIVE, suspect=S1, result="arrested")
    assert desk.statuses("SUP-07-D") == ["met"]


def test_a_release_under_investigation_is_looked_at_again_by_an_inspector_every_thirty_days(desk: Desk):
    arrested(desk).at(30)
    told = desk.do(RecordStep, DETECTIVE, suspect=S1, kind="released_under_investigation")
    assert "No condition protects the child while somebody is released under investigation." in words(told.notices)
    assert desk.statuses("SUP-07-C") == ["owed"]
    on(desk, "2026-04-01")

    assert rules(desk.refused(ReviewRelease, DETECTIVE, suspect=S1, result="stays", reason="x")) == ["SUP-07-C"]
    assert "Nobody says why" in words(desk.refused(ReviewRelease, DI, suspect=S1, result="stays"))[0]
    desk.do(ReviewRelease, DI, suspect=S1, result="stays", reason="An order keeps him away")
    assert desk.statuses("SUP-07-C") == ["met", "owed"]


def test_that_nobody_is_charged_without_a_reason_is_kept_and_said(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="name")
    told = desk.do(RecordStep, DETECTIVE, suspect=S1, kind="not_charged")

    assert "Nobody says why; the child has a right to the reasons." in words(told.notices)


@pytest.mark.parametrize(
    ("first", "months", "last"),
    [
        (date(2026, 3, 3), 3, date(2026, 6, 2)),
        (date(2026, 12, 1), 3, date(2027, 2, 28)),
        (date(2027, 12, 1), 3, date(2028, 2, 29)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2028, 2, 29), 9, date(2028, 11, 28)),
    ],
)
def test_months_of_bail_end_on_the_day_before_or_on_the_last_of_a_shorter_month(first: date, months: int, last: date):
    assert last_day(first, months) == last


def test_bail_counts_from_the_day_after_the_arrest_also_over_a_night_in_which_the_clocks_go_forward(desk: Desk):
    desk.now = datetime.fromisoformat("2026-03-28T23:30:00+00:00")  # the clocks go forward two hours later
    desk.do(IdentifySuspect, DETECTIVE, known_by="name")
    desk.do(RecordStep, DETECTIVE, suspect=S1, kind="arrested")

    reach = reach_of("inspector", standing(desk)[0], england_wales().pack, date(2026, 3, 29))

    assert reach is not None
    assert reach.last == date(2026, 9, 28)


def test_every_act_about_a_suspect_is_one_of_an_investigation():
    acts = (IdentifySuspect, CheckSuspect, JoinSuspects, RecordStep, SetBail, ExtendBail, TellStandards)

    assert all(issubclass(act, OnInvestigation) for act in acts)


def test_bail_of_somebody_found_to_be_another_is_extended_and_ended_where_it_was_set(desk: Desk):
    arrested(desk)
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Smoke")
    desk.do(JoinSuspects, DETECTIVE, suspect=S1, other=S2, reason="The number is in his phone")
    on(desk, "2026-05-25")
    desk.do(ExtendBail, INSPECTOR, suspect=S2, until=date(2026, 8, 1), reason="Downloads")
    assert desk.statuses("SUP-07-EACH") == ["met"]
    on(desk, "2026-07-28")
    assert desk.statuses("SUP-07-EACH") == ["met", "owed"]

    desk.do(RecordStep, DETECTIVE, suspect=S2, kind="charged")

    assert on(desk, "2026-08-02").statuses("SUP-07-EACH") == ["met", "lapsed"]


def test_standards_told_of_somebody_found_to_be_another_are_told_of_who_works_for_the_police(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="name", name="PC Nine", kind="police")
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Nine")
    desk.do(JoinSuspects, DETECTIVE, suspect=S1, other=S2, reason="The same photograph")

    desk.do(TellStandards, DETECTIVE, suspect=S2)
    desk.do(KeepApart, DI, suspect=S2, reason="Westmere investigates")

    assert (desk.statuses("SUSP-01"), desk.statuses("SUSP-02")) == (["met"], ["met"])
    assert (standing(desk)[0].standards_told, standing(desk)[0].is_police) == (desk.now, True)


def test_of_two_on_bail_who_are_one_it_is_said_that_each_is_owed_to_be_decided(desk: Desk):
    arrested(desk)
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname")
    desk.do(SetBail, DETECTIVE, suspect=S2, until=date(2026, 5, 1), child_views="sought")

    told = desk.do(JoinSuspects, DETECTIVE, suspect=S1, other=S2, reason="The same photograph")

    assert rules(told.notices) == ["casework.both_on_bail"]


def test_bail_of_which_an_import_does_not_say_whose_it_is_is_extended_for_nobody_in_particular(desk: Desk):
    bail = Draft(fact=BailSet(until=date(2026, 5, 30)), happened_at=desk.now, subjects=(CHILD, INVESTIGATION))
    enter(Entry(record=INQUIRY, drafts=(bail,)), ledger=desk.ledger, supplies=desk.supplies)
    on(desk, "2026-05-25")

    desk.do(ExtendBail, INSPECTOR, suspect=UNNAMED, until=date(2026, 8, 1), reason="Downloads")

    assert entered(desk, "investigation.bail_extended") == [{"until": "2026-08-01", "authority": "inspector"}]
    assert (desk.statuses("SUP-07"), desk.statuses("SUP-07-EACH")) == (["met", "owed"], [])


def test_who_is_bailed_or_charged_under_a_nickname_alone_is_kept_with_a_word_that_the_name_lacks(desk: Desk):
    desk.do(IdentifySuspect, DETECTIVE, known_by="nickname", name="Kit")
    bailed = desk.do(SetBail, DETECTIVE, suspect=S1, until=date(2026, 5, 30), conditions="None with the child.")
    charged = desk.do(RecordStep, DETECTIVE, suspect=S1, kind="charged")

    assert "casework.no_name_for_a_charge" in rules(bailed.notices)
    assert "casework.no_name_for_a_charge" in rules(charged.notices)

    desk.do(IdentifySuspect, DETECTIVE, suspect=S1, known_by="name", name="Lee Marsh")
    again = desk.do(RecordStep, DETECTIVE, suspect=S1, kind="charged")
    assert "casework.no_name_for_a_charge" not in rules(again.notices)
