"""Whose duties are is asked once of all that are alike in it, and comes to the same as if each were asked about."""

from dataclasses import replace
from datetime import timedelta

from tests.casework.desk import SERGEANT, Desk, england_wales
from wayhome.duties.duty import Duty
from wayhome.web.presenting.owed_rungs import Like, kept_rungs, who_owes
from wayhome.web.presenting.whose import Whose, late

LENGTHS = tuple(timedelta(hours=hours) for hours in (0.5, 1, 3, 12, 20, 48, 200))


def test_duties_are_asked_about_together_and_kept_as_each_is_by_itself_however_long_it_leaves():
    desk = Desk()
    desk.report()
    head = england_wales().pack.head
    whose = Whose(SERGEANT.actor, None, head, desk.now)
    duties = [replace(one, due_at=one.raised_at + length) for one in desk.duties() for length in LENGTHS]
    samples = {who_owes(one): one for one in duties}
    asked: list[Duty] = []

    def keeps(duty: Duty) -> bool:
        asked.append(duty)
        return whose.is_mine(duty) or duty.due_at == desk.now

    kept = Like(samples, desk.now, whose.rungs).kept(keeps)

    once, by_itself = len(asked), {who: late(one, desk.now, whose.rungs) for who, one in samples.items()}
    assert len({head.step_for(one.length) for one in duties}) > 1
    assert kept == {who: list(kept_rungs(each, keeps, desk.now)) for who, each in by_itself.items()}
    assert once < len(asked) - once
