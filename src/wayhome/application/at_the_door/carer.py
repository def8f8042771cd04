"""What stands at the door of those who care for a child: whether the child is missing, the grade, who and when next.

They are shown the level that officers work by, what it means, and words that an officer wrote for them; never the
grader's own reasons, nor why the child is treated as at higher risk, which may rest on what would endanger somebody.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from wayhome.access.outside import Sees, may_see
from wayhome.application.at_the_door.door import PRIVATE
from wayhome.application.at_the_door.whose import At
from wayhome.duties.duty import Duty
from wayhome.duties.story import Story
from wayhome.kernel.ids import RecordId, Subject
from wayhome.record.envelope import Event
from wayhome.record.states import Episode, fold

LEVELS: Mapping[str, tuple[str, str]] = {
    "high": ("High", "Serious harm is likely, and may come soon. Officers are to look for the child at once."),
    "medium": (
        "Medium",
        "Harm is likely. Officers are to look for the child, and to check the risk again over time.",
    ),
    "low": ("Low", "Harm is possible and not likely. The search is not to stop, and the risk is to be checked again."),
    "very_low": ("Very low", "Harm is unlikely. We still want to know that the child is safe."),
}
"""Each level in words for those who care for the child: our own, and nothing of any one case.

They say what the level asks of officers, and not that it is being done: that would be a promise nobody looked at.
"""

TELLS, TAKEN_ON = "missing.family_updated", "missing.handover_accepted"
A_WHILE = timedelta(days=28)
"""For how long after a return the door still speaks of it, and its grade may be disputed: our choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeShown:
    """The grade that stands: its level, and why in an officer's words where they wrote any."""

    level: str
    why: str
    at: datetime
    being_checked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DisputeShown:
    """A dispute of theirs, with its answer once there is one; ``is_earlier``: of an earlier time the child was missing.

    ``answered_at`` is when it was answered.
    """

    at: datetime
    why: str
    answer: str
    result: str
    answered_at: datetime | None = None
    is_earlier: bool = False

    def is_owed_or_new(self, now: datetime) -> bool:
        """Say whether they wait for its answer still, or had it a while ago at most."""
        return self.answered_at is None or now - self.answered_at <= A_WHILE


@dataclass(frozen=True, slots=True, kw_only=True)
class MissingShown:
    """The child's last time missing: ``is_missing`` while it lasts, ``is_past`` a while after. Times are in UTC.

    ``level`` is what officers treat the child as, and ``means`` what that asks of them; empty where less is shown.
    ``carried_by`` is who took the case on after ``officer`` told them that it was theirs. ``is_late``: they
    should have heard by ``next_at`` and did not.
    """

    record: RecordId
    case: Subject
    is_missing: bool
    reported_at: datetime
    found_at: datetime | None
    level: str
    means: str
    grade: GradeShown | None
    officer: str
    carried_by: str
    next_at: datetime | None
    is_late: bool
    is_past: bool
    disputes: tuple[DisputeShown, ...]


def missing_shown(
    case: Story, words: PRIVATE, duties: Iterable[Duty], at: At, *, held: bool, level: str
) -> MissingShown | None:
    """Return what they are shown of one episode; None where they may not see it.

    ``level`` is what the child is treated as. ``held``: less is shown for a time, so that the grade and all that was
    said of it stand back.
    """
    reports = [event for event in case.of_type("missing.reported") if at.child in event.subjects]
    if not reports or not may_see(at.kind, Sees.REPORT):
        return None
    state = fold(Episode(), case.own)
    found = case.of_type("missing.child_located")
    back = found[-1].happened_at if found and state.phase != "missing" else None
    is_past = back is not None and at.now - back > A_WHILE
    shows = may_see(at.kind, Sees.GRADE) and not held and not is_past
    next_at = _next(duties)
    called, means = _said(level) if shows else ("", "")
    return MissingShown(
        record=reports[0].record,
        case=case.subject,
        is_missing=state.phase == "missing",
        reported_at=reports[0].happened_at,
        found_at=back,
        is_past=is_past,
        level=called,
        means=means,
        grade=_grade(case, words) if shows else None,
        officer=_officer(case),
        carried_by=_carried_by(case),
        next_at=next_at,
        is_late=next_at is not None and next_at < at.now,
        disputes=tuple(disputes_of(case, words, at)) if shows else (),
    )


def with_earlier(shown: MissingShown, before: Iterable[DisputeShown], at: At, *, held: bool) -> MissingShown:
    """Return what they are shown with their disputes of earlier times, which a new report does not answer."""
    if held or shown.is_past or not may_see(at.kind, Sees.GRADE):
        return shown
    theirs = (one for one in before if one.is_owed_or_new(at.now))
    return replace(shown, disputes=(*shown.disputes, *theirs))


def last_case(child: Story) -> tuple[RecordId, Subject] | None:
    """Return the record and case in which the child was last reported missing; None where never."""
    reports = child.of_type("missing.reported")
    return _case_of(reports[-1]) if reports else None


def disputed_before(child: Story) -> tuple[tuple[RecordId, Subject], ...]:
    """Return the cases of earlier times the child was missing in which a grade was disputed, the latest first."""
    disputed = {event.record for event in child.of_type("door.grade_disputed", with_child=True)}
    found = dict.fromkeys(_case_of(report) for report in reversed(child.of_type("missing.reported")))
    return tuple(one for one in found if one is not None and one != last_case(child) and one[0] in disputed)


def _case_of(report: Event) -> tuple[RecordId, Subject] | None:
    case = next((named for named in report.subjects if named.startswith("episode:")), None)
    return (report.record, case) if case else None


def _grade(case: Story, words: PRIVATE) -> GradeShown | None:
    graded = case.of_type("risk.graded")
    if not graded:
        return None
    last = graded[-1]
    said = [one for one in case.of_type("door.grade_explained") if one.body["grade"] == last.id]
    return GradeShown(
        level=_said(str(last.body["grade"]))[0],
        why=words.get((said[-1].id, "words"), "") if said else "",
        at=last.happened_at,
        being_checked=last.body.get("status") == "provisional",
    )


def _said(level: str) -> tuple[str, str]:
    """Return a level in words, and what it asks of officers."""
    return LEVELS.get(level, (level, ""))


def _officer(case: Story) -> str:
    """Return who last told them that they own the case; empty where nobody did."""
    return next((str(one.actor) for one in reversed(_named_owner(case))), "")


def _carried_by(case: Story) -> str:
    """Return who took the case on after its officer told them that it was theirs; empty where nobody did."""
    named = _named_owner(case)
    taken = [one for one in case.of_type(TAKEN_ON) if named and one.happened_at > named[-1].happened_at]
    return str(taken[-1].actor) if taken else ""


def _named_owner(case: Story) -> list[Event]:
    return [one for one in case.of_type(TELLS) if one.body.get("owner_named") == "yes" and one.actor]


def _next(duties: Iterable[Duty]) -> datetime | None:
    """Return when they are told next, from the duty to tell whoever reported."""
    due = [duty.due_at for duty in duties if duty.rule == "MC-47"]
    return min(due, default=None)


def disputes_of(case: Story, words: PRIVATE, at: At, *, is_earlier: bool = False) -> Iterable[DisputeShown]:
    """Yield the disputes of whoever's door it is, the latest first, each with its answer."""
    answers: dict[object, Event] = {one.body["dispute"]: one for one in case.of_type("door.dispute_answered")}
    for event in reversed(case.of_type("door.grade_disputed")):
        if event.body.get("holder") != at.holder:
            continue
        answer = answers.get(event.id)
        yield DisputeShown(
            at=event.happened_at,
            why=words.get((event.id, "why"), ""),
            answer=words.get((answer.id, "answer"), "") if answer else "",
            result=str(answer.body["result"]) if answer else "",
            answered_at=answer.happened_at if answer else None,
            is_earlier=is_earlier,
        )
