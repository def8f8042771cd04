"""How well words about a child are pointed out, on passages that were labelled by hand: by kind, with intervals."""

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.reading_measures.typing_errors import mistyped
from wayhome.packs import reader
from wayhome.reading.wording import read_wording

HARMFUL = {"obvious": "obvious", "implicit": "oblique"}
TIMES = 1000  # bootstrap samples
SHARE = 0.1  # of words with a typing error


@dataclass(frozen=True, slots=True)
class Judged:
    """A passage: its kind (empty: an ordinary entry), how many words it has, how many findings it was given."""

    kind: str
    category: str
    words: int
    findings: int


def passages(paths: Iterable[Path]) -> list[Mapping[str, str]]:
    """Return the labelled passages of files."""
    return [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip()]


def judged(found: Iterable[Mapping[str, str]], writing: Callable[[str], str] = str) -> list[Judged]:
    """Return what is pointed out in passages, soft prompts apart."""
    return [_judged(one, writing(one["text"])) for one in found]


def _judged(one: Mapping[str, str], text: str) -> Judged:
    findings = sum(finding.severity != "C" for finding in read_wording(reader(), text))
    return Judged(one.get("kind", ""), one["category"], len(text.split()), findings)


def tables(name: str, paths: Sequence[Path]) -> Iterator[str]:
    """Yield the tables of a set of passages as lines, as it is written and with typing errors."""
    found, errors = passages(paths), random.Random(7)
    yield from _table(f"{name}, as written", judged(found))
    yield from _table(f"{name}, {SHARE:.0%} typing errors", judged(found, lambda text: mistyped(text, errors, SHARE)))


def _table(title: str, found: Sequence[Judged]) -> Iterator[str]:
    labelled, ordinary = [one for one in found if one.kind], [one for one in found if not one.kind]
    harmful = [one for one in labelled if one.kind in HARMFUL]
    clean = [one for one in labelled if one.kind not in HARMFUL]
    yield f"{title} ({len(labelled)} passages, {len(ordinary)} ordinary entries)"
    for kind, plainly in HARMFUL.items():
        yield f"  recall, {plainly:<24}{_interval([one for one in harmful if one.kind == kind], _share)}"
    yield f"  precision{'':<22}{_interval(labelled, precision)}"
    if ordinary:
        yield f"  false alarms a 1,000 words{'':<5}{_interval(ordinary, alarms)}"
    yield f"  clean but hard, flagged: {_by(clean, lambda one: one.kind)}"
    yield f"  harmful, by category: {_by(harmful, lambda one: one.category)}"


def _by(some: Sequence[Judged], name: Callable[[Judged], str]) -> str:
    """Return of how many of each name something is pointed out in how many."""
    names = sorted(set(map(name, some)))
    return ", ".join(f"{one} {_count([each for each in some if name(each) == one])}" for one in names)


def _count(some: Sequence[Judged]) -> str:
    return f"{sum(one.findings > 0 for one in some)}/{len(some)}"


def _share(some: Sequence[Judged]) -> float:
    return sum(one.findings > 0 for one in some) / max(1, len(some))


def recall(found: Iterable[Judged], kind: str) -> float:
    """Return the share of harmful passages of a kind in which something is pointed out."""
    return _share([one for one in found if one.kind == kind])


def precision(found: Iterable[Judged]) -> float:
    """Return the share of passages with something pointed out that are harmful; ordinary entries are left out."""
    flagged = [one for one in found if one.findings and one.kind]
    return sum(one.kind in HARMFUL for one in flagged) / max(1, len(flagged))


def alarms(found: Iterable[Judged]) -> float:
    """Return how many findings a thousand words of ordinary entries have."""
    ordinary = [one for one in found if not one.kind]
    return 1000 * sum(one.findings for one in ordinary) / max(1, sum(one.words for one in ordinary))


def _interval(some: Sequence[Judged], figure: Callable[[Sequence[Judged]], float]) -> str:
    """Return a figure with the middle 95 % of what resampled passages give."""
    chance = random.Random(3)
    sampled = sorted(figure(chance.choices(some, k=len(some))) for _ in range(TIMES)) if some else [0.0]
    low, high = sampled[int(0.025 * len(sampled))], sampled[min(len(sampled) - 1, int(0.975 * len(sampled)))]
    return f"{figure(some):.3f}  ({low:.3f} to {high:.3f}, n {len(some)})"
