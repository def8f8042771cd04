"""Help for the child: rights told, support offered and offered again, a personal statement, compensation."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.telling.standing import told_as
from wayhome.casework.telling.tell import should_not_have
from wayhome.casework.telling.write_notice import holder_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.compensation import CompensationExplained
from wayhome.record.events.victim import (
    EnhancedRightsTold,
    PersonalStatementMade,
    PersonalStatementOffered,
    RightsExplained,
    ServicesReferred,
    SupportNotTakenUp,
    Told,
)
from wayhome.record.vocabulary import Fact, Spoken, Words

ReadBy = Literal["child", "somebody_for_them", "prosecutor", "not_read", "unknown"]
MADE, REFERRED = "victim.personal_statement_made", "victim.services_referred"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainRights(OnInvestigation):
    """To whom the rights were explained, and whether they were told that the child's are enhanced."""

    to: Told = "child"
    enhanced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferToSupport(OnInvestigation):
    """The child was referred to a service, or said no to it, and when it is offered again."""

    result: Literal["referred", "declined"]
    service: str | None = None
    reference: str | None = None
    offer_again_by: datetime | None = None
    not_again: bool = False
    said: Spoken | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportDidNotCome(OnInvestigation):
    """Somebody other than the child said no, or the service could not help: the child is still owed it."""

    said_no: Literal["parent_or_carer", "service", "other"]
    service: str | None = None
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainCompensation(OnInvestigation):
    """To whom it was explained that compensation may be asked for; by their reference, where they are named."""

    to: Told = "child"
    holder: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferStatement(OnInvestigation):
    """What the child answered when a personal statement was offered; they may change it at any time."""

    answer: Literal["later", "declined"] = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepStatement(OnInvestigation):
    """What the child said about how they have been affected, or added, and whether and by whom it is read in court."""

    statement: Spoken | None = None
    recording: str | None = None
    to_be_read_by: ReadBy = "unknown"


def explain_rights(command: ExplainRights, _facing: Facing) -> Outcome:
    """Keep it. Rules VC-01 and VC-04: only the child's own hearing of it counts."""
    facts: tuple[Fact, ...] = (RightsExplained(to=command.to),)
    return tell(*facts, EnhancedRightsTold(to=command.to)) if command.enhanced else tell(*facts)


def refer_to_support(command: ReferToSupport, facing: Facing) -> Outcome:
    """Keep the referral, or the child's own no and when it is offered again. Rules VC-05 and VC-05-AGAIN."""
    if command.service is not None and command.service not in facing.pack.support_services:
        words = "The rulebook in force knows no such service."
        raise Refused(ours("no_such_service", words, "Choose one of those it lists, or leave it open."))
    referred = ServicesReferred(
        result=command.result,
        service=command.service,
        reference=command.reference,
        offer_again_by=command.offer_again_by if command.result == "declined" else None,
        not_again=command.not_again and command.result == "declined",
        said=command.said,
    )
    return tell(referred)


def support_did_not_come(command: SupportDidNotCome, facing: Facing) -> Outcome:
    """Keep it; it settles nothing that the child is owed. Rule VC-05."""
    by = {"parent_or_carer": "A parent or carer", "service": "The service"}.get(command.said_no, "Somebody else")
    words = f"{by} said no; the child did not. Support is still owed to the child."
    notice = under("VC-05", facing.pack, words, "Ask the child, or find another service.")
    return tell(
        SupportNotTakenUp(by=command.said_no, service=command.service, reason=command.reason), notices=(notice,)
    )


def explain_compensation(command: ExplainCompensation, facing: Facing) -> Outcome:
    """Keep it, for the one who heard it and nobody else. Rules VC-28 and VC-28-FAMILY.

    What was said was said; where they should not have heard it, it is said so at once.
    """
    if command.holder is None:
        return tell(CompensationExplained(to=command.to))
    holder = holder_of(command.holder, facing)
    return tell(
        CompensationExplained(to=told_as(holder.kind), holder=holder.ref),
        notices=tuple(should_not_have(holder, facing)),
    )


def offer_statement(command: OfferStatement, _facing: Facing) -> Outcome:
    """Keep what the child answered. Rule VC-16."""
    return tell(PersonalStatementOffered(answer=command.answer))


def keep_statement(command: KeepStatement, facing: Facing) -> Outcome:
    """Keep the statement beside those before it. Rule VC-16."""
    wrong = tuple(_lacking(command))
    if wrong:
        raise Refused(*wrong)
    before = facing.story.of_child(facing.child).of_type(MADE)
    made = PersonalStatementMade(
        version=len(before) + 1,
        statement=command.statement,
        recording=command.recording,
        to_be_read_by=command.to_be_read_by,
    )
    return tell(PersonalStatementOffered(answer="made", to_be_read_by=command.to_be_read_by), made)


def _lacking(command: KeepStatement) -> Iterator[Reason]:
    if not (command.statement or "").strip() and not (command.recording or "").strip():
        words = "Neither what the child said nor where it is recorded was given."
        yield ours("empty_statement", words, "Write it as they said it, or give the reference of the recording.")
