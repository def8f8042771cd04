"""``wayhome holdings train``: learn what agreement between two records weighs here, as a new linkage pack."""

import argparse
import sys
from collections.abc import Iterator, Mapping
from getpass import getuser
from pathlib import Path
from time import monotonic

from wayhome.application.linking.diagnosing import Diagnosis
from wayhome.application.linking.labelling import judged_pairs
from wayhome.application.linking.lesson import Lesson, Task, learn, tried_on
from wayhome.application.linking.ports import BatchLinker, CannotLink
from wayhome.application.linking.training import Run
from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.holdings import training_report
from wayhome.cli.holdings.linkage_packs import pack_texts, read_pack
from wayhome.cli.holdings.truth import read_truth
from wayhome.cli.opening import open_record
from wayhome.holdings.clusters import clusters
from wayhome.holdings.levels import FIELDS, LEVELS
from wayhome.kernel.ids import ActorId
from wayhome.kernel.moments import in_london
from wayhome.store.linking.opening import open_linker
from wayhome.store.supplies import SUPPLIES

FEWEST = 200  # records, below which nothing can be learnt
NAMED = 10  # pairs that are named where batch and search do not weigh alike
NOT_ALIKE = 1
NOT_PASSED = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("--out", type=Path, metavar="FOLDER", help="write the new pack there; nothing is ever overwritten")
    add("--seed", type=int, default=1, metavar="N", help="what chance is drawn with (default: 1)")
    add("--from", dest="base", default="", metavar="PACK", help="the pack to begin with (default: the newest)")
    add("--report", type=Path, metavar="HTML", help="write what it came to as a page; it names people")
    add("--truth", type=Path, metavar="FILE", help="JSON Lines of who records are really about, to try the pack on")
    add("--gate", action="store_true", help="fail where naming groups of the truth are further apart than is allowed")
    add("--by", default="", metavar="NAME", help="who looks, for the log; else who is signed in here")
    parser.epilog = (
        "A weight that too few pairs speak for stays as it is. Nothing is written unless a search under the new pack "
        "weighs a sample of pairs as the training did. The records that a report shows are written in the log of who "
        "looked."
    )


def run(given: argparse.Namespace) -> int:
    """Train; returns 1 where batch and search do not weigh alike, or the gate is not passed. Raises CannotUse."""
    out: Path | None = given.out
    if out is not None and out.exists():
        raise CannotUse(f"{out} is there already, and no pack is ever overwritten. Name a new folder.")
    if given.gate and given.truth is None:
        raise CannotUse("--gate needs --truth: naming groups come from people who are known, and are never guessed.")
    known, begun = read_truth(given.truth) if given.truth else {}, monotonic()
    task, linker = _task(given)
    lesson = _learnt(task, linker)
    for line in told(lesson):
        print(line)
    if lesson.parted:
        return NOT_ALIKE
    found = tried_on(task, lesson.pack, linker, known) if given.report or given.truth else None
    if found:
        lesson = lesson.with_trial(found, task.run.on)
        _diagnosed(given, task, lesson, found)
    if found and found.gaps and given.gate:
        print("The gate is not passed, so nothing was written.")
        return NOT_PASSED
    if out is not None:
        _write(lesson.files, out)
        print(f"Written to {out}: {lesson.pack.id}.")
    print(f"Done in {monotonic() - begun:.0f} seconds.")
    return 0


def _task(given: argparse.Namespace) -> tuple[Task, BatchLinker]:
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
        return task, open_linker(base.names)
    except CannotLink as lacking:
        raise CannotUse(str(lacking)) from lacking


def _learnt(task: Task, linker: BatchLinker) -> Lesson:
    return learn(task, linker, lambda words: print(words, file=sys.stderr))


def _diagnosed(given: argparse.Namespace, task: Task, lesson: Lesson, found: Diagnosis) -> None:
    """Tell what came of trying the pack on people who are known, and write the report."""
    for line in diagnosis(found):
        print(line)
    if given.report:
        _note_look(given.by, training_report.shown(found, task.records))
        training_report.write(given.report, lesson, task.base.weights, found, task.records)
        print(f"Report written to {given.report}. It names people: keep it as you keep the records.")


def _note_look(by: str, shown: tuple[str, ...]) -> None:
    """Note in the log of who looked which records a report shows, before it is written."""
    from wayhome.store.looks import DatabaseLookLog  # noqa: PLC0415 - needs the settings

    DatabaseLookLog().note(
        actor=ActorId(by or getuser()), page="wayhome holdings train --report", shown=shown, at=SUPPLIES.now()
    )


def diagnosis(found: Diagnosis) -> Iterator[str]:
    """Yield what people who are known say of a pack, as a terminal shows it."""
    for band in found.bands:
        said = f"Said {100 * band.least:.0f} to {100 * band.most:.0f}%:"
        share = f"{100 * band.observed.estimate:.1f}%"
        yield f"{said:<20} {band.same:>9,} of {band.pairs:>9,} pairs are of one person, {share}"
    for group in found.groups:
        rates = f"recall {100 * group.recall.estimate:.1f}%, precision {100 * group.precision.estimate:.1f}%"
        yield f"{group.name:<28} {group.records:>8,} records, {rates}{'' if group.counts else ' (too few to judge)'}"
    yield from found.gaps


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


def _write(files: Mapping[str, str], out: Path) -> None:
    out.mkdir(parents=True)
    for name, text in sorted(files.items()):
        (out / name).write_text(text, encoding="utf-8")
