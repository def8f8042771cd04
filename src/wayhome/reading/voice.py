"""In whose voice words stand: the writer's, or somebody's who is quoted or spoken for.

Words between quotation marks are somebody else's, unless the marks hold one or two words for what was done to somebody,
up to doubt (ironic). What is plainly put in somebody's mouth, or read from a paper of theirs, is attributed; relied on
in the next clause, it is the writer's again (adopted). The agency's own view (*police view*, *it was felt*) is the
writer's.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wayhome.reading.clauses import Layout, words
from wayhome.reading.cues import Heard
from wayhome.reading.findings import Voice
from wayhome.reading.mentions import Mention
from wayhome.reading.passage import Passage
from wayhome.reading.quotes import quotations
from wayhome.reading.scanning import Match

SPEAKERS = words(
    "staff school placement home worker college hospital ward nursery hostel taxi shop bank says said thinks "
    "reckons states stated everyone someone somebody person another other resident parent pupil guard team para "
    "paragraph defence it"
)
TURNS = words(
    "but so however although though yet therefore which whereas hence accordingly take treat suggest expect advise "
    "recommend note clearly obviously apparently evidently plainly frankly honestly presumably probably undoubtedly "
    "allegedly supposedly conveniently"
)
LABELS = words("q a caller operator interviewer interviewee")
BARE = words("think believe feel expect reckon say suspect fear worry suppose claim insist maintain")
PASSIVE = words("is was are were be been being to")
SCARE = 3  # words that scare quotes hold at most
BACK = 5  # words between a speaker and what says that they speak
FOLLOWING = 40  # sentences of the first person that may follow
PAPER = 14  # words between the name of a paper and the colon after it


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a voice of their own, by number; ``why`` says what shows it."""

    first: int
    last: int
    voice: Voice
    why: str


class Voices:
    """The stretches of a passage that are not in the writer's own voice."""

    def __init__(self, passage: Passage, layout: Layout, people: Sequence[Mention], cues: Heard) -> None:
        self.passage, self.layout, self.people, self.cues = passage, layout, people, cues

    def of(self, start: int, end: int) -> Voice:
        """Return in whose voice the words between two places of the text stand."""
        return self.stretch(start, end)[0]

    def stretch(self, start: int, end: int) -> tuple[Voice, str]:
        """Return in whose voice the words between two places stand, and what shows it."""
        place = bisect_right(self.quotes, start, key=lambda quote: quote[0])
        for opens, closes in self.quotes[max(0, place - 2) : place + 2]:
            if min(end, closes) - max(start, opens) > (end - start) / 2:
                return ("ironic", "scare quotes") if self._scare(opens, closes) else ("quoted", "quotation marks")
        one = self.by_word.get(bisect_left(self.passage.starts, start))
        return (one.voice, one.why) if one and end <= self.passage.ends[one.last - 1] else ("writer", "")

    @cached_property
    def by_word(self) -> Mapping[int, Stretch]:
        """Return the stretch in which each word stands that is not the writer's."""
        return {number: one for one in reversed(self.attributed) for number in range(one.first, one.last)}

    @cached_property
    def quotes(self) -> tuple[tuple[int, int], ...]:
        """Return where the quotations stand, in characters."""
        return quotations(self.passage.text)

    @cached_property
    def attributed(self) -> tuple[Stretch, ...]:
        """Return the stretches that are put in somebody's mouth or read from a paper."""
        found = [*self._said(), *self._reported(), *self._papers(), *self._labels()]
        return tuple(self._relied_on(one) for one in found if one.first < one.last)

    def _scare(self, opens: int, closes: int) -> bool:
        """Say whether marks stand round a status only to doubt it, and not to tell the word that somebody used."""
        passage = self.passage
        inside = range(bisect_left(passage.starts, opens), bisect_left(passage.starts, closes))
        if not inside or len(inside) > SCARE:
            return False
        status = {
            n for match in self.cues.between("status", inside[0], inside[-1] + 1) for n in range(match.begin, match.end)
        }
        told = self.cues.between("mention", inside[0] - 4, inside[0])
        return inside[-1] in status and not told

    def _said(self) -> Iterator[Stretch]:
        """Yield what somebody who is not the writer says or thinks, to the end of it."""
        for match in self.cues.all("saying"):
            if self._own(match) or not self._speaker(match):
                continue
            first, last = self.layout.whole(match.begin)
            if match.end >= last - 1 and match.begin > first and self._apart(match.begin, first):
                yield Stretch(first, match.begin, "attributed", "said by somebody")
            yield Stretch(match.end, self._turn(match.end, last), "attributed", "said by somebody")

    def _apart(self, word: int, first: int) -> bool:
        """Say whether who speaks stands behind a comma: *…, mum says*. What *they* say (*as they say*) is a saying."""
        begins, _ = self.layout.clause(word)
        return first < begins and word - begins < BACK and self.layout.word(begins) not in ("as", "which")

    def _own(self, match: Match) -> bool:
        """Say whether it is the agency's own view."""
        near = self.cues.between("own", match.begin - PAPER, match.end + 5)
        return any(match.begin <= own.end + 2 for own in near)

    def _speaker(self, match: Match) -> bool:
        """Say whether somebody but the writer stands before a verb of saying; one without any subject is theirs too."""
        first, _ = self.layout.whole(match.begin)
        if match.begin == first:
            return self.layout.word(match.begin).endswith("s")
        if self.layout.word(match.begin - 1) in PASSIVE or self._of_no_subject(match.begin):
            return False
        near = [one for one in self._before(match.begin) if match.begin - BACK <= one.last and one.word >= first]
        joined = near and not any(self.layout.word(n) in ("which", "that") for n in range(near[-1].last, match.begin))
        if joined and near[-1].about != "thing":
            return near[-1].about != "officer"
        return any(self.layout.word(n) in SPEAKERS for n in range(max(first, match.begin - 3), match.begin))

    def _of_no_subject(self, word: int) -> bool:
        """Say whether a bare verb stands behind a comma: the writer's, who is left out: *…, expect she'll be in*."""
        return self.layout.word(word) in BARE and self.layout.gap(word).strip().endswith((",", "-", "–"))

    def _before(self, word: int) -> Sequence[Mention]:
        """Return the last few people before a word."""
        place = bisect_left(self.people, word, key=lambda one: one.word)
        return [one for one in self.people[max(0, place - BACK) : place] if one.last <= word]

    def _turn(self, begins: int, last: int) -> int:
        """Return where the writer speaks again: at a word that turns after a comma, or after a semicolon."""
        for number in range(begins + 1, last):
            gap = self.layout.gap(number)
            if ";" in gap or (gap.strip() and self.layout.word(number) in TURNS):
                return number
        return last

    def _reported(self) -> Iterator[Stretch]:
        for match in self.cues.all("reported"):
            if not self._own(match) and self.layout.word(match.begin - 1) not in ("my", "our"):
                _, last = self.layout.whole(match.begin)
                yield Stretch(match.end, self._turn(match.end, last), "attributed", "according to somebody")

    def _papers(self) -> Iterator[Stretch]:
        """Yield what stands after a colon in a sentence that names somebody's paper or recording.

        What may as well be a heading of the entry (*note:*, *call:*) is theirs only where it speaks as *I* or *you*.
        """
        for name in ("papers", "private"):
            for match in self.cues.all(name):
                _, last = self.layout.whole(match.begin)
                colons = (n for n in range(match.end, min(match.end + PAPER, last)) if ":" in self.layout.gap(n))
                begins = next(colons, None)
                if begins is None or self._own(match) or (name == "private" and not self._speaks(begins, last)):
                    continue
                yield Stretch(begins, self._first_person(begins, last), "attributed", "read from their paper")

    def _labels(self) -> Iterator[Stretch]:
        """Yield what stands after the label of a question, an answer or a call, or is spoken as *I* after any label."""
        for first, last in self.layout.wholes:
            for number in range(first + 1, min(first + 4, last)):
                spoken = self.layout.word(first) in LABELS or self._speaks(number, last)
                if ":" in self.layout.gap(number) and spoken:
                    yield Stretch(number, self._first_person(number, last), "attributed", "a speaker's label")
                    break

    def _speaks(self, first: int, last: int) -> bool:
        return bool(self.cues.between("first_person", first, last))

    def _first_person(self, first: int, last: int) -> int:
        """Return where it ends: with its sentence, or after the sentences of the first person that follow."""
        if not self._speaks(first, last):
            return last
        number = self.layout.index(first) + 1
        for begins, ends in self.layout.wholes[number : number + FOLLOWING]:
            if "\n" in self.layout.gap(begins) or not self._speaks(begins, ends):
                break
            last = ends
        return last

    def _relied_on(self, one: Stretch) -> Stretch:
        """Return a stretch as adopted where the writer relies on it in the next words."""
        _, last = self.layout.whole(one.first)
        after = self.layout.whole(last)[1] if last < len(self.passage.said) else last
        if self.cues.between("relied", one.first, after):
            return Stretch(one.first, one.last, "adopted", f"{one.why}, and relied on")
        return one
