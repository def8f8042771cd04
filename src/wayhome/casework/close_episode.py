"""Close a missing episode, in the way in which it ended."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from wayhome.casework.commands import OnCase
from wayhome.casework.facing import Facing
from wayhome.casework.locate_child import AT_ADDRESS, unassessed
from wayhome.casework.outcome import Outcome, tell
from wayhome.casework.reasons import of_barriers, ours, under
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.missing_return import EpisodeClosed
from wayhome.record.vocabulary import Words

End = Literal["found", "error", "transferred", "found_dead", "turned_eighteen"]
THEN_CLOSE = "Record it when it is so, then close again."
OF_RANK = ("inspector", "superintendent")


@dataclass(frozen=True, slots=True, kw_only=True)
class CloseEpisode(OnCase):
    """How the episode ended; ``continues_in`` is the record or reference under which it goes on, where it does."""

    outcome: End = "found"
    continues_in: str | None = None
    reason: Words | None = None


def close_episode(command: CloseEpisode, facing: Facing) -> Outcome:
    """Close, or refuse with every condition that is still open, in words.

    Rule MC-74 for a child found alive; decision 11 for the other ends.
    """
    if facing.is_closed:
        words = "This episode is closed already."
        raise Refused(ours("closed_already", words, "Record what is new; it is read as news after closing."))
    fact = EpisodeClosed(outcome=command.outcome, continues_in=command.continues_in, reason=command.reason)
    open_conditions = (
        *_without_reason(command),
        *_dated_before_the_end(facing),
        *WAYS[command.outcome](command, facing),
    )
    if open_conditions:
        raise Refused(*open_conditions)
    return tell(fact)


def _without_reason(command: CloseEpisode) -> Iterator[Reason]:
    if command.outcome != "found" and not (command.reason or "").strip():
        yield ours("closed_without_reason", "The closing gives no reason.", "Say in your words why it ends so.")


def _dated_before_the_end(facing: Facing) -> Iterator[Reason]:
    last = facing.story.own[-1] if facing.story.own else None
    if last is not None and last.happened_at > facing.at:
        words = "The closing is dated before the last thing that happened in the case."
        yield ours("closed_before_the_end", words, "Date it when it is decided: now.")


def _seen_since_opened_again(facing: Facing) -> Iterator[Reason]:
    """Ask for the child to be seen again: what the first closing rested on was put in doubt."""
    again = facing.last("missing.episode_reopened")
    seen = facing.last("missing.child_seen", "missing.prevention_interview_held")
    if again is not None and (seen is None or seen.happened_at < again.happened_at):
        words = "Not so yet: the child was seen since the episode was opened again."
        yield ours("reopened_and_unseen", words, THEN_CLOSE)


def _found(_command: CloseEpisode, facing: Facing) -> Iterator[Reason]:
    if facing.state.condition == "deceased":
        words = "The child was found dead."
        yield ours("found_dead", words, "Close the episode as that.")
        return
    yield from of_barriers(facing.barriers(EpisodeClosed(outcome="found")), facing.pack, THEN_CLOSE)
    yield from _seen_since_opened_again(facing)
    waiting = unassessed(facing.story)
    if waiting:
        words = f"Not so yet: what is held of an adult where the child was found was assessed ({', '.join(waiting)})."
        yield under(AT_ADDRESS, facing.pack, words, THEN_CLOSE)


def _error(command: CloseEpisode, facing: Facing) -> Iterator[Reason]:
    report = facing.last("missing.reported")
    if command.by.rank not in OF_RANK:
        words = "Only an inspector or above may say that a report of a missing child was an error."
        yield ours("error_needs_rank", words, "Ask the duty inspector to look at it and close it.")
    if report is not None and report.actor == command.by.actor.id:
        words = "You took this report yourself."
        yield ours("second_person", words, "Ask another inspector to look at it and close it.")
    if not command.continues_in and not facing.story.of_type("missing.child_seen"):
        words = "Nobody has seen the child, and no other case is named in which they are looked for."
        yield ours("error_unseen", words, "See the child, or name the case in which the search goes on.")


def _transferred(command: CloseEpisode, facing: Facing) -> Iterator[Reason]:
    if not facing.story.of_type("missing.ownership_settled"):
        words = "Not so yet: the other area or force agreed to own the case."
        yield under("MC-59", facing.pack, words, "Settle with them who owns it and record it, then close again.")
    if not command.continues_in:
        words = "Not so yet: their reference is recorded."
        yield ours("transferred_to_nobody", words, "Record the reference under which they look for the child.")


def _found_dead(_command: CloseEpisode, facing: Facing) -> Iterator[Reason]:
    if facing.state.condition != "deceased":
        words = "Not so yet: the child was located, and found dead."
        yield ours("not_found_dead", words, "Record who found the child and how; being told is not enough.")
    if facing.known.value("circulated", facing.at) is True:
        words = "Not so yet: every circulation was cancelled."
        yield under("MC-72", facing.pack, words, THEN_CLOSE)


def _turned_eighteen(command: CloseEpisode, facing: Facing) -> Iterator[Reason]:
    if facing.known.value("under_18", facing.at) != "no":
        words = "Not so yet: the birth date on record makes them eighteen."
        yield ours("not_eighteen", words, "Correct the birth date if it is wrong. A child stays a child until then.")
    if facing.state.phase == "missing" and not command.continues_in:
        words = "They are still missing, and no case is named in which they are looked for as an adult."
        yield ours("eighteen_and_missing", words, "Open that case, and name it here.")
    elif facing.state.phase != "missing":
        yield from _found(command, facing)


WAYS: Mapping[End, Callable[[CloseEpisode, Facing], Iterator[Reason]]] = {
    "found": _found,
    "error": _error,
    "transferred": _transferred,
    "found_dead": _found_dead,
    "turned_eighteen": _turned_eighteen,
}
