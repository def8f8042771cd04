"""``wayhome holdings train``: learn what agreement between two records weighs here, as a new linkage pack."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

from wayhome.application.linking.labelling import judged_pairs
from wayhome.application.linking.lesson import Lesson, Task, learn
from wayhome.application.linking.ports import CannotLink
from wayhome.application.linking.rows import naming
from wayhome.application.linking.training import Run
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.holdings.linkage_packs import pack_texts, read_pack
from wayhome.cli.opening import open_record
from wayhome.holdings.clusters import clusters
from wayhome.holdings.levels import FIELDS, LEVELS
from wayhome.kernel.moments import in_london
from wayhome.store.linking.opening import open_linker
from wayhome.store.supplies import SUPPLIES

FEWEST = 200  # records, below which nothing can be learnt
NAMED = 10  # pairs that are named where batch and search do not weigh alike
NOT_ALIKE = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("--out", type=Path, metavar="FOLDER", help="write the new pack there; nothing is ever overwritten")
    add("--seed", type=int, default=1, metavar="N", help="what chance is drawn with (default: 1)")
    add("--from", dest="base", default="", metavar="PACK", help="the pack to begin with (default: the newest)")
    parser.epilog = (
        "A weight that too few pairs speak for stays as it is. Nothing is written unless a search under the new pack "
        "weighs a sample of pairs as the training did."
    )


def run(given: argparse.Namespace) -> int:
    """Train; returns 1 where batch and search do not weigh alike. Raises CannotUse."""
    out: Path | None = given.out
    if out is not None and out.exists():
        raise CannotUse(f"{out} is there already, and no pack is ever overwritten. Name a new folder.")
    begun = monotonic()
    lesson = _learnt(given)
    for line in told(lesson):
        print(line)
    if lesson.parted:
        return NOT_ALIKE
    if out is not None:
        _write(lesson, out)
        print(f"Written to {out}: {lesson.pack.id}.")
    print(f"Done in {monotonic() - begun:.0f} seconds.")
    return 0


def _learnt(given: argparse.Namespace) -> Lesson:
    ledger = open_record()
    from wayhome.application.holding.every_judgement import EveryJudgement  # noqa: PLC0415
    from wayhome.store.linking.held import every_record  # noqa: PLC0415 - needs the settings

    texts = pack_texts(given.base)
    base = read_pack(texts)
    records = {record.id: record for record in every_record()}
    if len(records) < FEWEST:
        raise CannotUse(f"{len(records):,} records are held, and {FEWEST} are needed to learn anything from.")
    task = Task(
        base=base,
        files=texts,
        records=records,
        judged=judged_pairs(clusters(EveryJudgement(ledger).standing())),
        run=Run(records=len(records), on=in_london(SUPPLIES.now()).date(), seed=given.seed),
        name=given.out.name if given.out else f"{base.head.name}-trained",
    )
    try:
        return learn(task, open_linker(naming(base.names)), lambda words: print(words, file=sys.stderr))
    except CannotLink as lacking:
        raise CannotUse(str(lacking)) from lacking


def told(lesson: Lesson) -> Iterator[str]:
    """Yield what a training came to, as a terminal shows it."""
    kept = {one.level: one.why for one in lesson.trained.kept}
    for field in FIELDS:
        for level in LEVELS[field]:
            weight, why = lesson.pack.weights[field][level], kept.get((field, level))
            said = f"kept: {why}" if why else f"m {weight.m:.4f}, u {weight.u:.6f}"
            yield f"{field + ' ' + level:<20} {weight.bits:+6.2f} bits  {said}"
    new = len(lesson.trained.trained)
    yield f"{new} of {new + len(kept)} weights trained, the others kept."
    yield from _parity(lesson)


def _parity(lesson: Lesson) -> Iterator[str]:
    if not lesson.parted:
        yield f"Batch and search weigh {lesson.tried:,} pairs alike, each within 0.01 bits."
        return
    some = f"{len(lesson.parted):,} of {lesson.tried:,} pairs"
    yield f"Batch and search weigh {some} differently, so nothing was written:"
    yield from (f"  {pair}" for pair in lesson.parted[:NAMED])


def _write(lesson: Lesson, out: Path) -> None:
    out.mkdir(parents=True)
    for name, text in sorted(lesson.files.items()):
        (out / name).write_text(text, encoding="utf-8")
