"""Put somebody on a post for a time, also to cover for whoever is away; and say that they held it otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from wayhome.casework.commands import OnSubject
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.people.standing import Standing, at, not_after, officer_named, overlapping
from wayhome.casework.reasons import ours
from wayhome.kernel.ids import ActorId, Subject, key_of
from wayhome.kernel.refusals import Reason, Refused
from wayhome.record.events.workforce import HoldingChanged, PostHeld


@dataclass(frozen=True, slots=True, kw_only=True)
class HoldPost(OnSubject):
    """Who is put on the post, from when until when, or until further notice; and whose absence that covers.

    ``from_rota`` is for the import of a rota file alone, so that a later file may take it back.
    """

    officer: ActorId
    start: datetime
    end: datetime | None = None
    covering: ActorId = ActorId("")
    from_rota: bool = False

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the officer."""
        return (officer_named(self.officer),)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeHolding(OnSubject):
    """A holding that begins at ``start`` ends otherwise than was said; at its start means not at all."""

    officer: ActorId
    start: datetime
    end: datetime
    from_rota: bool = False

    @property
    def beside(self) -> tuple[Subject, ...]:
        """Return the officer."""
        return (officer_named(self.officer),)


def hold_post(command: HoldPost, standing: Standing) -> Outcome:
    """Put them on it.

    Refused for a post that is not there or closed by then, for somebody who left before, and where it would end before
    it begins. The same again adds nothing.
    """
    lacking = tuple(_lacking(command, standing))
    if lacking:
        raise Refused(*lacking)
    post = standing.post(command.about)
    before = standing.holding(command.about, command.officer, command.start)
    if before is not None and (before.end, before.covering) == (command.end, command.covering):
        words = f"{command.officer} was put on it for that time before."
        return Outcome(facts=(), notices=(ours("held_so_before", words, "There is nothing more to do."),))
    fact = PostHeld(
        officer=command.officer,
        role=post.role if post else "",
        unit=post.unit if post else "",
        start=command.start,
        end=command.end,
        covering=command.covering or None,
        from_rota=command.from_rota or None,
    )
    return Outcome(facts=(_said(command, fact),), notices=tuple(_notices(command, standing)))


def change_holding(command: ChangeHolding, standing: Standing) -> Outcome:
    """Say when it really ends; refused for one that is not there, and where it would end before it begins."""
    held = standing.holding(command.about, command.officer, command.start)
    if held is None:
        words = f"{command.officer} is not down for {key_of(command.about)} from {at(command.start)}."
        raise Refused(ours("no_such_holding", words, "Choose one of the times that are down for the post."))
    if command.end < command.start:
        raise Refused(*not_after(command.start, command.end))
    if held.end == command.end:
        words = f"It is down to end at {at(command.end)} already."
        return Outcome(facts=(), notices=(ours("held_so_before", words, "There is nothing more to do."),))
    fact = HoldingChanged(
        officer=command.officer, start=command.start, end=command.end, from_rota=command.from_rota or None
    )
    return Outcome(facts=(_said(command, fact),))


def _said(command: HoldPost | ChangeHolding, fact: PostHeld | HoldingChanged) -> Said:
    """Return the fact as one about the post and about the officer, so that it stands in the story of both."""
    return Said(fact=fact, subjects=(command.about, officer_named(command.officer)))


def _lacking(command: HoldPost, standing: Standing) -> Iterator[Reason]:
    post = standing.post(command.about)
    if post is None:
        words = f"There is no post “{key_of(command.about)}”."
        yield ours("no_such_post", words, "Set the post up first, or check what it is called.")
    elif post.closed_at is not None and post.closed_at <= command.start:
        words = f"{post.name} was closed at {at(post.closed_at)}."
        yield ours("post_closed_before", words, "Set the post up again, or choose another.")
    if not command.officer:
        yield ours("nobody_named", "Nobody is named.", "Say who holds the post.")
    yield from not_after(command.start, command.end)
    if command.officer and standing.has_left(command.officer, command.start):
        officer = standing.officer(command.officer)
        words = f"{command.officer} left the force at {at(officer.left_at if officer else None)}."
        yield ours("officer_left", words, "Choose somebody else, or record that they are back.")
    if command.covering and command.covering == command.officer:
        yield ours("covers_themselves", "Nobody can cover for themselves.", "Name whoever is away, or nobody.")


def _notices(command: HoldPost, standing: Standing) -> Iterator[Reason]:
    if standing.officer(command.officer) is None:
        words = f"Nobody called {command.officer} is on the staff list."
        yield ours("not_on_the_staff_list", words, "Check how it is written, or add them to the staff list.")
    others = (one for one in standing.held(command.about) if one.start != command.start)
    for one in overlapping(command.start, command.end, (one for one in others if one.officer == command.officer)):
        words = f"{command.officer} is down for the same post from {at(one.start)} until {at(one.end)} as well."
        yield ours("held_twice", words, "Both stand. Take one out if it is a slip.")
    for away in standing.absences(command.officer):
        if (command.end is None or away.start < command.end) and (away.end is None or command.start < away.end):
            words = f"{command.officer} is away from {at(away.start)} until {at(away.end)}; this does not count then."
            yield ours("away_meanwhile", words, "Put somebody else on the post to cover.")
