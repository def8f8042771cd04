"""Tell somebody oneself, or through somebody who speaks for them; and what was tried and did not reach them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.holders.standing import Holder
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import ours, under
from wayhome.casework.telling.could_be import not_looked_at
from wayhome.casework.telling.standing import (
    ENOUGH_ATTEMPTS,
    HANDED,
    WITHHELD,
    WRITTEN,
    enough_attempts,
    standing,
    told_as,
    told_of,
    written_as,
)
from wayhome.casework.telling.write_notice import WHY_NOT, events_told, holder_of, lacks, story_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.envelope import Event
from wayhome.record.events.victim import NoticeDelivered, NoticeFailed, NoticeHandedOver
from wayhome.record.vocabulary import Fact

How = Literal["heard_in_person", "heard_by_telephone", "through_advocate", "letter_signed_for"]
WhyNotReached = Literal["no_answer", "channel_unsafe", "returned", "no_interpreter", "not_well_enough", "other"]
KIND: Mapping[str, str] = {
    "heard_in_person": "in_person", "heard_by_telephone": "telephone", "through_advocate": "through_advocate",
    "letter_signed_for": "letter",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class TellPerson(OnInvestigation):
    """Who was told, of which events and how, and what they were given besides."""

    holder: str
    about: tuple[str, ...]
    how: How
    reasons: bool = False
    support: bool = False
    review_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignForLetter(OnInvestigation):
    """A letter that was printed and handed over was signed for by the one it is for."""

    notice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TryToTell(OnInvestigation):
    """Somebody was tried and not reached."""

    holder: str
    about: tuple[str, ...]
    why: WhyNotReached = "no_answer"


def tell_person(command: TellPerson, facing: Facing) -> Outcome:
    """Record that they heard it. Rules VC-09 to VC-14, VC-26.

    What was said was said, so it is kept whoever heard it; where they should not have, it is said so at once.
    """
    holder = holder_of(command.holder, facing)
    events = events_told(command.about, facing)
    fact = NoticeDelivered(
        about=command.about,
        to=told_as(holder.kind),
        receipt=command.how,
        holder=holder.ref,
        notice=_waiting(holder.ref, command.about, facing),
        reasons=command.reasons,
        support=command.support,
        review_right=command.review_right,
    )
    given = lacks(events, facing, reasons=command.reasons, support=command.support, review=command.review_right)
    return tell(fact, notices=(*should_not_have(holder, facing), *not_looked_at(holder, facing), *given))


def _waiting(holder: str, about: tuple[str, ...], facing: Facing) -> str | None:
    """Return the notice that need not go any more, as all it tells of was told now; None where none waits."""
    story = story_of(facing)
    gone = {one.body["notice"] for name in (HANDED, WITHHELD) for one in story.of_type(name)}
    waiting = (one for one in story.of_type(WRITTEN) if one.body["notice"] not in gone)
    told = (one for one in waiting if one.body.get("holder") == holder and told_of(one))
    return next((str(one.body["notice"]) for one in told if set(told_of(one)) <= set(about)), None)


def sign_for_letter(command: SignForLetter, facing: Facing) -> Outcome:
    """Record that a letter reached the one it is for; what it says counts from then. Rules VC-02 and VC-09 to VC-14.

    Refused for a notice that was not written in this case, and for one that is no letter.
    """
    written = written_as(command.notice, story_of(facing))
    if written is None or written.body["by"] not in ("letter", "by_hand"):
        words = "No letter was written under this reference in this case."
        raise Refused(ours("no_such_letter", words, "Choose from the letters that are listed."))
    body = written.body
    delivered = NoticeDelivered(
        about=told_of(written),
        to=body["to"],
        receipt="letter_signed_for",
        holder=str(body["holder"]) if body.get("holder") else None,
        notice=command.notice,
        reasons=bool(body.get("reasons")),
        support=bool(body.get("support")),
        review_right=bool(body.get("review_right")),
        informant=bool(body.get("informant")),
    )
    facts: list[Fact] = [NoticeHandedOver(notice=command.notice, carrier="by_hand"), delivered]
    return tell(*facts)


def try_to_tell(command: TryToTell, facing: Facing) -> Outcome:
    """Keep the attempt. The clock does not stop. Rule VC-15."""
    holder = holder_of(command.holder, facing)
    events = events_told(command.about, facing)
    fact = NoticeFailed(about=command.about, to=told_as(holder.kind), holder=holder.ref, why=command.why)
    tried = [*_tried(holder, events[0].id, facing), facing.intended(fact)] if events else []
    return tell(fact, notices=tuple(_of_attempts(len(tried), enough=enough_attempts(tried), facing=facing)))


def _tried(holder: Holder, event: str, facing: Facing) -> list[Event]:
    found = facing.entry(event)
    return list(standing(found, holder.ref, holder.kind, story_of(facing)).tried) if found else []


def _of_attempts(count: int, *, enough: bool, facing: Facing) -> Iterator[Reason]:
    words = f"That is attempt {count}. The clock does not stop."
    if enough:
        remedy = "Ask a supervisor to accept it as a good reason, or try again."
    else:
        remedy = f"Try again on another day and at another time; after {ENOUGH_ATTEMPTS}, a supervisor may be asked."
    yield under("VC-15", facing.pack, words, remedy)


def should_not_have(holder: Holder, facing: Facing) -> Iterator[Reason]:
    """Say that somebody heard what they should not have, where they may not be told."""
    if holder.why_not:
        words = f"{WHY_NOT[holder.why_not]} It is kept that they heard this."
        yield under(
            "VC-26", facing.pack, words, "Tell your supervisor now, and look again at how the child is kept safe."
        )
