"""The twelve rights as a door says them, and where each stands for the child whose rights they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.application.at_the_door.door import Door
from wayhome.application.at_the_door.words import Reader
from wayhome.duties.duty import Duty, Status

Stand = Literal["done", "owed", "late", "when_it_happens"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """One right: its number in the Code, what it is called to each reader, and the rules by which it stands."""

    number: int
    younger: str
    child: str
    adult: str
    rules: tuple[str, ...] = ()

    def words(self, reader: Reader) -> str:
        """Return what it is called to a reader."""
        return {"younger": self.younger, "child": self.child, "adult": self.adult}[reader]


@dataclass(frozen=True, slots=True, kw_only=True)
class RightShown:
    """One right as it stands; ``by`` is when it is owed by, where it is owed now."""

    number: int
    words: str
    stands: Stand
    by: datetime | None = None


RIGHTS: tuple[Right, ...] = (
    Right(
        number=1,
        younger="To understand, and to be understood",
        child="To understand, and to be understood. An interpreter is free",
        adult="To understand and to be understood, with an interpreter where one is needed",
        rules=("VC-01",),
    ),
    Right(
        number=2,
        younger="To have what happened written down",
        child="To have the crime put on record without delay",
        adult="To have the crime put on record without delay",
        rules=("REC-01",),
    ),
    Right(
        number=3,
        younger="To get a letter about it",
        child="To get it in writing, with your officer’s name",
        adult="To get it in writing, with who to contact",
        rules=("VC-02",),
    ),
    Right(
        number=4,
        younger="To be asked what you need, and get help",
        child="To be asked what you need, and be put in touch with help",
        adult="To have needs looked at, and be put in touch with support",
        rules=("VC-03", "VC-04", "VC-05"),
    ),
    Right(
        number=5,
        younger="To hear about money for what was done to you",
        child="To hear about compensation",
        adult="To be told about compensation",
    ),
    Right(
        number=6,
        younger="To be told what is going on",
        child="To be told what is going on, and why",
        adult="To be told what is going on, with reasons, and how to ask for a review",
    ),
    Right(
        number=7,
        younger="To say how it made you feel",
        child="To say in your own words what it did to you",
        adult="To make a personal statement",
        rules=("VC-16",),
    ),
    Right(
        number=8,
        younger="To hear about court",
        child="To be told about court, and be helped there",
        adult="To be told about the trial, and be supported there",
    ),
    Right(
        number=9,
        younger="To hear what the court said",
        child="To be told what the court decided",
        adult="To be told the outcome of the case, and of any appeal",
    ),
    Right(
        number=10,
        younger="To get your things back",
        child="To get your things back, and what it cost you to come",
        adult="To be paid expenses, and have property returned",
    ),
    Right(
        number=11,
        younger="To hear if somebody comes out of prison",
        child="To hear about whoever was sent to prison",
        adult="To be told about the offender after conviction",
    ),
    Right(
        number=12,
        younger="To say when we got it wrong",
        child="To complain, and get an answer",
        adult="To complain if these rights are not met",
        rules=("VC-23",),
    ),
)
"""Each right of the Code. Those that wait for something done to a suspect have no rules here: that one is owed would
say that it was done, before anybody told of it."""


def rights_of(duties: Iterable[Duty], door: Door) -> tuple[RightShown, ...]:
    """Return each right; where it stands is said to the child alone, whose rights they are."""
    own = [duty for duty in duties if door.at.kind == "child" and _is_theirs(duty, door)]
    return tuple(_shown(right, own, door) for right in RIGHTS)


def _is_theirs(duty: Duty, door: Door) -> bool:
    """Say whether a duty is owed to this child, where it names one."""
    named = f"{duty.obligation}|{duty.occurrence}|{duty.owed_to}"
    return "child:" not in named or door.at.child in named


def _shown(right: Right, duties: Iterable[Duty], door: Door) -> RightShown:
    own = [duty for duty in duties if any(_is_of(duty, rule) for rule in right.rules)]
    statuses = {duty.status_at(door.at.now) for duty in own}
    words = right.words(door.reader)
    if Status.OVERDUE in statuses:
        return RightShown(number=right.number, words=words, stands="late")
    if Status.OWED in statuses:
        due = min(duty.due_at for duty in own if duty.status_at(door.at.now) is Status.OWED)
        return RightShown(number=right.number, words=words, stands="owed", by=due)
    met = not statuses.isdisjoint((Status.MET, Status.MET_LATE))
    return RightShown(number=right.number, words=words, stands="done" if met else "when_it_happens")


def _is_of(duty: Duty, rule: str) -> bool:
    return duty.rule == rule or duty.rule.startswith((f"{rule}-", f"{rule}."))
