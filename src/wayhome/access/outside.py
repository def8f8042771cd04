"""What somebody outside the force may see: a closed list for each kind of holder, and nothing else.

Every door asks here, and so does the page on which an officer sees what each of them will see. What is not listed is
not shown. An event of a holder's own is shown to that holder alone: a child's questions never to a parent, nor a
parent's to the child.
"""

from collections.abc import Mapping
from enum import Enum

from wayhome.kernel.ids import Subject, SubjectKind, kind_of
from wayhome.record.envelope import Event


class Sees(Enum):
    """One thing that a door may show, with what it is called."""

    STAGE = "stage", "how far the case is, in words from a closed list"
    OFFICER = "officer", "who their officer is"
    NEXT = "next", "when they hear next"
    RIGHTS = "rights", "their rights, and where each stands"
    MESSAGES = "messages", "the messages written to them"
    ASKED = "asked", "what they asked, needed and said is wrong, with the answers"
    CAME_OF_IT = "came_of_it", "what was done with what they told us"
    GRADE = "grade", "the risk as it is graded, why, and when it is looked at again"
    PROFILE = "profile", "what they keep about the child for the day the child is missing"
    REPORT = "report", "their report that the child is missing, and that it was taken"
    INTERVIEW = "interview", "the independent return interview that they were asked to hold"

    key: str
    words: str

    def __new__(cls, key: str, words: str) -> "Sees":
        member = object.__new__(cls)
        member._value_ = key
        member.key, member.words = key, words
        return member


_OWN_CASE = frozenset({
    Sees.STAGE, Sees.OFFICER, Sees.NEXT, Sees.RIGHTS, Sees.MESSAGES, Sees.ASKED, Sees.CAME_OF_IT,
})  # fmt: skip

_OF_THE_MISSING = frozenset({Sees.GRADE, Sees.PROFILE, Sees.REPORT})

MAY_SEE: Mapping[str, frozenset[Sees]] = {
    "child": _OWN_CASE,
    "parent": _OWN_CASE | _OF_THE_MISSING,
    "guardian": _OWN_CASE | _OF_THE_MISSING,
    "carer": frozenset({
        Sees.OFFICER, Sees.NEXT, Sees.MESSAGES, Sees.ASKED, Sees.CAME_OF_IT, *_OF_THE_MISSING,
    }),
    "council": frozenset({Sees.INTERVIEW, Sees.MESSAGES, Sees.ASKED, Sees.OFFICER, Sees.CAME_OF_IT}),
    "provider": frozenset({Sees.INTERVIEW, Sees.ASKED, Sees.OFFICER, Sees.CAME_OF_IT}),
}  # fmt: skip
"""What each kind of holder may see. Nobody else sees anything."""

EVENTS: Mapping[Sees, tuple[str, ...]] = {
    Sees.STAGE: (
        "investigation.opened", "investigation.crime_recorded", "investigation.allocated", "investigation.plan_made",
        "investigation.outcome_reached", "investigation.reopened", "investigation.suspect_dealt_with",
        "investigation.bail_set",
        "investigation.bail_extended", "investigation.bail_varied", "investigation.bail_ended",
    ),
    Sees.OFFICER: ("investigation.allocated", "investigation.investigator_covered", "contact.plan_agreed"),
    Sees.NEXT: ("contact.plan_agreed",),
    Sees.MESSAGES: (
        "victim.notice_written", "victim.notice_handed_over", "victim.notice_delivered", "victim.notice_withheld",
    ),
    Sees.ASKED: (
        "door.question_asked", "door.question_answered", "door.need_said", "door.said_wrong", "door.wrong_answered",
    ),
    Sees.CAME_OF_IT: ("door.information_given", "door.told_what_came_of_it"),
}  # fmt: skip
"""The events from which each thing is told. Of one that is not here, a door shows nothing."""


class Named(Enum):
    """How a child is called at a door: no more than tells them from another child."""

    FIRST_NAME = "first_name"
    FIRST_NAME_AND_AGE = "first_name_and_age"
    INITIALS_AND_AGE = "initials_and_age"


NAMED: Mapping[str, Named] = {
    **dict.fromkeys(("parent", "guardian", "carer"), Named.FIRST_NAME),
    **dict.fromkeys(("council", "provider"), Named.INITIALS_AND_AGE),
}
"""How each kind of holder is told which child is meant. The child is told nothing: their page is about nobody else."""


def names_as(kind: str, *, is_in_its_care: bool) -> Named | None:
    """Say how a child is called at a door; a council that stands as parent or looks after the child says their name."""
    if kind == "council" and is_in_its_care:
        return Named.FIRST_NAME_AND_AGE
    return NAMED.get(kind)


OWN = (
    "contact.plan_agreed", "door.question_asked", "door.need_said", "door.said_wrong", "door.information_given",
    "victim.notice_written", "victim.notice_delivered",
)  # fmt: skip
"""Events that name in ``holder`` whose they are, and that only this holder sees."""


def may_see(kind: str, what: Sees) -> bool:
    """Say whether a kind of holder may see one thing; of a kind nobody listed, nothing."""
    return what in MAY_SEE.get(kind, frozenset())


def shown_to(event: Event, what: Sees, *, kind: str, holder: str, child: Subject) -> bool:
    """Say whether a door may tell one thing from an event: to this kind of holder, about this child, and theirs."""
    if not may_see(kind, what) or event.type not in EVENTS.get(what, ()) or child not in event.subjects:
        return False
    return event.type not in OWN or (event.body.get("holder") == holder and _is_of_one_child(event))


def _is_of_one_child(event: Event) -> bool:
    """Say whether an event names one child alone: whose H1 a holder is, is said by the child beside it."""
    return sum(kind_of(named) is SubjectKind.CHILD for named in event.subjects) == 1
