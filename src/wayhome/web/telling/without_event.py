"""What somebody may be written to about though no step in the case asks for it: how it stands, please ring, an answer.

An answer to their question, and why something could not be told in time, are offered until they were written about.
"""

from collections.abc import Iterator

from wayhome.casework.telling.standing import EXCUSED, WRITTEN
from wayhome.casework.telling.write_notice import story_of
from wayhome.record.envelope import Event
from wayhome.rulebook.telling import Trigger
from wayhome.web.telling.aiming import Aim

ANSWERED, OPENED = "door.question_answered", "door.question_asked"
WORDS: dict[Trigger, str] = {
    "question_answered": "the answer to their question",
    "good_reason": "why it could not be told in time",
    "still_looking": "we are still looking",
    "found": "the child was found",
    "regular_update": "how the case stands",
    "please_ring": "please ring",
}


def offered(aim: Aim) -> Iterator[tuple[Trigger, str]]:
    """Yield what somebody may be written to about, what waits first, each with its words."""
    for trigger in ("question_answered", "good_reason"):
        if waiting_for(trigger, aim) is not None:
            yield trigger, WORDS[trigger]
    yield from ((trigger, WORDS[trigger]) for trigger in dict.fromkeys((how_it_stands(aim), "please_ring")))


def how_it_stands(aim: Aim) -> Trigger:
    """Return what says how a case stands: of a missing child that we look, and that they were found once seen.

    Found is not yet safe; and that a child has died is told by a person, never by a message of ours.
    """
    facing = aim.desk.facing
    if facing.is_investigation:
        return "regular_update"
    if facing.state.phase == "missing":
        return "still_looking"
    return "found" if facing.state.condition == "alive" and facing.state.seen_in_person_at else "please_ring"


def waiting_for(trigger: Trigger, aim: Aim) -> Event | None:
    """Return the last answer, or accepted reason, of which one person was not written to since; None where none is."""
    last = last_of(trigger, aim)
    return None if last is None or _written_since(last, trigger, aim) else last


def last_of(trigger: Trigger, aim: Aim) -> Event | None:
    """Return the last entry that a notice without a step is of: an answer to this person, or a reason in their case."""
    kind, named = {"question_answered": (ANSWERED, "to"), "good_reason": (EXCUSED, "holder")}.get(trigger, ("", ""))
    held = story_of(aim.facing).of_type(kind, with_child=True) if kind else []
    theirs = [event for event in held if event.body.get(named) == aim.holder.ref and aim.child in event.subjects]
    return max(theirs, key=lambda event: (event.happened_at, event.id), default=None)


def _written_since(last: Event, trigger: Trigger, aim: Aim) -> bool:
    texts = {text.id for text in aim.desk.pack.notice_texts.values() if text.trigger == trigger}
    return any(
        event.body.get("holder") == aim.holder.ref
        and event.recorded_at >= last.recorded_at
        and not texts.isdisjoint(str(event.body.get("template") or "").split())
        for event in story_of(aim.facing).of_type(WRITTEN)
    )
