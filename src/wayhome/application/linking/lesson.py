"""Training from beginning to end: what was seen, the pack it comes to, and whether a search weighs as the batch did."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from wayhome.application.linking.counting import Counted
from wayhome.application.linking.diagnosing import Diagnosis, Known, diagnose, tried
from wayhome.application.linking.parity import Parted, parted, sampled, searched
from wayhome.application.linking.ports import BatchLinker, Estimates, Pair
from wayhome.application.linking.rows import row_of, rows_of
from wayhome.application.linking.training import Run, Trained, odds_of, trained, without_matches
from wayhome.application.linking.writing import Files, with_trial, written
from wayhome.holdings.linkage_pack import LinkagePack, read_linkage
from wayhome.holdings.records import HeldRecord
from wayhome.holdings.weighing import prior_bits

TRIED = 2_000  # pairs that batch and search have to weigh alike
SPARE = 14.0  # bits by which rare values may lift a pair above what the batch makes of it
LIKELY = 0.0  # bits, from which a pair that keys brought together is among those to be tried
Telling = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What a training came to; with any pair ``parted``, which batch and search weigh differently, it is no pack."""

    pack: LinkagePack
    files: Files
    trained: Trained
    seen: Estimates
    tried: int
    parted: tuple[Parted, ...]

    def with_trial(self, found: Diagnosis, on: date) -> "Lesson":
        """Return it with what came of trying the pack on people who are known; as it is where nobody is."""
        if not found.known:
            return self
        files = with_trial(self.files, found, on)
        return replace(self, files=files, pack=read_linkage(files))


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What to train on: the pack to begin with and its files, every record by reference, and what was judged."""

    base: LinkagePack
    files: Files
    records: Mapping[str, HeldRecord]
    judged: Sequence[Pair]
    run: Run
    name: str


def learn(task: Task, linker: BatchLinker, tell: Telling) -> Lesson:
    """Train, and try the pack that comes of it; ``tell`` is told how far it is."""
    rows = list(rows_of(task.records.values()))
    tell(f"{len(rows):,} records made ready.")
    seen = without_matches(linker.estimate(rows, start=odds_of(task.base), judged=task.judged, seed=task.run.seed))
    tell(f"Learnt by {', then '.join(seen.rounds) or 'nothing'}.")
    found = trained(task.base, seen, task.run)
    files = written(task.base, task.files, found, task.run, name=task.name)
    pack = read_linkage(files)
    likely = list(linker.link(rows, odds=odds_of(pack), at_least=LIKELY))
    pairs = sampled(likely, sorted(task.records), TRIED)
    batch = linker.score(rows, odds=odds_of(pack), pairs=pairs)
    apart = tuple(parted(batch, searched(pairs, task.records, pack)))
    return Lesson(pack=pack, files=files, trained=found, seen=seen, tried=len(pairs), parted=apart)


def tried_on(task: Task, pack: LinkagePack, linker: BatchLinker, known: Mapping[str, Known]) -> Diagnosis:
    """Try a pack on every pair that keys bring together, against what is known of who they are."""
    counted = Counted()
    rows = [row_of(record) for record in counted.count(task.records.values())]
    least = -prior_bits(pack, counted) - SPARE
    odds, held = odds_of(pack), {one: said for one, said in known.items() if one in task.records}
    pairs = linker.link(rows, odds=odds, at_least=least)
    return diagnose(list(tried(pairs, task.records, held, pack, counted)), held, pack)
