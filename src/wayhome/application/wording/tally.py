"""What reading many texts comes to: rates by category, rule, unit and role, and the passages to look at first.

A rate says by which lexicon it was read, for a rule that is new finds what was always there. Units with fewer than
``LEAST`` entries show no rate of their own. No person is counted.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from wayhome.application.wording.texts import Text
from wayhome.reading.findings import WordingFinding

WORD = re.compile(r"\w+")
LEAST = 30  # entries below which a unit's or a role's rate would say more of chance than of its writing
FIRST = 20  # passages that a report shows
OF_A_RULE = 2  # of which so many may be of one rule, so that they show what there is


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One finding with its text: the words, and where they stand."""

    where: str
    words: str
    finding: WordingFinding


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often something was pointed out in so many entries and words; None where too few were read to say."""

    name: str
    found: int
    flagged: int
    entries: int
    words: int

    @property
    def per_thousand(self) -> float | None:
        """Return findings for each thousand words."""
        return 1000 * self.found / self.words if self.words and self.entries >= LEAST else None

    @property
    def per_hundred(self) -> float | None:
        """Return entries with a finding for each hundred entries."""
        return 100 * self.flagged / self.entries if self.entries >= LEAST else None


@dataclass(slots=True)
class Counts:
    """What was read and found under one name."""

    entries: int = 0
    words: int = 0
    found: int = 0
    flagged: int = 0

    def add(self, words: int, found: int) -> None:
        """Count one entry."""
        self.entries += 1
        self.words += words
        self.found += found
        self.flagged += bool(found)

    def rate(self, name: str) -> Rate:
        """Return the counts as a rate."""
        return Rate(name=name, found=self.found, flagged=self.flagged, entries=self.entries, words=self.words)


@dataclass(slots=True)
class Tally:
    """Counts as texts are read one after another; memory does not grow with how many there are."""

    lexicon: str
    whole: Counts = field(default_factory=Counts)
    units: dict[str, Counts] = field(default_factory=dict)
    roles: dict[str, Counts] = field(default_factory=dict)
    rules: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    first: list[Passage] = field(default_factory=list)

    def add(self, text: Text, found: Iterable[WordingFinding]) -> None:
        """Count one text with what was pointed out in it."""
        findings = tuple(found)
        words = len(WORD.findall(text.text))
        self.whole.add(words, len(findings))
        for names, name in ((self.units, text.unit), (self.roles, text.role)):
            if name:
                names.setdefault(name, Counts()).add(words, len(findings))
        for one in findings:
            self.rules[one.category, one.rule, one.severity] += 1
        self._keep(text, findings)

    def _keep(self, text: Text, findings: tuple[WordingFinding, ...]) -> None:
        """Keep the gravest passages, the earliest of those alike, and of one rule no more than two."""
        for one in findings:
            if sum(kept.finding.rule == one.rule for kept in self.first) < OF_A_RULE:
                where, words = f"{text.place} ({text.id})", text.text[one.start : one.end]
                self.first.append(Passage(where=where, words=words, finding=one))
        if len(self.first) > FIRST:
            self.first = sorted(self.first, key=lambda one: one.finding.severity)[:FIRST]

    def categories(self) -> Mapping[str, int]:
        """Return how often each category was pointed out, the most often first."""
        counted: Counter[str] = Counter()
        for (category, _, _), many in self.rules.items():
            counted[category] += many
        return dict(counted.most_common())


def report(tally: Tally) -> Iterator[str]:
    """Yield the lines of a report that a supervisor can act on, the most pressing first."""
    whole = tally.whole.rate("all")
    yield f"Read by {tally.lexicon}: {whole.entries:,} entries, {whole.words:,} words."
    yield f"Pointed out: {whole.found:,} in {whole.flagged:,} entries{_rates(whole)}."
    if not whole.found:
        return
    yield ""
    yield "Look at these first:"
    for passage in tally.first:
        yield f"  {passage.where}: “{passage.words}” [{passage.finding.severity} {passage.finding.rule}]"
        yield f"      {passage.finding.ask or passage.finding.message}"
    yield from _table("By category", ((name.replace("_", " "), many) for name, many in tally.categories().items()))
    rules = (
        (f"{rule} ({severity}, {category.replace('_', ' ')})", many)
        for (category, rule, severity), many in tally.rules.most_common(FIRST)
    )
    yield from _table("By rule", rules)
    yield from _shares("By unit", tally.units)
    yield from _shares("By role", tally.roles)
    yield ""
    yield "A rate compares with others by the same lexicon alone, and says nothing of any person."


def _rates(rate: Rate) -> str:
    if rate.per_thousand is None:
        return f"; with fewer than {LEAST} entries no rate is given"
    return f" ({rate.per_thousand:.2f} for each 1,000 words, {rate.per_hundred:.1f} of each 100 entries)"


def _table(title: str, rows: Iterable[tuple[str, int]]) -> Iterator[str]:
    yield ""
    yield f"{title}:"
    for name, many in rows:
        yield f"  {many:6,}  {name}"


def _shares(title: str, counts: Mapping[str, Counts]) -> Iterator[str]:
    if not counts:
        return
    yield ""
    yield f"{title}:"
    rates = [counted.rate(name) for name, counted in counts.items()]
    for rate in sorted(rates, key=lambda one: (-(one.per_thousand or 0), one.name)):
        yield f"  {rate.found:6,}  {rate.name}: {rate.entries:,} entries{_rates(rate)}"
