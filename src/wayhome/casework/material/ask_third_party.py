"""Ask somebody outside the police for information about a child: only on the grounds the law asks for, each written."""

from collections.abc import Iterator
from dataclasses import dataclass

from wayhome.casework.commands import OF_RANK, OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.material.requests import next_reference, request_called
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.disclosure import CounsellingProposed, CounsellingRefused, Holder, ThirdPartyRequested
from wayhome.record.vocabulary import Narrative, Words

WRITTEN = (
    "holder_name", "what", "why_believed", "why_relevant", "why_necessary", "why_probative", "why_rebutted",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class AskThirdParty(OnInvestigation):
    """Who holds it, what is asked for, and the grounds; what was said in counselling waits for an endorsement."""

    holder: Holder = "other"
    counselling: bool = False
    line: str | None = None
    holder_name: Words | None = None
    what: Narrative | None = None
    why_believed: Narrative | None = None
    why_relevant: Narrative | None = None
    why_necessary: Narrative | None = None
    why_probative: Narrative | None = None
    why_rebutted: Narrative | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EndorseCounselling(OnInvestigation):
    """Which request, whether it is made, and why it is not, where it is not."""

    request: str
    endorsed: bool
    reason: Narrative | None = None


def ask_third_party(command: AskThirdParty, facing: Facing) -> Outcome:
    """Make the request, or refuse it with the grounds that are not written. Rules DISC-02, DISC-03 and DISC-04."""
    lacking = tuple(_lacking(command, facing))
    if lacking:
        raise Refused(*lacking)
    reference = next_reference(facing)
    said = {name: getattr(command, name) for name in WRITTEN}
    if command.counselling or command.holder == "counselling":
        return tell(CounsellingProposed(request=reference, line=command.line, **said), notices=(_waits(facing),))
    asked = ThirdPartyRequested(
        request=reference, holder=command.holder, line=command.line, holder_believed=True, line_relevant=True,
        necessary_and_proportionate=True, **said,
    )  # fmt: skip
    return tell(asked, notices=(_notice_due(facing),))


def endorse_counselling(command: EndorseCounselling, facing: Facing) -> Outcome:
    """Endorse it, by which it is made, or say why not. Rule DISC-04-B."""
    waiting = request_called(command.request, facing)
    lacking = tuple(_not_endorsed(command, facing))
    if lacking or waiting is None:
        raise Refused(*lacking)
    if not command.endorsed:
        return tell(CounsellingRefused(request=command.request, by=command.by.rank, reason=command.reason))
    said = {name: facing.words.get((waiting.first.id, name)) for name in WRITTEN}
    line = waiting.first.body.get("line")
    asked = ThirdPartyRequested(
        request=command.request, holder="counselling", counselling=True, line=str(line) if line else None,
        holder_believed=True, line_relevant=True, necessary_and_proportionate=True, substantial_probative_value=True,
        presumption_rebutted=True, endorsed_by=command.by.rank, **said,
    )  # fmt: skip
    return tell(asked, notices=(_notice_due(facing),))


def _lacking(command: AskThirdParty, facing: Facing) -> Iterator[Reason]:
    pack = facing.pack
    grounds = (
        (command.what, "It does not say what is asked for.", "Say what, of which time, and no more than is needed."),
        (command.why_believed, "It does not say why they are believed to hold it.", "Say what that rests on."),
        (command.line, "It does not say which line of enquiry it is relevant to.", "Choose the line."),
        (command.why_relevant, "It does not say what it would show on that line.", "Say so in a sentence."),
        (command.why_necessary, "It does not say why it is necessary and proportionate.", "Say why no less would do."),
    )  # fmt: skip
    for said, words, remedy in grounds:
        if not (said or "").strip():
            yield under("DISC-02", pack, words, remedy)
    if command.counselling or command.holder == "counselling":
        if not (command.why_rebutted or "").strip():
            words = "What a child said in counselling is presumed not to be needed, and it does not say why this is."
            yield under(
                "DISC-04", pack, words, "Leave it with the counsellor; or say why the presumption does not hold."
            )
        if not (command.why_probative or "").strip():
            words = "It does not say why it is likely to have substantial probative value."
            yield under("DISC-04", pack, words, "Say what it would prove that nothing else does.")


def _not_endorsed(command: EndorseCounselling, facing: Facing) -> Iterator[Reason]:
    waiting = request_called(command.request, facing)
    if waiting is None or not waiting.waits:
        words = "No request of that reference waits to be endorsed."
        yield ours("nothing_to_endorse", words, "Choose one that does.")
        return
    if command.by.rank not in OF_RANK:
        words = f"A {command.by.role.words.lower()} may not endorse it."
        yield under("DISC-04-B", facing.pack, words, "Ask a detective inspector or above, signed in as themselves.")
    if waiting.first.actor == command.by.actor.id:
        words = "You prepared it yourself."
        yield ours("second_person", words, "Ask another detective inspector or above to look at it.")
    if not command.endorsed and not (command.reason or "").strip():
        yield under("DISC-04-B", facing.pack, "It does not say why it is not made.", "Say why.")


def _waits(facing: Facing) -> Reason:
    words = "Nothing is asked of anybody yet: a detective inspector endorses it first, or does not."
    return under("DISC-04-B", facing.pack, words, "Ask one who has not prepared it.")


def _notice_due(facing: Facing) -> Reason:
    words = "Written notice is due on or before the day of the request, or as soon as it can be given."
    return under("DISC-03", facing.pack, words, "Give it, or record why it is withheld.")
