"""What somebody may record in a case as it stands, in groups, in the order in which a case goes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from wayhome.access.actors import Actor
from wayhome.access.permissions import Permission
from wayhome.application.caseload import Case
from wayhome.duties.story import Story
from wayhome.kernel.ids import SubjectKind
from wayhome.record.states import Episode, Investigation, fold
from wayhome.web.doing import CLOSED, ENDED, FOUND, INVESTIGATION, MISSING, Doing, offered
from wayhome.web.doings.missing import OF_MISSING
from wayhome.web.presenting.links import Link

FEW = 8
ANYTHING_ELSE = "Anything else"
OF_THE_MISSING = frozenset(one.name for one in OF_MISSING)
# What is done with a child who came back is not offered for one who has died. Each address works all the same.
WITH_THE_CHILD = frozenset((
    "seen", "talk", "tried-to-see", "put-off-seeing", "account", "safe-place", "taken-home", "council-told",
    "return-interview", "ask-for-interview", "interviewer", "interview-on-paper", "trigger-plan",
))  # fmt: skip
NOTHING: Mapping[str, str] = {}
UNFOLDED: Mapping[str, tuple[str, ...]] = {
    MISSING: ("Look for the child", "Found and seen"),
    FOUND: ("Found and seen",),
    CLOSED: ("Close or put right",),
    INVESTIGATION: ("The plan", "Lines of enquiry", "Supervision"),
    ENDED: ("End, or look again",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Offers:
    """A group of things that can be done; ``unfolded`` where it is what a case that stands so is mostly about.

    ``records``: something in it enters what happened; a group without is only to read.
    """

    words: str
    links: tuple[Link, ...]
    unfolded: bool
    records: bool


def offers_of(case: Case, actor: Actor, waiting: Mapping[str, str] = NOTHING) -> tuple[Offers, ...]:
    """Return what somebody may record in a case now; ``waiting`` says how much of an act waits, by its name."""
    phase = phase_of(case)
    aside = WITH_THE_CHILD if _has_died(case) else frozenset()
    every = [one for one in offered(actor, phase) if one.name not in aside]
    groups = [(words, tuple(members)) for words, members in _grouped(every, phase, waiting)]
    few = sum(len(members) for _, members in groups) <= FEW
    return tuple(
        Offers(
            words=words,
            links=tuple(_link(one, case, waiting) for one in members),
            unfolded=few or words in UNFOLDED.get(phase, ()) or any(one.name in waiting for one in members),
            records=any(one.permission is not Permission.READ_CASES for one in members),
        )
        for words, members in groups
    )


def _grouped(every: Iterable[Doing], phase: str, waiting: Mapping[str, str]) -> Iterable[tuple[str, Iterable[Doing]]]:
    """Put acts in groups; on an investigation, what is mostly done for missing children is one group, the last."""

    def group(one: Doing) -> str:
        aside = phase in (INVESTIGATION, ENDED) and one.name in OF_THE_MISSING and one.name not in waiting
        return ANYTHING_ELSE if aside else one.group

    return groupby(sorted(every, key=lambda one: group(one) == ANYTHING_ELSE), key=group)


def phase_of(case: Case) -> str:
    """Return how a case stands: missing, located or closed; an investigation, or one that has ended; or a child's."""
    if case.kinds[0] is SubjectKind.INVESTIGATION:
        state = fold(Investigation(), (held.event for held in case.entries))
        return ENDED if state.phase == "ended" else INVESTIGATION
    if case.kinds[0] is not SubjectKind.EPISODE:
        return case.kinds[0].value
    return _episode(case).phase


def _has_died(case: Case) -> bool:
    return case.kinds[0] is SubjectKind.EPISODE and _episode(case).condition == "deceased"


def _episode(case: Case) -> Episode:
    subject = next(named for held in case.entries for named in held.event.subjects if named.startswith("episode:"))
    return fold(Episode(), Story(subject, [held.event for held in case.entries]).own)


def _link(one: Doing, case: Case, waiting: Mapping[str, str]) -> Link:
    words = f"{one.words} ({waiting[one.name]})" if one.name in waiting else one.words
    return Link(text=words, href=one.href(case.record))
