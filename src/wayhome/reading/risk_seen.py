"""Whether the police tell that they have a child in sight, and with whom.

All of it has to be told: an officer who saw the child in person, now; an adult who was checked; checks that came back
with nothing; and when it is looked at again. A telephone call is no sighting, what somebody says that others saw is
none, and what is planned is not done. Whatever leaves one of them open leaves the child missing. So does every
sentence after the sighting that is not known to tell of no change: there are too many ways to say *gone again*.
"""

from collections import defaultdict
from collections.abc import Iterator

from wayhome.reading.cues import named
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.passage import Passage
from wayhome.reading.scanning import Match

OURS = "seen_"
LABEL = 7  # words at most with which an account opens that say which officer writes it
BELOW = ("seen_adult", "seen_adult_checked", "seen_review")  # what has to be told besides the sighting
# What a sentence after the sighting has to tell to leave the child in sight: with whom, checks, when it is looked at.
QUIET = ("seen_adult_checked", "seen_checks_clear", "seen_nil", "seen_review", "seen_after")
OPEN = ("seen_adult_bad", "seen_checks_open")  # what, told anywhere, leaves it open
# Between an officer and a verb of seeing: somebody else who saw, whom the officer only heard.
_BETWEEN = (
    "who that whom and mum mother mam mom dad father friend friends mate neighbour neighbours staff aunt auntie "
    "uncle gran nan carer caller informant he she they witness witnesses teacher brother sister driver to by from"
)
BETWEEN = frozenset(_BETWEEN.split())
_THINGS = (
    "phone mobile handset bike bicycle bag rucksack coat jacket hoodie car vehicle clothing clothes shoe shoes "
    "trainers belongings property body dog note letter mum mother dad father friend friends boyfriend girlfriend "
    "brother sister"
)
THINGS = frozenset(_THINGS.split())
_IN_SIGHT = "saw seen met visited found located traced sighted brought returned conveyed attended"
IN_SIGHT = frozenset(_IN_SIGHT.split())
_SAW = (
    "saw seen sees see met visited spoke spoken talked speaking chatted confirms confirmed verified confirm "
    "physically visually found located traced collected sighted brought returned conveyed drove escorted handed "
    "walked attended"
)
SAW = frozenset(_SAW.split())


class Seen:
    """What one account tells of a child who was seen."""

    def __init__(self, passage: Passage, lexicon: Lexicon) -> None:
        self.passage = passage
        self.found = defaultdict[str, list[Match]](list, named(lexicon, OURS).found(passage))

    def safe(self) -> bool:
        """Say whether everything is told, and nothing that leaves it open."""
        if not all(map(self.found.get, BELOW)) or any(map(self.found.get, OPEN)) or not self._cleared():
            return False
        return any(self._holds(one) for one in self._sightings())

    def in_sight(self) -> bool:
        """Say whether an officer has the child in sight, with nobody told to be unsafe and nothing after it open."""
        return not self.found["seen_adult_bad"] and any(self._holds(one) for one in self._sightings())

    def _cleared(self) -> bool:
        """Say whether checks came back with nothing: in one sentence, or in a short one after that which names them."""
        return bool(self.found["seen_checks_clear"]) or any(
            self._after(one, "seen_system") for one in self.found["seen_nil"]
        )

    def _sightings(self) -> Iterator[Match]:
        yield from (one for one in self.found["seen_officer"] if not self._told_by_others(one))
        yield from (one for one in self.found["seen_by_officer"] if not self._of_a_thing(one))
        if self._officer_writes():
            yield from self.found["seen_by_me"]
        yield from (one for one in self.found["seen_both"] if self._after(one, "seen_sworn"))

    def _officer_writes(self) -> bool:
        """Say whether the account opens with the officer who writes it, as *Attending officer 7714* does."""
        last = self.passage.sentences[0][1] if self.passage.sentences else 0
        opens = {name for name in ("seen_sworn", "seen_informant") if any(one.end <= last for one in self.found[name])}
        return last <= LABEL and opens == {"seen_sworn"}

    def _holds(self, sighting: Match) -> bool:
        """Say whether a sighting is in person and of now, and nothing after it says that the child is gone again."""
        first, last = self.passage.sentence_of(sighting.first)
        not_seen = [*self.found["seen_not"], *(self.found["seen_by_phone"] if self._spoken(sighting) else ())]
        if any(first <= one.begin < last for one in not_seen):
            return False
        if any(first <= one.begin < sighting.begin for one in self.found["seen_told"]):
            return False
        if any(one.begin >= first for one in self.found["seen_still_missing"]):
            return False
        return self._quiet_since(first, last)

    def _quiet_since(self, first: int, last: int) -> bool:
        """Say whether each sentence after a sighting is known to tell of no change, and nothing from there on does."""
        if any(one.begin >= first for one in self.found["seen_gone"]):
            return False
        known = [one.begin for name in QUIET for one in self.found[name]]
        later = [(begin, end) for begin, end in self.passage.sentences if begin >= last]
        return all(any(begin <= one < end for one in known) for begin, end in later)

    def _after(self, one: Match, name: str) -> bool:
        """Say whether a cue stands before words in their sentence, or in the sentence before."""
        here = self._number(one)
        return any(cue.begin < one.begin and here - self._number(cue) <= 1 for cue in self.found[name])

    def _told_by_others(self, one: Match) -> bool:
        """Say whether somebody stands between the officer and the seeing: *officer spoke to mum who saw him*."""
        words = [said.word for said in self.passage.said[one.begin : one.end]]
        before = next((number for number, word in enumerate(words) if word in SAW), len(words))
        return bool(BETWEEN & {*words[:before]})

    def _of_a_thing(self, one: Match) -> bool:
        """Say whether it is not the child who was found, but a telephone, a coat, a parent."""
        first, _ = self.passage.sentence_of(one.begin)
        return bool(THINGS & {said.word for said in self.passage.said[max(first, one.begin - 3) : one.begin]})

    def _spoken(self, one: Match) -> bool:
        """Say whether a sighting is that somebody spoke with the child, or confirms it: that may be by telephone."""
        return not IN_SIGHT & {said.word for said in self.passage.said[one.begin : one.end]}

    def _number(self, one: Match) -> int:
        first, _ = self.passage.sentence_of(one.begin)
        return [begin for begin, _ in self.passage.sentences].index(first)


def seen_safe(engine: Engine, narrative: str) -> bool:
    """Say whether an account tells that the police have the child in sight, with an adult who was checked."""
    return Seen(engine.read(narrative).passage, engine.lexicon).safe()


def in_sight(engine: Engine, narrative: str) -> bool:
    """Say whether an account tells that the police have the child in sight, with nobody who is told to be unsafe."""
    return Seen(engine.read(narrative).passage, engine.lexicon).in_sight()
