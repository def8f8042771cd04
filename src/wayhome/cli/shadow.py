"""``wayhome shadow``: case histories in, duties out, and a report that opens down to the event."""

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TextIO

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.application.mistakes import Mistake
from wayhome.application.shadow.carrying import in_lines, of_types
from wayhome.application.shadow.shadow import Shadowed, as_row, shadow
from wayhome.application.shadow.sheets.suggesting import suggest
from wayhome.cli.exports.files import open_layered, open_out, open_pack
from wayhome.cli.exports.lines import CannotUse, Reading, check_readable, histories, in_a_sentence
from wayhome.cli.exports.sheets import open_mapping, sampled_sheet, sheet_histories
from wayhome.cli.given import moment
from wayhome.cli.report.writing import About, ReportWriter, make_room
from wayhome.duties.derive import Rulebook
from wayhome.duties.judging import Judging, judge_all, judged_from
from wayhome.kernel.moments import in_london
from wayhome.packs import load
from wayhome.rulebook.pack import Pack

HINT = "The report lists them; --every-rule judges them all the same."
RECOMMENDATIONS = "recommendations"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("input", type=Path, metavar="IN", help="histories: JSON Lines, one case a line; or a sheet of cases (CSV)")
    add("events", type=Path, nargs="?", metavar="EVENTS", help="a sheet of events (CSV), with a row per event")
    add("--mapping", type=Path, metavar="JSON", help="what the columns and words of the sheets mean, as saved")
    add("--suggest-mapping", action="store_true", help="write a first mapping for the sheets, to be mended by hand")
    add("--pack", help="the rulebook to derive under, such as england-wales")
    add("--with", dest="force", type=Path, metavar="FILE", help="a force's own times, laid over the rulebook")
    add("--every-rule", action="store_true", help="judge also the rules that the export cannot show to be kept")
    add(
        "--as-at",
        type=moment,
        metavar="TIME",
        help="judge as at this time; else each case's own, else now",
    )
    add("--known-at", type=moment, metavar="TIME", help="use only what had been written down by this time")
    add("--out", type=Path, help="where to write the duties, one case a line; the terminal when no report is asked for")
    add("--html", type=Path, metavar="DIR", help="also write a report to this folder: open its index.html")


def run(given: argparse.Namespace) -> int:
    """Derive every case; returns 1 when something in the input was wrong, and 2 when the command could not be done."""
    return in_a_sentence("shadow", _run)(given)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What to derive under, and for which instants; ``pack`` is the whole rulebook, judged or not."""

    pack: Pack
    rulebook: Rulebook
    judging: Judging
    as_at: datetime | None
    known_at: datetime | None
    now: datetime


def _run(given: argparse.Namespace) -> int:
    if given.suggest_mapping:
        return _suggest(given)
    check_readable(given.input)
    if not given.pack:
        raise CannotUse("Name the rulebook to derive under: --pack england-wales.")
    now = datetime.now(UTC)  # noqa: TID251 - the clock is read here, once, and passed in
    pack = _pack(given, now)
    judging = _judging(given, pack)
    asked = Asked(
        pack=pack, rulebook=Rulebook(judging.pack), judging=judging, as_at=given.as_at, known_at=given.known_at, now=now
    )  # fmt: skip
    wrong = 0
    with ExitStack() as stack:
        out = _open_out(given, stack)
        report = stack.enter_context(_open_report(given, asked)) if given.html else None
        for shadowed, mistakes in cases(_readings(given, stack), asked):
            for mistake in mistakes:
                print(mistake, file=sys.stderr)
            wrong += len(mistakes)
            if shadowed is not None and out is not None:
                out.write(json.dumps(as_row(shadowed), ensure_ascii=False) + "\n")
            if report is not None:
                report.add(shadowed, mistakes) if shadowed is not None else report.note(mistakes)
    if judging.not_judged:
        print(_said_of(judging), file=sys.stderr)
    return 1 if wrong else 0


def _said_of(judging: Judging) -> str:
    in_part = len(judging.in_part)
    whole = len(judging.not_judged) - in_part
    return f"{whole} rules were not judged and {in_part} only in part: the export cannot say more. {HINT}"


def _pack(given: argparse.Namespace, now: datetime) -> Pack:
    """Open the rulebook, with the force's own times as they stand on the day that is judged."""
    national = open_pack(given.pack)
    if given.force is None:
        return national
    layered = open_layered(national, given.force, on=in_london(given.as_at or now).date())
    applied, gone = len(layered.applied), len(layered.expired)
    applies, have = "applies" if applied == 1 else "apply", "has" if gone == 1 else "have"
    said = f"With {layered.title}: {applied} of its times {applies}, {gone} {have} fallen away."
    print(said, file=sys.stderr)
    return layered.pack


def _judging(given: argparse.Namespace, pack: Pack) -> Judging:
    """Leave out the rules of a rulebook that the export cannot show to be kept: unknown is not no."""
    if given.every_rule:
        return judge_all(pack)
    if given.mapping is not None:
        return judged_from(pack, of_types(open_mapping(given.mapping).types()))
    with given.input.open("rb") as lines:
        return judged_from(pack, in_lines(lines))


def _readings(given: argparse.Namespace, stack: ExitStack) -> Iterator[Reading]:
    """Open what the command was given: sheets where there is a mapping, JSON Lines otherwise."""
    if given.mapping is None:
        if given.events is not None or given.input.suffix.lower() == ".csv":
            raise CannotUse("Sheets need --mapping; write a first one with --suggest-mapping.")
        return histories(given.input)
    mapping = open_mapping(given.mapping)
    spare = Path(stack.enter_context(TemporaryDirectory(prefix="wayhome-sheets-")))
    if given.events is None and mapping.cases is None:
        return sheet_histories(None, given.input, mapping, spare)
    return sheet_histories(given.input, given.events, mapping, spare)


def _suggest(given: argparse.Namespace) -> int:
    """Write a first mapping from the headings and the first rows of the sheets."""
    sampled = [sampled_sheet(path) if path else None for path in (given.input, given.events)]
    text = json.dumps(suggest(sampled[0], sampled[1]), indent=2, ensure_ascii=False) + "\n"
    if given.out is None:
        sys.stdout.write(text)
    else:
        with open_out(given.out, given.input, *filter(None, [given.events])) as out:
            out.write(text)
    return 0


def _open_out(given: argparse.Namespace, stack: ExitStack) -> TextIO | None:
    if given.out:
        sources = (given.input, given.events, given.mapping)
        return stack.enter_context(open_out(given.out, *filter(None, sources)))
    return None if given.html else sys.stdout


@contextmanager
def _open_report(given: argparse.Namespace, asked: Asked) -> Iterator[ReportWriter]:
    """Give a report to add cases to; when all went well, finish it and say where it is."""
    if why := make_room(given.html):
        raise CannotUse(why)
    about = About(
        sources=tuple(path.name for path in (given.input, given.events) if path),
        rulebook=asked.pack, judging=asked.judging, recommendations=load(RECOMMENDATIONS),
        at=asked.as_at or asked.now, one_instant=asked.as_at is not None, known_at=asked.known_at,
    )  # fmt: skip
    with TemporaryDirectory(prefix="wayhome-report-") as spare:
        report = ReportWriter(given.html, Path(spare), about)
        yield report
        report.finish()
    print(f"The report is in {given.html / 'index.html'}.", file=sys.stderr)


def cases(readings: Iterator[Reading], asked: Asked) -> Iterator[tuple[Shadowed | None, tuple[Mistake, ...]]]:
    """Derive case by case, so that memory stays flat; what cannot be read gives only its mistakes."""
    for history, mistakes in readings:
        if history is None:
            yield None, mistakes
            continue
        as_at = asked.as_at or history.as_at or asked.now
        shadowed = shadow(
            history, asked.rulebook, as_at=as_at, known_at=asked.known_at, judging=asked.judging
        )  # fmt: skip
        yield shadowed, mistakes + shadowed.mistakes
