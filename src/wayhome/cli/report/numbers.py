"""Numbers that are the length of a list: asking for a number asks for its pages to be written too."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from wayhome.assurance.counting import DutyRef
from wayhome.cli.report.list_page import page_name
from wayhome.cli.report.marks import STATUS, STRENGTH
from wayhome.cli.report.shelf import Entry, Shelf
from wayhome.duties.duty import Status
from wayhome.kernel.citations import Strength
from wayhome.rulebook.measures import Measure


@dataclass(frozen=True, slots=True)
class Number:
    """A number and the page of the list it is the length of; nothing has no page."""

    count: int
    href: str = ""


NONE = Number(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A list whose pages must be written because a number points at it."""

    name: str
    slug: str
    title: str
    means: str
    count: int
    strength: Strength | None = None


PARTS = {
    "numerator": ("counted towards it", "Those that count towards the measure."),
    "denominator": ("all it is out of", "All that the measure is out of."),
    "excused": ("excused", "Excused, and still among those the measure is out of."),
    "recorded_late": ("written down late", "Their act was written down more than 24 hours after it was done."),
}


@dataclass(slots=True)
class Lists:
    """Hands out numbers, and remembers which lists they point at."""

    shelf: Shelf
    wanted: dict[str, Wanted] = field(default_factory=dict)

    def status(self, status: Status) -> Number:
        """Return how many duties stand in a status."""
        mark = STATUS[status]
        return self._number(f"status:{status}", mark.words, mark.means)

    def strength(self, strength: Strength) -> Number:
        """Return how many duties were not kept whose limit rests on a strength."""
        mark = STRENGTH[strength]
        return self._number(f"strength:{strength}", f"Not kept: {mark.words}", mark.means)

    def rule(self, rule: str, title: str, status: Status) -> Number:
        """Return how many duties under a rule stand in a status."""
        mark = STATUS[status]
        return self._number(f"rule:{rule}:{status}", f"{title}: {mark.words[0].lower()}{mark.words[1:]}", mark.means)

    def breaches(self, title: str, means: str) -> Number:
        """Return how many duties were not kept."""
        return self._number("breaches", title, means)

    def recorded_late(self) -> Number:
        """Return how many entries were written down late."""
        means = "Each was written down more than 24 hours after it happened. It is judged on when it happened."
        return self._number("recorded_late", "Entries written down late", means)

    def measure(self, measure: Measure, part: str) -> Number:
        """Return the length of one of a measure's lists."""
        words, means = PARTS[part]
        return self._number(f"{measure.id}.{part}", f"{measure.title}: {words}", f"{means} {measure.means}")

    def breached(self, measure: Measure, strength: Strength, count: int) -> Number:
        """Return how many of a measure's duties were not kept whose limit rests on a strength."""
        mark = STRENGTH[strength]
        name = f"{measure.id}.denominator"
        slug = _slug(f"{measure.id} not kept {strength}")
        title = f"{measure.title}: not kept ({mark.words})"
        self.wanted[slug] = Wanted(name=name, slug=slug, title=title, means=mark.means, count=count, strength=strength)
        return Number(count, f"lists/{page_name(slug, 1)}")

    def _number(self, name: str, title: str, means: str) -> Number:
        held = self.shelf.lists.get(name)
        if held is None or not len(held):
            return NONE
        slug = _slug(name)
        self.wanted[slug] = Wanted(name=name, slug=slug, title=title, means=means, count=len(held))
        return Number(len(held), f"lists/{page_name(slug, 1)}")

    def entries(self, wanted: Wanted) -> Iterator[Entry]:
        """Return the entries of a list that a number points at."""
        entries = self.shelf.lists[wanted.name].entries()
        if wanted.strength is None:
            return entries
        return (entry for entry in entries if _broken(entry, wanted.strength))


def _broken(entry: Entry, strength: Strength) -> bool:
    ref = entry.ref
    return isinstance(ref, DutyRef) and ref.status.is_breach and ref.strength is strength


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
