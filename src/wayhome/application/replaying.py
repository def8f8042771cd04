"""A draft of a rulebook replayed on the record: which duties would differ, were it in force from a day on.

Nothing is entered and nobody's duties change. What arose before the day stays under the rulebook in force then.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.duties.derive import Rulebook, derive
from wayhome.duties.duty import Duty
from wayhome.duties.stories import stories
from wayhome.kernel.ids import RuleId
from wayhome.record.envelope import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """One rule whose duties differ: how many arise only now or only under the draft, fall due or stand otherwise.

    ``example`` is the identity of the first of them; it names no child.
    """

    rule: RuleId
    only_now: int = 0
    only_draft: int = 0
    due_otherwise: int = 0
    stands_otherwise: int = 0
    example: str = ""

    @property
    def words(self) -> str:
        """Say it in a line."""
        counted = (
            (self.only_draft, "would arise"), (self.only_now, "would not arise"),
            (self.due_otherwise, "would fall due at another time"), (self.stands_otherwise, "would stand otherwise"),
        )  # fmt: skip
        return f"{self.rule}: {', '.join(f'{many} {said}' for many, said in counted if many)} (such as {self.example})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What a replay came to: how many duties were compared, and the rules that differ."""

    compared: int
    differs: tuple[Differs, ...]


def replay(events: Iterable[Event], now: Rulebook, draft: Rulebook, *, since: datetime, at: datetime) -> Replayed:
    """Replay the record under two rulebooks; both see all of it, and what arose since a day is compared."""
    compared, found = 0, dict[RuleId, Differs]()
    for story in stories(events).values():
        ours, theirs = (
            {duty.identity: duty for duty in _since(derive(story, one, horizon=at), since, at)} for one in (now, draft)
        )
        compared += len(ours.keys() | theirs.keys())
        for one in _differences(ours, theirs, at):
            found[one.rule] = _together(found.get(one.rule), one)
    return Replayed(compared=compared, differs=tuple(found[rule] for rule in sorted(found)))


def _since(duties: Iterable[Duty], since: datetime, at: datetime) -> Iterator[Duty]:
    return (duty for duty in duties if since <= duty.raised_at <= at)


def _differences(ours: dict[str, Duty], theirs: dict[str, Duty], at: datetime) -> Iterator[Differs]:
    for identity in ours.keys() | theirs.keys():
        one, other = ours.get(identity), theirs.get(identity)
        if one is None or other is None:
            only = other if one is None else one
            if only is not None:
                yield Differs(
                    rule=only.rule, only_now=int(other is None), only_draft=int(one is None), example=identity
                )
            continue
        due, stands = one.due_at != other.due_at, one.status_at(at) is not other.status_at(at)
        if due or stands:
            yield Differs(rule=one.rule, due_otherwise=int(due), stands_otherwise=int(stands), example=identity)


def _together(one: Differs | None, other: Differs) -> Differs:
    if one is None:
        return other
    return Differs(
        rule=one.rule,
        only_now=one.only_now + other.only_now,
        only_draft=one.only_draft + other.only_draft,
        due_otherwise=one.due_otherwise + other.due_otherwise,
        stands_otherwise=one.stands_otherwise + other.stands_otherwise,
        example=min(one.example, other.example),
    )
