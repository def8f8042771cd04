"""Tell who must know that information is asked for: in writing, by the day of the request, and never a suspect."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import SUPERVISING, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.material.requests import carers_not_known, request_called, suspected_carers
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import of_barriers, ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.disclosure import NoticeGiven, NoticeWithheld, Recipient, RecipientDecided
from wayhome.record.vocabulary import Words

PARENT = "parent_or_guardian"
Circumstance = Literal["harm_to_somebody", "would_defeat_it", "nobody_to_give_it_to", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GiveNotice(OnInvestigation):
    """Of which request, to whom; ``written`` says what is asked, why and how it is handled.

    ``already``: it reached somebody who should not have had it, and that is put on record as it was.
    """

    request: str
    recipient: Recipient
    name: Words | None = None
    written: bool = False
    already: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithholdNotice(OnInvestigation):
    """Of which request, in which of the circumstances the law allows, and what they are."""

    request: str
    circumstance: Circumstance
    reason: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideRecipient(OnInvestigation):
    """Who receives notices instead of a parent or carer who is a suspect, and why that is safe."""

    recipient: Recipient
    name: Words | None = None
    reason: Words | None = None


def give_notice(command: GiveNotice, facing: Facing) -> Outcome:
    """Keep it, or refuse it where it would go to somebody who is a suspect. Rules DISC-03 and DISC-05."""
    fact = NoticeGiven(request=command.request, recipient=command.recipient, name=command.name)
    lacking = tuple(_unknown(command.request, facing))
    if not command.written:
        words = "The notice is not in writing, or leaves out what is asked for, why, or how it is handled."
        lacking = (*lacking, under("DISC-03", facing.pack, words, "Write all three, and hand it over."))
    if not command.already:
        remedy = "Have a supervisor decide which other adult may safely know, and give it to them."
        lacking = (*lacking, *of_barriers(facing.barriers(fact), facing.pack, remedy))
    if lacking:
        raise Refused(*lacking)
    return tell(fact, notices=tuple(_not_sure(command, facing)))


def withhold_notice(command: WithholdNotice, facing: Facing) -> Outcome:
    """Keep it, with its reason. Rule DISC-03."""
    lacking = tuple(_unknown(command.request, facing))
    if not (command.reason or "").strip():
        words = "It does not say what the circumstances are."
        lacking = (*lacking, under("DISC-03", facing.pack, words, "Say them in your words; or give the notice."))
    if lacking:
        raise Refused(*lacking)
    return tell(NoticeWithheld(request=command.request, circumstance=command.circumstance, reason=command.reason))


def decide_recipient(command: DecideRecipient, facing: Facing) -> Outcome:
    """Decide it. Rule DISC-05."""
    lacking = tuple(_not_safe(command, facing))
    if lacking:
        raise Refused(*lacking)
    decided = RecipientDecided(
        by=command.by.rank, recipient=command.recipient, name=command.name, reason=command.reason
    )
    return tell(decided)


def _unknown(request: str, facing: Facing) -> Iterator[Reason]:
    if request_called(request, facing) is None:
        words = "There is no request of that reference."
        yield ours("no_such_request", words, "Choose one of the case's requests.")


def _not_safe(command: DecideRecipient, facing: Facing) -> Iterator[Reason]:
    pack = facing.pack
    if command.by.rank not in SUPERVISING:
        words = f"A {command.by.role.words.lower()} may not decide it."
        yield under("DISC-05", pack, words, "Ask the supervisor of the case, signed in as themselves.")
    if command.recipient == PARENT and suspected_carers(facing):
        words = "A parent or carer is a suspect, and this would go to a parent or guardian."
        yield under("DISC-05", pack, words, "Choose the care body or another adult; or the child, where that is right.")
    if not (command.reason or "").strip():
        words = "It does not say why it is safe for the child that they know."
        yield under("DISC-05", pack, words, "Say it in a sentence.")


def _not_sure(command: GiveNotice, facing: Facing) -> Iterator[Reason]:
    if command.recipient == PARENT and (unknown := carers_not_known(facing)):
        words = f"Nobody has said whether a suspect cares for the child: {', '.join(unknown)}."
        yield under("DISC-05", facing.pack, words, "Find out before anything else is sent to a parent.")
