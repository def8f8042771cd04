"""Make the investigation plan, or bring it up to date: only what is written anew is kept anew, the rest stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import INTENDED, Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.planning.plan import Part, missing_parts, next_version, plan_of, versions_of
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.planning import PlanMade, PlanPartSet, PlanRevised
from wayhome.record.vocabulary import Narrative

Because = Literal["suspect", "child", "risk", "support", "missing", "line", "supervisor", "other"]
MADE, REVISED = "PLAN-01", "PLAN-03"
NOBODY, EVER = ActorId(""), datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartSaid:
    """What the plan says in one part; where it does not apply, the words say why."""

    part: str
    words: Narrative
    applies: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class MakeCasePlan(OnInvestigation):
    """The parts as they are to stand; those left out stay as they are, and a first version may be incomplete."""

    parts: tuple[PartSaid, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisePlan(OnInvestigation):
    """What changed, and the parts that change with it; or why none does."""

    because: Because
    parts: tuple[PartSaid, ...] = ()
    nothing_changes: Narrative | None = None


def make_case_plan(command: MakeCasePlan, facing: Facing) -> Outcome:
    """Put the first version on file. Rules PLAN-01, PLAN-01-B and PLAN-02."""
    if versions_of(facing.story):
        words = "There is a plan for this case already."
        raise Refused(under(MADE, facing.pack, words, "Bring that one up to date; it keeps what you leave as it is."))
    changed = changed_parts(command.parts, facing)
    against = tuple(_wrong(command.parts, facing))
    if not any(one.words.strip() for one in changed):
        remedy = "Write at least what may have happened, an innocent reason among it."
        against = (*against, under(MADE, facing.pack, "The plan says nothing yet.", remedy))
    if against:
        raise Refused(*against)
    missing = still_missing(changed, facing)
    made = PlanMade(version=1, fields_missing=len(missing))
    return tell(*_written(changed, 1), made, notices=_not_complete(missing, facing))


def revise_plan(command: RevisePlan, facing: Facing) -> Outcome:
    """Put another version on file, or why the plan stands although something changed. Rule PLAN-03."""
    against = tuple(_not_to_be_revised(command, facing))
    if against:
        raise Refused(*against)
    changed, version = changed_parts(command.parts, facing), next_version(facing.story)
    missing = still_missing(changed, facing)
    revised = PlanRevised(
        version=version,
        because=command.because,
        fields_missing=len(missing),
        nothing_changes=command.nothing_changes if not changed else None,
    )
    return tell(*_written(changed, version), revised, notices=_not_complete(missing, facing))


def changed_parts(said: tuple[PartSaid, ...], facing: Facing) -> tuple[PartSaid, ...]:
    """Return the parts that would stand otherwise than they do; one that was never written and is empty is none."""
    plan = plan_of(facing.story, facing.words)
    stands = {name: (part.words.strip(), part.applies) for name, part in plan.parts.items()} if plan else {}
    return tuple(one for one in said if (one.words.strip(), one.applies) != stands.get(one.part, ("", True)))


def still_missing(said: tuple[PartSaid, ...], facing: Facing) -> tuple[str, ...]:
    """Return what a plan with these parts would still lack, each by its title."""
    plan = plan_of(facing.story, facing.words)
    parts = {**(plan.parts if plan else {}), **{one.part: _as_part(one) for one in said}}
    found = missing_parts(parts, facing.pack, facing.investigation.risk, facing.known, facing.at)
    return tuple(part.title for part in found)


def _as_part(said: PartSaid) -> Part:
    return Part(
        part=said.part, words=said.words, applies=said.applies, is_filled=bool(said.words.strip()),
        event=INTENDED, by=NOBODY, at=EVER, version=0,
    )  # fmt: skip


def _written(changed: tuple[PartSaid, ...], version: int) -> tuple[PlanPartSet, ...]:
    return tuple(
        PlanPartSet(part=one.part, version=version, applies=one.applies, words=one.words.strip() or None)
        for one in changed
    )


def _not_to_be_revised(command: RevisePlan, facing: Facing) -> Iterator[Reason]:
    if not versions_of(facing.story):
        yield under(MADE, facing.pack, "There is no plan yet.", "Make the plan.")
    elif not changed_parts(command.parts, facing) and not (command.nothing_changes or "").strip():
        words = "Nothing in the plan is different from what it was."
        yield under(REVISED, facing.pack, words, "Change what has to change, or say why the plan stands as it is.")
    yield from _wrong(command.parts, facing)


def _wrong(said: tuple[PartSaid, ...], facing: Facing) -> Iterator[Reason]:
    parts = facing.pack.plan_parts
    for one in said:
        if one.part not in parts:
            yield ours("no_such_part", f"The plan has no part “{one.part}”.", "Use the parts of the rulebook in force.")
        elif not one.applies and parts[one.part].always_applies:
            title = parts[one.part].title
            yield under(
                "PLAN-02", facing.pack, f"“{title}” applies to every case.", "Say what is known, however little."
            )
        elif not one.applies and not one.words.strip():
            words = f"“{parts[one.part].title}” is said not to apply, and not why."
            yield under("PLAN-02", facing.pack, words, "Say why in a sentence.")


def _not_complete(missing: tuple[str, ...], facing: Facing) -> tuple[Reason, ...]:
    if not missing:
        return ()
    words = f"Kept. It is not complete yet: {', '.join(missing)}."
    return (under("PLAN-02", facing.pack, words, "Complete it, so that it can be endorsed."),)
