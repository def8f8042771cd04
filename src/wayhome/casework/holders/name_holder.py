"""Name somebody who is told about a child in their own right, put them down anew, or let them go."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from wayhome.casework.commands import SUPERVISING, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.asked import PARENTS, holder_asked, holders_facing, next_ref
from wayhome.casework.holders.standing import Holder, only_not_asked
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours
from wayhome.duties.holders import CARING, THE_CHILD
from wayhome.holdings.names import every_part
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.contact import HolderKind, HolderLeft, HolderNamed, LookedAfterBy
from wayhome.record.events.victim import RightsHolderRecorded
from wayhome.record.vocabulary import Fact, Known, Words

Why = Literal["no_longer_cares", "child_moved", "child_of_age", "child_asked", "danger", "died", "in_error"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameHolder(OnInvestigation):
    """Who they are to the child, and whether it is safe that they know; ``holder`` where they were named before."""

    kind: HolderKind
    holder: str | None = None
    name: Words = ""
    relation: Words = ""
    parental_responsibility: Known = "not_asked"
    may_know: Known = "not_asked"
    child_says: Known = "not_asked"
    why_not: Words = ""
    under_suspicion: Known = "not_asked"
    suspect: str | None = None
    agency: str | None = None
    born: date | None = None


def name_holder(command: NameHolder, facing: Facing) -> Outcome:
    """Put them down. Rule VC-07.

    Kept whatever it says; only that somebody who was under suspicion may know after all is for a supervisor to say.
    Whoever the child has already, in whatever case, is put down anew: as two they would be owed everything twice.
    """
    holders = holders_facing(facing)
    before = holder_asked(command.holder, facing) if command.holder else None
    _refuse_another_child(command)
    _refuse_clearing(command, before or _of_that_name(command, holders), facing)
    ref = THE_CHILD if command.kind == "child" else command.holder or _ref(command, holders)
    named = HolderNamed(
        holder=ref, kind=command.kind, name=command.name or None, relation=command.relation or None,
        parental_responsibility=command.parental_responsibility, may_know=command.may_know,
        child_says=command.child_says, why_not=command.why_not or None, under_suspicion=command.under_suspicion,
        suspect=command.suspect or None, agency=command.agency or None, born=command.born,
    )  # fmt: skip
    others = [one for one in holders if one.ref != ref]
    return tell(named, *_rights(named, others, command.why_not, facing), notices=_not_told(named))


def _refuse_another_child(command: NameHolder) -> None:
    if (command.kind == "child") != (command.holder == THE_CHILD) and command.holder is not None:
        words = "The child is H1 and nobody else is; what H1 is does not change."
        raise Refused(ours("the_child_is_the_child", words, "Name the other person by themselves."))


def _refuse_clearing(command: NameHolder, before: Holder | None, facing: Facing) -> None:
    """Refuse that one officer alone lifts the suspicion under which somebody is told nothing."""
    lifts = command.under_suspicion in {"no", "not_asked"} and not command.suspect
    suspected = before is not None and before.why_not == "under_suspicion" and not only_not_asked(before, facing.story)
    if suspected and lifts and command.kind != "child" and command.by.rank not in SUPERVISING:
        words = "They are told nothing because they may be among those who harm the child."
        remedy = "A supervisor puts down that they are not, once it is settled who the suspect is."
        raise Refused(ours("suspicion_lifted_by_one", words, remedy))


def _of_that_name(command: NameHolder, holders: tuple[Holder, ...]) -> Holder | None:
    """Return whoever has that name already, so that a new reference is no way round a suspicion."""
    said = every_part(command.name)
    return next((one for one in holders if said and set(every_part(one.name)) == set(said)), None)


def _ref(command: NameHolder, holders: tuple[Holder, ...]) -> str:
    """Return the reference of whoever is there already in that part, of that name and by no other relation."""
    there = _of_that_name(command, tuple(one for one in holders if one.kind == command.kind))
    others = there is not None and command.relation and there.relation and command.relation != there.relation
    return there.ref if there and not others else next_ref(holders)


def _rights(named: HolderNamed, others: list[Holder], why_not: str, facing: Facing) -> tuple[Fact, ...]:
    """Return what the investigation says of it: whether any parent may safely know, once that is known."""
    if not facing.is_investigation or named.kind not in (*PARENTS, "council"):
        return ()
    others_told = any(one.may_be_told for one in others if one.kind in (*PARENTS, "council"))
    told = named.may_know == "yes" and named.under_suspicion == "no" and not named.suspect
    if told or others_told:
        return (RightsHolderRecorded(parent_may_know="yes"),)
    settled = named.may_know == "no" or named.under_suspicion == "yes" or bool(named.suspect)
    return (RightsHolderRecorded(parent_may_know="no", reason=why_not or None),) if settled else ()


def _not_told(named: HolderNamed) -> tuple[Reason, ...]:
    if named.kind not in CARING or (named.under_suspicion == "no" and not named.suspect):
        return ()
    if named.under_suspicion == "not_asked" and not named.suspect:
        words = "Whether they may be among those who harm the child was not asked, so they are told nothing yet."
        return (ours("suspicion_not_asked", words, "Ask, and put down what you learn."),)
    words = "They are told nothing, and no invitation reaches them, from now on."
    return (
        ours("suspect_never_told", words, "Look at what is on its way to them already, and at who else is at home."),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LetHolderGo(OnInvestigation):
    """Somebody is told no longer, and why."""

    holder: str
    why: Why


def let_holder_go(command: LetHolderGo, facing: Facing) -> Outcome:
    """Let them go; what was owed to them and is not due ends with it. The child is never let go."""
    if command.holder == THE_CHILD:
        words = "The child is told in their own right, whatever they asked for."
        raise Refused(ours("child_never_let_go", words, "Agree a plan with less of it, in their words."))
    holder_asked(command.holder, facing)
    return tell(HolderLeft(holder=command.holder, why=command.why))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetCouncil(OnInvestigation):
    """Whether a council stands as the child's parent, and which."""

    answer: Known
    name: Words = ""
    agency: str | None = None


def set_council(command: SetCouncil, facing: Facing) -> Outcome:
    """Put it down; a council that stands as parent is told in its own right."""
    holders = holders_facing(facing)
    there = next((one for one in holders if one.kind == "council" and not one.left), None)
    ref = there.ref if there else next_ref(holders)
    answer = LookedAfterBy(answer=command.answer, holder=ref if there or command.answer == "yes" else None)
    if command.answer != "yes":
        return tell(answer)
    named = HolderNamed(
        holder=ref, kind="council", name=command.name or None, agency=command.agency or None, may_know="yes",
        parental_responsibility="yes", under_suspicion="no",
    )  # fmt: skip
    return tell(named, answer, *_rights(named, [], "", facing))
