"""What becomes of a request: answered, taken back, or its grounds put on record after it was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.material.requests import Request, request_called
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.disclosure import MaterialReceived, RequestTestsRecorded, RequestWithdrawn
from wayhome.record.vocabulary import Fact, Narrative

Became = Literal["received", "nothing_held", "refused", "withdrawn", "grounds"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SettleRequest(OnInvestigation):
    """Which request, what became of it, and in words what was received, why it was taken back, or its grounds."""

    request: str
    became: Became
    words: Narrative | None = None


def settle_request(command: SettleRequest, facing: Facing) -> Outcome:
    """Keep it. Rules DISC-02, DISC-04 and DISC-04-B."""
    request = request_called(command.request, facing)
    lacking = tuple(_lacking(command, request, facing))
    if lacking:
        raise Refused(*lacking)
    return tell(_fact(command))


def _fact(command: SettleRequest) -> Fact:
    if command.became == "withdrawn":
        return RequestWithdrawn(request=command.request, reason=command.words)
    if command.became == "grounds":
        return RequestTestsRecorded(request=command.request, grounds=command.words)
    return MaterialReceived(request=command.request, result=command.became, what=command.words)


def _lacking(command: SettleRequest, request: Request | None, facing: Facing) -> Iterator[Reason]:
    if request is None:
        words = "There is no request of that reference."
        yield ours("no_such_request", words, "Choose one of the case's requests.")
        return
    if command.became in ("received", "nothing_held", "refused") and not request.runs:
        words = "This request was not made, or was taken back."
        yield ours("not_asked", words, "Nothing can have come of it: choose another, or say that it is taken back.")
    if command.became in ("withdrawn", "grounds") and not (command.words or "").strip():
        words = "It does not say why." if command.became == "withdrawn" else "It does not say what the grounds were."
        yield under("DISC-02", facing.pack, words, "Say it in your words.")
