"""One investigation as it is being told: acts of the team, each with when it was done and when it was entered."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from wayhome.application.drafts import Draft, Entry
from wayhome.casework.commands import Acting, Command, OnInvestigation
from wayhome.casework.telling.carried import BY
from wayhome.kernel.ids import RecordId, Subject, subject
from wayhome.kernel.moments import in_london
from wayhome.record.envelope import Event
from wayhome.record.vocabulary import Fact
from wayhome.rulebook.pack import Pack
from wayhome.simulation.children import Child
from wayhome.simulation.playing import Awaited, Said, ToldAct
from wayhome.simulation.steps import Step
from wayhome.simulation.team import COOMBE, Detective

Given = Callable[[Sequence[Event]], Mapping[str, Any] | None]
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WRITTEN_UP = timedelta(minutes=4)


@dataclass(slots=True, kw_only=True)
class Tale:
    """A case being told: about which children, by whom, since when, and what was done so far.

    ``officer`` is nobody from the team where the case was given to nobody yet. ``late`` are acts entered so long after.
    """

    record: RecordId
    children: tuple[Child, ...]
    began: datetime
    now: datetime
    pack: Pack
    officer: Detective | None = None
    supervisor: Detective = COOMBE
    kinds: tuple[str, ...] = ("sexual",)
    risk: str = "medium"
    steps: list[Step] = field(default_factory=list)
    awaited: list[Awaited] = field(default_factory=list)
    cared_for: list[Child] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    _keys: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def case(self) -> Subject:
        """Return the investigation as events name it."""
        return subject("investigation", self.record)

    @property
    def child(self) -> Child:
        """Return the child it began with."""
        return self.children[0]

    def at(self, *, days: float = 0, hours: float = 0) -> datetime:
        """Return an instant so long after it began."""
        return self.began + timedelta(days=days, hours=hours)

    def day(self, days: float) -> date:
        """Return the London day so long after it began."""
        return in_london(self.at(days=days)).date()

    def does(self, kind: type[Command], by: Acting | Detective, at: datetime, /, **given: Any) -> None:
        """Have somebody do something at an instant, written down within minutes; what has not come yet is left out."""
        if at > self.now:
            return
        acting = by.acting() if isinstance(by, Detective) else by
        on: dict[str, Any] = {"record": self.record} if issubclass(kind, OnInvestigation) else {}
        command = kind(by=acting, happened_at=at, key=f"{self.record}/{next(self._keys)}", **on, **given)
        self.steps.append(Step(entered_at=min(at + WRITTEN_UP, self.now), command=command))

    def investigates(self, kind: type[Command], at: datetime, /, **given: Any) -> None:
        """Have the investigator do something; where nobody has the case, nobody does."""
        if self.officer is not None:
            self.does(kind, self.officer, at, **given)

    @property
    def told_by(self) -> str | None:
        """Return who keeps the children of the case told: its investigator."""
        return self.officer.id if self.officer else None

    def waits(
        self, at: datetime, given: Given, kind: type[OnInvestigation], by: Acting | Detective | None = None, /
    ) -> None:
        """Have something done on entries whose ids are known only once they are there; with nothing given, it is not.

        By whoever investigates, unless somebody else is named.
        """
        by = by or self.officer
        if by is None or at > self.now:
            return
        acting, key = by.acting() if isinstance(by, Detective) else by, f"{self.record}/{next(self._keys)}"

        def make(events: Sequence[Event]) -> Command | None:
            said = given(events)
            return None if said is None else kind(by=acting, happened_at=at, key=key, record=self.record, **said)

        entered_at = min(at + WRITTEN_UP, self.now)
        self.awaited.append(Awaited(entered_at=entered_at, key=key, record=self.record, make=make))

    def hears(self, at: datetime, facts: Callable[[Sequence[Event]], Iterator[Fact]], child: Child) -> None:
        """Have the system say what became of a notice to a child, from the entries that are there by then."""
        if at > self.now:
            return
        key = f"{self.record}/{next(self._keys)}"

        def make(events: Sequence[Event]) -> Entry | None:
            about, under = (child.subject, self.case), self.pack.content
            drafts = tuple(
                Draft(fact=fact, happened_at=at, subjects=about, actor=BY, pack=under) for fact in facts(events)
            )
            return Entry(record=self.record, drafts=drafts, key=key) if drafts else None

        entered_at = min(at + WRITTEN_UP, self.now)
        self.awaited.append(Awaited(entered_at=entered_at, key=key, record=self.record, make=make))

    def says(self, fact: Fact, at: datetime, child: Child) -> None:
        """Have a fact about a child entered for which no act is there yet: by whoever has the case, as it happened."""
        if self.officer is None or at > self.now:
            return
        draft = Draft(
            fact=fact,
            happened_at=at,
            subjects=(child.subject, self.case),
            actor=self.officer.id,
            post=self.officer.post,
            role=self.officer.role.key,
            pack=self.pack.content,
        )
        entry = Entry(record=self.record, drafts=(draft,), key=f"{self.record}/{next(self._keys)}")
        self.said.append(Said(entered_at=min(at + WRITTEN_UP, self.now), entry=entry))

    def told(self) -> list[ToldAct]:
        """Return what was done and said, in the order in which it was entered."""
        return sorted((*self.steps, *self.said, *self.awaited), key=lambda one: one.entered_at)
