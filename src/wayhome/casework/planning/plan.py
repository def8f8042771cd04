"""The plan of an investigation as the record holds it: its parts as they stand, its versions, and by whom each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from wayhome.casework.facing import Words
from wayhome.duties.conditions import When
from wayhome.duties.floors import Known
from wayhome.duties.story import Story
from wayhome.kernel.ids import ActorId, EventId
from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.planning import PlanPart

SET, MADE, REVISED = "investigation.plan_part_set", "investigation.plan_made", "investigation.plan_revised"
ENDORSED = "investigation.plan_endorsed"
REVISE = "PLAN-03"
RISKS = ("standard", "medium", "high")
NOT_ASSESSED = "medium"  # a case that nobody has assessed is treated as medium, as the rules on the plan do


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the plan as it stands; ``event`` is where it was written, in which version and by whom.

    ``is_filled``: it held something when it was written, whether or not its words were destroyed since.
    """

    part: str
    words: str
    applies: bool
    is_filled: bool
    event: EventId
    by: ActorId
    at: datetime
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan as it stands. ``version`` counts from 1; a plan that an import brought has no parts.

    ``made_at`` is when this version was made; ``authors`` are those whose words stand in it, and who put it on file.
    """

    version: int
    made_at: datetime
    made_by: ActorId
    authors: frozenset[ActorId]
    parts: Mapping[str, Part] = field(default_factory=dict)
    earlier: Mapping[str, tuple[Part, ...]] = field(default_factory=dict)
    endorsed: Event | None = None
    is_endorsed: bool = False

    def as_of(self, version: int) -> Mapping[str, Part]:
        """Return the parts as they stood in a version."""
        found = ((name, _latest((*self.earlier.get(name, ()), part), version)) for name, part in self.parts.items())
        return {name: part for name, part in found if part is not None}


def _latest(written: Sequence[Part], version: int) -> Part | None:
    return next((one for one in reversed(written) if one.version <= version), None)


def plan_of(story: Story, words: Words) -> Plan | None:
    """Return the plan of an investigation as it stands; None where nobody has made one."""
    made = _in_order([*story.of_type(MADE), *story.of_type(REVISED)])
    if not made:
        return None
    written: dict[str, list[Part]] = {}
    for event in story.of_type(SET):
        written.setdefault(str(event.body["part"]), []).append(_part(event, words))
    parts = {name: found[-1] for name, found in written.items()}
    endorsed = next(reversed(story.of_type(ENDORSED)), None)
    return Plan(
        version=_version(made),
        made_at=made[-1].happened_at,
        made_by=made[-1].actor,
        authors=frozenset((made[-1].actor, *(part.by for part in parts.values()))),
        parts=parts,
        earlier={name: tuple(found[:-1]) for name, found in written.items()},
        endorsed=endorsed,
        is_endorsed=endorsed is not None and _order(endorsed) > _order(made[-1]),
    )


def versions_of(story: Story) -> tuple[Event, ...]:
    """Return the entries that put each version of the plan on file, in order."""
    return tuple(_in_order([*story.of_type(MADE), *story.of_type(REVISED)]))


def next_version(story: Story) -> int:
    """Return the number of the version to come."""
    made = versions_of(story)
    return _version(made) + 1 if made else 1


def is_required(part: PlanPart, risk: str | None, known: Known, at: datetime) -> bool:
    """Say whether a plan is incomplete without a part, at the risk last assessed and in the circumstances."""
    if part.required_from is None or RISKS.index(risk or NOT_ASSESSED) < RISKS.index(part.required_from):
        return False
    return not part.when or When(part.when).holds(known.value, at)


def missing_parts(
    parts: Mapping[str, Part], pack: Pack, risk: str | None, known: Known, at: datetime
) -> tuple[PlanPart, ...]:
    """Return the required parts that hold neither content nor a reason for not applying, in the rulebook's order."""
    required = (part for part in pack.plan_parts.values() if is_required(part, risk, known, at))
    return tuple(part for part in required if part.id not in parts or not parts[part.id].is_filled)


def changed_since(plan: Plan, story: Story, pack: Pack) -> tuple[Event, ...]:
    """Return what came about since the plan was last made or revised and changes it, as the rulebook says."""
    rule = pack.duties.get(REVISE)
    types = [match.event for match in rule.raised_by] if rule else []
    found = [event for name in dict.fromkeys(types) for event in story.of_type(name, with_child=True)]
    return tuple(event for event in _in_order(found) if event.happened_at > plan.made_at)


def _part(event: Event, words: Words) -> Part:
    return Part(
        part=str(event.body["part"]),
        words=words.get((event.id, "words"), ""),
        applies=event.body.get("applies") is not False,
        is_filled="words" in event.private,
        event=event.id,
        by=event.actor,
        at=event.happened_at,
        version=int(str(event.body["version"])),
    )


def _version(made: Sequence[Event]) -> int:
    """Return the number of the last version; those that an import brought are counted."""
    said = made[-1].body.get("version")
    return int(str(said)) if said is not None else len(made)


def _in_order(events: Sequence[Event]) -> list[Event]:
    return sorted(events, key=_order)


def _order(event: Event) -> tuple[datetime, EventId]:
    return event.happened_at, event.id
