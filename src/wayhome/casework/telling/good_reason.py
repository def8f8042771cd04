"""A good reason for which somebody is not told: asked for by one, accepted or not by a supervisor who is another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from wayhome.casework.commands import OnInvestigation
from wayhome.casework.facing import Facing
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import under
from wayhome.casework.telling.standing import ASKED, ENOUGH_ATTEMPTS, enough_attempts, standing, told_as, told_of
from wayhome.casework.telling.write_notice import events_told, holder_of, story_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.envelope import Event
from wayhome.record.events.good_reason import GoodReason, GoodReasonAsked, GoodReasonDeclined, NoticeNotPossible
from wayhome.record.vocabulary import Words

ANSWERS = ("victim.good_reason_declined", "victim.notice_not_possible")


@dataclass(frozen=True, slots=True, kw_only=True)
class AskGoodReason(OnInvestigation):
    """Whom it is about, what they are not told of, the reason, why in words, and by when it is looked at again."""

    holder: str
    about: tuple[str, ...]
    reason: GoodReason
    why: Words
    tell_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerGoodReason(OnInvestigation):
    """A supervisor accepts it, or does not, and says why."""

    asked: str
    accepted: bool
    why: Words | None = None
    tell_by: date | None = None


def ask_good_reason(command: AskGoodReason, facing: Facing) -> Outcome:
    """Put it to a supervisor; nothing is excused by asking. Rule VC-15.

    Refused without words, and for attempts that were too few, or all on one day or at one time of day.
    """
    holder, events = holder_of(command.holder, facing), events_told(command.about, facing)
    tried = [one for event in events for one in standing(event, holder.ref, holder.kind, story_of(facing)).tried]
    each = {one.id: one for one in tried}
    lacking = (*_no_words(command.why, facing), *_too_few(command, tuple(each.values()), facing))
    if lacking:
        raise Refused(*lacking)
    return tell(
        GoodReasonAsked(
            about=command.about,
            to=told_as(holder.kind),
            holder=holder.ref,
            reason=command.reason,
            why=command.why,
            attempts=len(each),
            tell_by=command.tell_by,
        )
    )


def answer_good_reason(command: AnswerGoodReason, facing: Facing) -> Outcome:
    """Accept it, which excuses what is owed and is counted, or do not. Rule VC-15.

    Refused to whoever asked, for what was answered before, without words where it is not accepted, and where accepted
    without a day on which it is looked at again, unless they asked not to be told.
    """
    asked = next((one for one in story_of(facing).of_type(ASKED) if one.id == command.asked), None)
    lacking = tuple(_not_answerable(command, asked, facing))
    if lacking or asked is None:
        raise Refused(*lacking)
    if not command.accepted:
        return tell(GoodReasonDeclined(asked=asked.id, why=command.why))
    return tell(_accepted(command, asked))


def _accepted(command: AnswerGoodReason, asked: Event) -> NoticeNotPossible:
    body = asked.body
    return NoticeNotPossible(
        about=told_of(asked),
        to=body["to"],
        holder=str(body["holder"]) if body.get("holder") else None,
        reason=body["reason"],
        supervisor=command.by.actor.id,
        asked=asked.id,
        why=command.why,
        tell_by=_day(command.tell_by, asked),
    )


def _day(given: date | None, asked: Event) -> date | None:
    asked_for = asked.body.get("tell_by")
    return given or (date.fromisoformat(str(asked_for)) if asked_for else None)


def _not_answerable(command: AnswerGoodReason, asked: Event | None, facing: Facing) -> Iterator[Reason]:
    if asked is None:
        words = "Nobody asked for this in this case."
        yield under("VC-15", facing.pack, words, "Choose from what is listed.")
        return
    answered = any(one.body.get("asked") == asked.id for name in ANSWERS for one in facing.story.of_type(name))
    if answered:
        yield under("VC-15", facing.pack, "This was answered already.", "Ask again if something is new.")
    if asked.actor == command.by.actor.id:
        words = "You asked for this yourself."
        yield under("VC-15", facing.pack, words, "Another supervisor accepts it, or does not.")
    if not command.accepted:
        yield from _no_words(command.why, facing)
    elif asked.body["reason"] != "asked_not_to_be_told":
        yield from _no_day(_day(command.tell_by, asked), facing)


def _no_day(day: date | None, facing: Facing) -> Iterator[Reason]:
    if day is None:
        words = "It has no day on which it is looked at again."
        yield under("VC-15", facing.pack, words, "A good reason is good for a time. Give the day.")
    elif day < london_day(facing.now):
        yield under("VC-15", facing.pack, "The day is past already.", "Give one that is to come.")


def _no_words(why: str | None, facing: Facing) -> Iterator[Reason]:
    if not (why or "").strip():
        words = "It is not said why."
        yield under("VC-15", facing.pack, words, "Say why in a sentence that the person could read one day.")


def _too_few(command: AskGoodReason, tried: tuple[Event, ...], facing: Facing) -> Iterator[Reason]:
    if command.reason == "three_attempts" and not enough_attempts(tried):
        words = (
            f"It was tried {len(tried)} times; {ENOUGH_ATTEMPTS} attempts on different days, and at different times of "
            "the day, are asked for."
        )
        yield under("VC-15", facing.pack, words, "Try again. If it is for another reason, give that.")
