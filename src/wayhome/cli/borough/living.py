"""Eighteen months of the borough, played into an empty record: the edge at which its chance and its ids are made."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from heapq import merge
from random import Random  # noqa: TID251 - chance is made here, from a seed, and passed in

from wayhome.application.bulk import BulkDoor, Numbered
from wayhome.application.drafts import Entry
from wayhome.application.ports import Ledger, Supplies, TextReader
from wayhome.duties.derive import Rulebook
from wayhome.kernel.ids import EventId
from wayhome.simulation.chance import Chance, Drawing
from wayhome.simulation.desk import desk
from wayhome.simulation.force import BEFORE_NOW, Borough, borough, everything
from wayhome.simulation.investigating.cases import investigations
from wayhome.simulation.people import people
from wayhome.simulation.playing import Played, one_by_one, play
from wayhome.simulation.put_in_force import published, put_in_force
from wayhome.simulation.sampling import with_samples
from wayhome.simulation.shift import LIVE, live_shift
from wayhome.simulation.team import team
from wayhome.simulation.wording import with_answers
from wayhome.simulation.wording_samples import with_wording_samples
from wayhome.store.supplies import READERS

SEED = "Eastmere 1"
EPISODES, CHILDREN = 1_000, 90


def drawing(seed: str) -> Drawing:
    """Return chance by name, from a seed."""

    def draw(name: str) -> Chance:
        return Random(f"{seed}/{name}")  # noqa: S311 - nothing is to be kept secret by it

    return draw


def supplies_from(seed: str, now: datetime, *, after: int = 0, readers: tuple[TextReader, ...] = READERS) -> Supplies:
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

    return Supplies(now=lambda: now, event_id=event_id, salt=salt, readers=readers)


def supplies_by_place(seed: str, now: datetime) -> Numbered:
    """Return ids and salts that follow from a seed, a record and the place in it, whoever decides what stands there."""
    return lambda record, held: supplies_from(f"{seed} {record}", now, after=held)


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
    cases: Iterable[Entry] = (),
    readers: tuple[TextReader, ...] = READERS,
    each: Callable[[Played], None] | None = None,
) -> Played:
    """Play the borough into an empty record: eighteen months, and then the shift that is on duty now.

    ``cases`` are told beside it. What was entered in the last days belongs to the shift.
    """
    beside = one_by_one(cases)
    earlier = [one for one in beside if one.entered_at < told.now - BEFORE_NOW]
    supplies = supplies_from(seed, told.now, readers=readers)
    story = BulkDoor(ledger=doors.story, supplies=supplies, rulebook=rulebook)
    said = merge(people(told), team(told), desk(told), published(told), earlier, key=lambda one: one.entered_at)
    rules = put_in_force(rulebook.pack, told.began)
    every = merge(rules, everything(told, said), key=lambda one: one.entered_at)
    sampled = with_samples(every, told, story, doors.story, rulebook.pack)
    team_acts = list(investigations(told, rulebook.pack))
    before = [one for one in team_acts if one.entered_at < told.now - max(live.ago for live in LIVE)]
    answered = with_answers(with_wording_samples(sampled, told, story, doors.story), told, story, doors.story)
    played = play(merge(answered, before, key=lambda one: one.entered_at), story, each=each)
    shift = BulkDoor(ledger=doors.shift, supplies=supplies, rulebook=rulebook)
    now_on = (live_shift(told), beside[len(earlier) :], team_acts[len(before) :])
    play(merge(*now_on, key=lambda one: one.entered_at), shift)
    return played


def eastmere(now: datetime, *, episodes: int = EPISODES, seed: str = SEED) -> Borough:
    """Return the borough as told at an instant; a small one has fewer children."""
    count_of = max(min(CHILDREN, episodes), 14)
    return borough(now, drawing(seed), children_count=count_of, episodes=max(episodes, count_of))
