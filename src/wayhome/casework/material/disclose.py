"""Name who answers for disclosure, and decide item by item what the schedule says of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.allocating.carrying import works_on
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.material.schedule import is_material, schedule_of
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.disclosure import Bearing, ItemDecided, OfficerNamed
from wayhome.record.vocabulary import Narrative


@dataclass(frozen=True, slots=True, kw_only=True)
class NameDisclosureOfficer(OnInvestigation):
    """Who it is, by their id; and why, where it is whoever investigates the case."""

    officer: str
    reason: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideItem(OnInvestigation):
    """Which entry, and what it is to the case."""

    entry: str
    relevant: bool
    bearing: Bearing = "neither"
    sensitive: bool = False
    reason: Narrative | None = None


def name_disclosure_officer(command: NameDisclosureOfficer, facing: Facing) -> Outcome:
    """Name them. Rule DISC-01; whoever investigates the case is named only with a reason, which is our own step."""
    if not command.officer.strip():
        raise Refused(under("DISC-01", facing.pack, "It does not say who.", "Choose somebody."))
    if not works_on(ActorId(command.officer), facing.story):
        return tell(OfficerNamed(officer=command.officer))
    words = f"{command.officer} investigates this case, and would look through their own work for what is against it."
    if not (command.reason or "").strip():
        raise Refused(ours("own_disclosure", words, "Name somebody else; where there is nobody, say why."))
    notice = ours("own_disclosure", words, "Name somebody else as soon as there is anybody.")
    return tell(OfficerNamed(officer=command.officer, reason=command.reason), notices=(notice,))


def decide_item(command: DecideItem, facing: Facing) -> Outcome:
    """Keep the disclosure officer's decision; refused to anybody else. Rule DISC-01."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    decided = ItemDecided(
        entry=command.entry, relevant=command.relevant, bearing=command.bearing if command.relevant else "neither",
        sensitive=command.sensitive and command.relevant, reason=command.reason,
    )  # fmt: skip
    return tell(decided)


def _lacking(command: DecideItem, facing: Facing) -> Iterator[Reason]:
    officer = schedule_of(facing).officer
    if not officer:
        words = "Nobody is named who answers for disclosure."
        yield under("DISC-01", facing.pack, words, "A supervisor names the disclosure officer first.")
    elif officer != command.by.actor.id:
        words = f"What an item is to the case is for the disclosure officer to decide: {officer}."
        yield under("DISC-01", facing.pack, words, "Ask them; or have a supervisor name you instead.")
    event = facing.entry(command.entry)
    if event is None or facing.case not in event.subjects or not is_material(event):
        words = "There is no such item on the schedule."
        yield ours("no_such_item", words, "Open the schedule again, and choose one that is there.")
    if command.sensitive and not (command.reason or "").strip():
        words = "It does not say why disclosing it may do serious harm."
        yield ours("sensitive_without_reason", words, "Say why; otherwise it is not sensitive.")
