"""Which children, and which force, a case is of: a child joins, cases are merged or split, and who leads is agreed."""

from dataclasses import dataclass
from typing import Literal

from wayhome.casework.allocating.carrying import who_investigates, who_supervises
from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours
from wayhome.duties.story import Story, children_now
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.child import Described
from wayhome.record.events.investigation import (
    ChildJoined,
    LeadAgreed,
    MergedInto,
    Opened,
    OtherMerged,
    RiskAssessed,
    SplitOff,
)
from wayhome.record.states import Investigation, fold
from wayhome.record.vocabulary import Narrative, Words

Basis = Literal["disclosure", "intelligence", "missing_together", "suspect", "other", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinChild(OnInvestigation):
    """A further child who is, or may be, harmed by those the case is about; ``joining`` may be new, with a name."""

    joining: Subject
    basis: Basis = "unknown"
    name: Words | None = None
    age_stated: int | None = None
    reasons: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeInvestigation(OnInvestigation):
    """The case goes on as part of another; both records stay."""

    into: RecordId
    into_case: Subject
    reasons: Narrative = ""

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the case that it goes on in."""
        return (self.into_case,)


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitInvestigation(OnInvestigation):
    """Some children of the case go on in an investigation of their own."""

    children: tuple[Subject, ...]
    opens: RecordId
    investigation: Subject
    reasons: Narrative = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeLead(OnInvestigation):
    """Which of two forces leads."""

    force: str
    leads: Literal["ours", "theirs", "joint"]
    contact: str | None = None
    reasons: Narrative | None = None


def join_child(command: JoinChild, facing: Facing) -> Outcome:
    """Bring the child in; what is owed to each child of a case is owed to this one from now on."""
    about = (command.joining, facing.case)
    joined = ChildJoined(basis=command.basis, reasons=command.reasons, **_hands(facing.story))
    facts = [Said(fact=joined, subjects=about)]
    given = {"name": command.name, "age_stated": command.age_stated}
    known = {name: value for name, value in given.items() if value is not None}
    if known:
        facts.insert(0, Said(fact=Described.model_validate(known), subjects=(command.joining,)))
    return Outcome(facts=tuple(facts))


def merge_investigation(command: MergeInvestigation, facing: Facing) -> Outcome:
    """Merge it: what it still owes ends with it, and its children are children of the other.

    Refused into itself, into a case that is not there or has ended, and without what shows that they belong together.
    """
    if reasons := _not_merged(command, facing):
        raise Refused(*reasons)
    there = facing.stories[command.into_case]
    new = [child for child in facing.children if child not in children_now(there)]
    into = MergedInto(into=command.into, reasons=command.reasons)
    told = Said(fact=into, subjects=(*facing.children, facing.case))
    came = ChildJoined(basis="merged", **_hands(there))
    here = [Said(fact=came, record=command.into, subjects=(child, command.into_case)) for child in new]
    about = (*facing.children, command.into_case)
    other = Said(fact=OtherMerged(other=facing.record), record=command.into, subjects=about)
    return Outcome(facts=(told, *here, other))


def split_investigation(command: SplitInvestigation, facing: Facing) -> Outcome:
    """Open an investigation for some of the children; what was recorded stays where it is, for all of them.

    Refused for none of the children of the case, for all of them, and without a reason.
    """
    if reasons := _not_split(command, facing):
        raise Refused(*reasons)
    about = (*command.children, command.investigation)
    opened = Opened(basis="split", from_case=facing.record, **_hands(facing.story))
    off = Said(fact=SplitOff(to=command.opens, reasons=command.reasons), subjects=(*command.children, facing.case))
    begun = [Said(fact=opened, record=command.opens, subjects=about)]
    risk = facing.investigation.risk
    if risk is not None:
        level = RiskAssessed.model_validate({"level": risk})
        begun.append(Said(fact=level, record=command.opens, subjects=about))
    return Outcome(facts=(off, *begun))


def agree_lead(command: AgreeLead, facing: Facing) -> Outcome:
    """Record who leads; the duties of the case stay with us until the other force has it."""
    fact = LeadAgreed(force=command.force, leads=command.leads, contact=command.contact, reasons=command.reasons)
    return Outcome(facts=(Said(fact=fact, subjects=(*facing.children, facing.case)),))


def _hands(story: Story) -> dict[str, str | None]:
    """Return in whose hands a case is, as it is told with whoever comes into it or goes on apart."""
    return {"investigator": who_investigates(story), "supervisor": who_supervises(story)}


def _not_merged(command: MergeInvestigation, facing: Facing) -> list[Reason]:
    found: list[Reason] = []
    if command.into == facing.record:
        found.append(ours("merged_into_itself", "This is the case itself.", "Name the other investigation."))
    elif command.into_case not in facing.stories or not command.into_case.startswith("investigation:"):
        words = f"There is no investigation {command.into}."
        found.append(ours("no_such_case", words, "Look the other investigation up, and give its reference."))
    elif facing.stories[command.into_case].of_type("investigation.merged_into"):
        words = f"{command.into} goes on as part of another case itself."
        found.append(ours("merged_before", words, "Merge this case into the one that goes on."))
    elif fold(Investigation(), facing.stories[command.into_case].own).phase == "ended":
        words = f"{command.into} has ended, and what is open here would end with it."
        found.append(ours("merged_into_ended", words, "Open the ended case again first, or merge that one into this."))
    if not command.reasons.strip():
        words = "Two cases are not merged without what shows that they belong together."
        found.append(ours("no_reasons", words, "Say which people, places or telephones both are about."))
    return found


def _not_split(command: SplitInvestigation, facing: Facing) -> list[Reason]:
    found: list[Reason] = []
    if not command.children or not set(command.children) <= set(facing.children):
        words = "None of the children of this case was named."
        found.append(ours("no_child_named", words, "Name the children for whom it goes on apart."))
    elif set(command.children) == set(facing.children):
        words = "Every child of the case was named, so that nothing would be left here."
        found.append(ours("every_child_named", words, "Leave at least one child in this case, or leave it whole."))
    if not command.reasons.strip():
        words = "A case is not split without a reason."
        found.append(ours("no_reasons", words, "Say what goes on apart, and why that is safer for the children."))
    return found
