"""A photograph is put on record, and sheets for officers are numbered, printed while missing, and taken back."""

from datetime import date

from tests.casework.desk import CASE, CHILD, OFFICER, SERGEANT, Desk, rules, words
from wayhome.application.pictured import in_use, photographs
from wayhome.casework.keep_photograph import KeepPhotograph
from wayhome.casework.locate_child import LocateChild
from wayhome.casework.print_briefing import PrintBriefing
from wayhome.casework.sheets import sheets
from wayhome.casework.take_back_briefing import TakeBackBriefing
from wayhome.casework.withdraw_photograph import WithdrawPhotograph
from wayhome.duties.stories import stories
from wayhome.duties.story import Story
from wayhome.kernel.ids import EventId, Subject

EPISODE = Subject("episode:A1")


def reported() -> Desk:
    desk = Desk()
    desk.report()
    return desk.at(20)


def story(desk: Desk, named: Subject = EPISODE) -> Story:
    return stories(sealed.event for sealed in desk.ledger.about(CHILD).events)[named]


def found(desk: Desk) -> None:
    desk.do(LocateChild, OFFICER, found_by="police_own", basis="seen", condition="alive")


def test_a_photograph_is_put_on_record_and_does_what_the_rules_ask_of_a_photo() -> None:
    desk = reported()

    desk.do(KeepPhotograph, OFFICER, photograph="ab.cd", given_by="carer", may_publish="no", taken_on=date(2026, 1, 4))

    (kept,), (obtained,) = desk.events("child.photograph_kept"), desk.events("missing.item_obtained")
    assert kept.subjects == (CHILD,)
    assert dict(kept.body) == {"given_by": "carer", "may_publish": "no", "taken_on": "2026-01-04"}
    assert dict(obtained.body) == {"item": "photo", "may_publish": "no", "result": "obtained"}
    assert [(one.field, one.text) for one in desk.ledger.words(CASE) if one.event == kept.id] == [
        ("photograph", "ab.cd")
    ]


def test_a_photograph_is_not_of_a_day_that_has_not_come() -> None:
    reasons = reported().refused(KeepPhotograph, OFFICER, photograph="ab.cd", taken_on=date(2026, 3, 3))

    assert words(reasons) == ["The photograph was taken on a day that has not come yet."]


def test_the_last_photograph_that_may_be_used_stands_for_the_child() -> None:
    desk = reported()
    desk.do(KeepPhotograph, OFFICER, photograph="ab.cd")
    desk.at(25).do(KeepPhotograph, OFFICER, photograph="ef.01")
    first, last = desk.events("child.photograph_kept")

    desk.at(30).do(WithdrawPhotograph, OFFICER, entry=last.id, why="another_child", reason="It is her cousin.")

    told = story(desk, CHILD)
    used = in_use(told)
    assert [(one.entry, one.withdrawn) for one in photographs(told)] == [(last.id, "another_child"), (first.id, "")]
    assert used is not None
    assert used.entry == first.id


def test_what_is_no_photograph_of_the_child_is_not_withdrawn() -> None:
    reasons = reported().refused(WithdrawPhotograph, OFFICER, entry=EventId("e0001"), why="other")

    assert words(reasons) == ["There is no such photograph of this child."]


def test_a_photograph_is_old_after_three_months_and_one_of_no_known_day_is_not_called_so() -> None:
    desk = reported()
    for name, taken in (("a.a", date(2025, 11, 30)), ("b.b", date(2025, 12, 1)), ("c.c", None)):
        desk.do(KeepPhotograph, OFFICER, photograph=name, taken_on=taken)

    olds = {one.taken_on: one.is_old(desk.now) for one in photographs(story(desk, CHILD))}

    assert olds == {None: False, date(2025, 12, 1): False, date(2025, 11, 30): False}
    assert photographs(story(desk, CHILD))[2].is_old(desk.at(2 * 24 * 60).now)


def test_each_sheet_has_a_number_of_its_own_and_is_out_until_its_copies_are_accounted_for() -> None:
    desk = reported()
    desk.do(PrintBriefing, SERGEANT, copies=6, handed_to="Night response")
    desk.do(PrintBriefing, SERGEANT, copies=2, handed_to="Transport police")
    found(desk.at(60))

    desk.at(90).do(TakeBackBriefing, SERGEANT, sheet=1, back=4)
    desk.at(95).do(TakeBackBriefing, SERGEANT, sheet=1, back=1, not_back=1, reason="Left in a car; searched for.")

    assert [(one.number, one.copies, one.back, one.not_back, one.out) for one in sheets(story(desk))] == [
        (1, 6, 5, 1, 0),
        (2, 2, 0, 0, 2),
    ]


def test_the_sheets_are_owed_back_once_the_child_is_found_and_not_before() -> None:
    desk = reported()
    desk.do(PrintBriefing, SERGEANT, copies=3, handed_to="Night response")
    before = desk.statuses("BRIEF-01")
    found(desk.at(60))
    owed = desk.statuses("BRIEF-01")

    done = desk.at(90).do(TakeBackBriefing, SERGEANT, sheet=1, back=3)

    assert (before, owed, desk.statuses("BRIEF-01")) == ([], ["owed"], ["met"])
    assert [duty.rule for duty in done.met] == ["BRIEF-01"]


def test_no_sheet_is_printed_of_a_child_who_was_found() -> None:
    desk = reported()
    found(desk)

    reasons = desk.at(30).refused(PrintBriefing, SERGEANT, copies=1, handed_to="Night response")

    assert rules(reasons) == ["casework.sheet_of_a_child_found"]
    assert words(reasons) == [
        "The child is not missing now, and a sheet would have officers stop them as if they were."
    ]


def test_no_more_copies_come_back_than_are_out() -> None:
    desk = reported()
    desk.do(PrintBriefing, SERGEANT, copies=3, handed_to="Night response")

    for back, not_back in ((4, 0), (2, 2), (0, 0), (-1, 2)):
        reasons = desk.refused(TakeBackBriefing, SERGEANT, sheet=1, back=back, not_back=not_back)
        assert words(reasons) == ["Of sheet 1, 3 copies are still out."]
    assert words(desk.refused(TakeBackBriefing, SERGEANT, sheet=2, back=1)) == ["No sheet 2 was printed in this case."]


def test_a_lost_copy_without_a_word_about_it_is_kept_and_said() -> None:
    desk = reported()
    desk.do(PrintBriefing, SERGEANT, copies=3, handed_to="Night response")

    done = desk.do(TakeBackBriefing, SERGEANT, sheet=1, back=1, not_back=1)

    assert rules(done.notices) == ["casework.sheets_out", "casework.sheet_lost"]
