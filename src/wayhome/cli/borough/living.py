"""Eighteen months of the borough, played into an empty record: the edge at which its chance and its ids are made."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from heapq import merge
from itertools import chain
from random import Random  # noqa: TID251 - chance is made here, from a seed, and passed in

from wayhome.application.bulk import BulkDoor
from wayhome.application.ports import Ledger, Supplies
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import EventId
from wayhome.simulation.chance import Chance, Drawing
from wayhome.simulation.desk import desk
from wayhome.simulation.force import Borough, borough, everything
from wayhome.simulation.people import people
from wayhome.simulation.playing import Played, play
from wayhome.simulation.put_in_force import put_in_force
from wayhome.simulation.shift import live_shift

SEED = "Eastmere 1"
EPISODES, CHILDREN = 1_000, 90


def drawing(seed: str) -> Drawing:
    """Return chance by name, from a seed."""

    def draw(name: str) -> Chance:
        return Random(f"{seed}/{name}")  # noqa: S311 - nothing is to be kept secret by it

    return draw


def supplies_from(seed: str, now: datetime, *, after: int = 0) -> Supplies:
    """Return ids and salts that follow from a seed: of invented words alone, which nobody need protect.

    ``after`` so many events, those that come next are given what they would have been given in one run.
    """
    made = [after, 0]

    def event_id() -> EventId:
        made[:] = made[0] + 1, 0
        return id_of(seed, made[0])

    def salt() -> str:
        made[1] += 1
        return sha256(f"{seed} event {made[0]} salt {made[1]}".encode()).hexdigest()

    return Supplies(now=lambda: now, event_id=event_id, salt=salt)


def id_of(seed: str, number: int) -> EventId:
    """Return the id of the event that a seed gives a place."""
    return EventId(sha256(f"{seed} event {number}".encode()).hexdigest()[:32])


@dataclass(frozen=True, slots=True, kw_only=True)
class Doors:
    """Where the borough is written: the long story with what it leaves owed derived later, the live shift at once."""

    story: Ledger
    shift: Ledger


def live(
    doors: Doors,
    rulebook: Rulebook,
    told: Borough,
    *,
    seed: str = SEED,
    each: Callable[[Played], None] | None = None,
) -> Played:
    """Play the borough into an empty record: eighteen months, and then the shift that is on duty now."""
    supplies = supplies_from(seed, told.now)
    story = BulkDoor(ledger=doors.story, supplies=supplies, rulebook=rulebook)
    said = merge(people(told), desk(told), key=lambda one: one.entered_at)
    every = chain(put_in_force(rulebook.pack, told.began), everything(told, said))
    played = play(every, story, each=each)
    shift = BulkDoor(ledger=doors.shift, supplies=supplies, rulebook=rulebook)
    play(live_shift(told), shift)
    return played


def eastmere(now: datetime, *, episodes: int = EPISODES, seed: str = SEED) -> Borough:
    """Return the borough as told at an instant; a small one has fewer children."""
    count_of = max(min(CHILDREN, episodes), 14)
    return borough(now, drawing(seed), children_count=count_of, episodes=max(episodes, count_of))
