"""Link the cases of children who are found to be missing together, under one owner."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import under
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing_search import CoMissingIndicated, EpisodesLinked


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Another child who is with this one, and the record and case in which they are missing."""

    child: Subject
    record: RecordId
    case: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkChildren(OnCase):
    """The other children, what says that they are together, and the post that owns their cases together."""

    others: tuple[Together, ...]
    joint_owner: str = ""
    basis: Literal["informant", "sighting", "found_together", "phone", "intelligence", "other"] = "other"


def link_children(command: LinkChildren, facing: Facing) -> Outcome:
    """Say in each case that the children are together, and link the cases once one owner is named. Rule MC-38."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    cases = (Together(child=facing.child, record=facing.record, case=facing.case), *command.others)
    facts = [
        Said(fact=CoMissingIndicated(basis=command.basis), record=one.record, subjects=(one.child, one.case))
        for one in cases
    ]
    if not command.joint_owner.strip():
        words = "The children are together and nobody owns their cases together yet."
        remedy = "Name one post that owns them, and link them."
        return Outcome(facts=tuple(facts), notices=(under("MC-38", facing.pack, words, remedy),))
    named = tuple(subject for one in cases for subject in (one.child, one.case))
    linked = Said(fact=EpisodesLinked(joint_owner=command.joint_owner.strip()), subjects=named)
    return Outcome(facts=(*facts, linked))


def _lacking(command: LinkChildren, facing: Facing) -> Iterator[Reason]:
    if not command.others:
        words = "No other child is named."
        yield under("MC-38", facing.pack, words, "Name each child who is with this one, by their case.")
    for one in command.others:
        if one.case != facing.case and not _is_held(one, facing):
            words = f"No case of this child is held under {one.record}."
            yield under("MC-38", facing.pack, words, "Take a report for the other child first, then link them.")
    if any(one.case == facing.case for one in command.others):
        words = "This case is named as the other one."
        yield under("MC-38", facing.pack, words, "Name the other child's case.")


def _is_held(one: Together, facing: Facing) -> bool:
    story = facing.stories.get(one.case)
    return story is not None and any(event.record == one.record for event in story.of_type("missing.reported"))
