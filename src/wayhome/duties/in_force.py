"""Which rulebook judges what: the one in force when the duty arose.

A rulebook put in force judges what arises from then on; what arose before stays under the one in force then, so that no
history is judged again by accident. A recurring duty is judged per occurrence: the interval now running stays under its
rulebook, the next one under the new.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import cached_property, lru_cache, partial

from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty
from wayhome.duties.growing import Growing
from wayhome.duties.rules import Asked
from wayhome.duties.story import Story
from wayhome.kernel.moments import LONDON, as_utc, in_london
from wayhome.record.envelope import Event
from wayhome.rulebook.own_times import as_settings, last_days, with_own_times
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import PackFault
from wayhome.rulebook.schema import Setting

ACTIVATED = "record.pack_activated"
Derives = Callable[[Story], tuple[Duty, ...]]
FROM_THE_FIRST = datetime(1, 1, 1, tzinfo=UTC)


class NothingInForce(ValueError):
    """No rulebook was ever put in force, so nothing can be said to be owed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activation:
    """A rulebook put in force at an instant, until the next."""

    at: datetime
    rulebook: Rulebook


class InForce:
    """The rulebooks of a force over time. What happened before the first was put in force is judged by the first.

    ``not_held`` names rulebooks that the record says were put in force and that are not held here as they were then.
    """

    def __init__(self, activations: Iterable[Activation], not_held: tuple[str, ...] = ()) -> None:
        self._activations = sorted(activations, key=lambda one: one.at)
        self.not_held = not_held
        if not self._activations:
            raise NothingInForce("No rulebook is in force: put one in force before asking what is owed.")
        self._starts = [one.at for one in self._activations]
        self._packs: dict[int, Pack] = {}
        self._rulebooks = tuple(dict.fromkeys(one.rulebook for one in self._activations))

    @classmethod
    def always(cls, rulebook: Rulebook) -> "InForce":
        """Return one rulebook in force throughout."""
        return cls([Activation(at=FROM_THE_FIRST, rulebook=rulebook)])

    @property
    def activations(self) -> tuple[Activation, ...]:
        """Return which rulebook was put in force when, the first of all first."""
        return tuple(self._activations)

    @cached_property
    def pack(self) -> Pack:
        """Return the pack in force last, with the rules of earlier ones beside its own, so that each duty has words."""
        last = self._activations[-1].rulebook.pack
        if len(self._activations) == 1:
            return last
        every = {identity: duty for one in self._activations for identity, duty in one.rulebook.pack.duties.items()}
        return last.with_duties(every)

    def pack_at(self, moment: datetime) -> Pack:
        """Return the pack in force at an instant, its head and all, with the rules of the others beside its own."""
        number = self._number(moment)
        if number not in self._packs:
            pack = self._activations[number].rulebook.pack
            self._packs[number] = pack.with_duties({**self.pack.duties, **pack.duties})
        return self._packs[number]

    def changes_after(self, moment: datetime) -> datetime | None:
        """Return the next instant at which another rulebook, or a time of the force's own, comes to be in force."""
        return next(iter(self._starts[bisect_right(self._starts, moment) :]), None)

    def ask(self, story: Story, moment: datetime) -> Asked:
        """Put a story to the rulebook in force at an instant."""
        return self.at(moment).ask(story, moment)

    def at(self, moment: datetime) -> Rulebook:
        """Return the rulebook in force at an instant."""
        return self._activations[self._number(moment)].rulebook

    def _number(self, moment: datetime) -> int:
        return max(bisect_right(self._starts, moment) - 1, 0)

    def derive(self, story: Story, *, horizon: datetime) -> tuple[Duty, ...]:
        """Derive the duties of a story, each under the rulebook in force when it arose."""
        return self._of_each({each: partial(derive, rulebook=each, horizon=horizon) for each in self._rulebooks}, story)

    def growing(self, *, horizon: datetime) -> Derives:
        """Return what derives the same of one subject's story however often it is told, with more in it each time."""
        return partial(self._of_each, {each: Growing(each, horizon=horizon).derive for each in self._rulebooks})

    def _of_each(self, derives: Mapping[Rulebook, Derives], story: Story) -> tuple[Duty, ...]:
        if len(derives) == 1:
            return next(iter(derives.values()))(story)
        duties = [duty for rulebook, of in derives.items() for duty in of(story) if self.at(duty.raised_at) is rulebook]
        return tuple(sorted(duties, key=lambda duty: (duty.due_at, duty.obligation, duty.raised_by, duty.occurrence)))


def in_force(events: Iterable[Event], first: Rulebook, held: Callable[[str], Rulebook]) -> InForce:
    """Read from the record which rulebook was in force when; ``first`` is in force until another is put in force.

    ``held`` loads a rulebook by name. One that is not held, or no longer reads as it did, is named and left out: what
    it would have judged stays under the rulebook before it. A force's own times lie over it until the last day of each.
    """
    activations, not_held = [Activation(at=FROM_THE_FIRST, rulebook=first)], []
    put = [event for event in events if event.type == ACTIVATED]
    ends = [event.happened_at for event in put[1:]] + [None]
    for event, end in zip(put, ends, strict=False):
        name, content = str(event.body["pack"]), str(event.body["content"])
        rulebook = _held_as(name, content, held)
        layered = list(_over_time(event, rulebook, end)) if rulebook else []
        if not layered:
            not_held.append(f"{name} ({content[:12]})")
        activations.extend(layered)
    return InForce(activations, tuple(not_held))


def _over_time(event: Event, national: Rulebook, end: datetime | None) -> Iterator[Activation]:
    """Yield what an activation comes to: at once, and from each day on which a time of the force's own falls away."""
    told = event.body.get("settings")
    settings = as_settings(told) if isinstance(told, tuple) else ()
    falls_away = (as_utc(datetime.combine(day, time.min, LONDON)) for day in last_days(settings))
    starts = [event.happened_at, *(at for at in falls_away if at > event.happened_at and (end is None or at < end))]
    for at in starts:
        try:
            yield Activation(at=at, rulebook=_with_own_times(national, settings, in_london(at).date()))
        except PackFault:
            return


@lru_cache(maxsize=64)
def _with_own_times(national: Rulebook, settings: tuple[Setting, ...], on: date) -> Rulebook:
    """Return a rulebook with a force's own times on a day, compiled once."""
    return Rulebook(with_own_times(national.pack, settings, on=on)) if settings else national


def _held_as(name: str, content: str, held: Callable[[str], Rulebook]) -> Rulebook | None:
    try:
        rulebook = held(name)
    except LookupError:
        return None
    return rulebook if rulebook.pack.content == content else None
