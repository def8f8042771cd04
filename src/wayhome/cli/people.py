"""``wayhome people``: bring a staff, rota or training file in, or see first what it would change."""

import argparse
import json
import sys
from collections.abc import Iterator
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import DatabaseError

from wayhome.access.actors import Actor, Role
from wayhome.application.people.bringing_in import PeopleFile, bring_in, plan
from wayhome.application.people.left_behind import in_words as in_words_of
from wayhome.application.people.left_behind import left_behind
from wayhome.application.people.mapping import Kind, Mapping, read_mapping
from wayhome.application.people.plan import Change, Plan
from wayhome.application.people.sheet import NotASheet, open_sheet, sample
from wayhome.application.people.suggesting import suggest
from wayhome.application.reading import Reading
from wayhome.application.rebuilding import catch_up
from wayhome.application.shadow.sheets.mapping import NotAMapping
from wayhome.casework.commands import Acting
from wayhome.cli.exports.files import open_pack
from wayhome.cli.exports.lines import CannotUse, check_readable
from wayhome.cli.opening import NoRecord, in_words, open_record
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Refused
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

UNUSABLE = 2
SAID = {
    Change.ADD: "would be added",
    Change.CHANGE: "would change",
    Change.TAKE_OUT: "would be taken out",
    Change.LEFT: "is left as it is",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    add = parser.add_argument
    add("what", choices=("import",), help="bring a file in")
    add("file", type=Path, metavar="FILE", help="a CSV file with headings")
    add("--kind", required=True, choices=[str(kind) for kind in Kind], help="who works here, who is on, who is trained")
    add("--mapping", type=Path, metavar="MAPPING", help="which column means what, as saved with --suggest-mapping")
    add("--dry-run", action="store_true", help="say what would change, and change nothing")
    add("--suggest-mapping", action="store_true", help="write a first mapping to standard output, for you to mend")
    add("--by", default="", metavar="NAME", help="who brings it in, for the record; else who is signed in here")
    add("--pack", default="england-wales", metavar="PACK", help="the rulebook whose roles and competences are meant")
    parser.epilog = (
        "A line that is wrong is named with what would mend it, and the others are brought in. Bringing the same file "
        "in again changes nothing. Times are London's; in the hour that the clocks repeat a time has to say GMT or BST."
    )


@in_words
def run(given: argparse.Namespace) -> int:
    """Bring a file in; returns 1 when something in it was wrong, and 2 when it could not be done."""
    try:
        check_readable(given.file)
        return _suggest(given) if given.suggest_mapping else _import(given)
    except (CannotUse, NotASheet) as unusable:
        print(f"wayhome people: {unusable}", file=sys.stderr)
        _note(given, f"A {given.kind} file could not be read")
    except Refused as refused:
        for reason in refused.reasons:
            print(f"wayhome people: {reason}", file=sys.stderr)
    return UNUSABLE


def _suggest(given: argparse.Namespace) -> int:
    with given.file.open("rb") as lines:
        sheet = open_sheet(lines, name=given.file.name)
        suggested = suggest(Kind(given.kind), sheet.headings, sample(sheet), open_pack(given.pack))
    print(json.dumps(suggested, indent=2, ensure_ascii=False))
    return 0


def _import(given: argparse.Namespace) -> int:
    kind, by = Kind(given.kind), _acting(given)
    file = PeopleFile(kind=kind, name=given.file.name, mapping=_mapping(given, kind), lines=lambda: _lines(given.file))
    pack = open_pack(given.pack)
    ledger = open_record()
    enter = plan if given.dry_run else bring_in
    came = enter(file, by=by, ledger=ledger, supplies=SUPPLIES, pack=pack)
    for mistake in came.mistakes:
        print(mistake, file=sys.stderr)
    for line in (*(_behind(given, ledger, came) if given.dry_run else ()), *said(came, dry=given.dry_run)):
        print(line)
    if came.mistakes:
        _note(given, f"Something in a {given.kind} file was refused")
    if came.changes_anything and not given.dry_run:
        catch_up(ledger)
    return 1 if came.mistakes else 0


def _behind(given: argparse.Namespace, ledger: "StoredRecord", came: Plan) -> Iterator[str]:
    """Say what those who would leave, or lose their last post, leave open behind them."""
    from wayhome.store.opening import open_case_index, rulebook  # noqa: PLC0415 - needs the settings

    now = SUPPLIES.now()
    reading = Reading(ledger, rulebook(given.pack), rulebook, open_case_index(ledger))
    head = reading.rulebook.pack_at(now).head
    left = left_behind(came, reading.live(now).cases, reading.people(), head, now)
    yield from (f"{one.words} {one.remedy}" for one in in_words_of(left, head))


def _note(given: argparse.Namespace, what: str) -> None:
    """Note in the register what was refused of a file; what only looks notes nothing, nor is it where no record is."""
    if given.suggest_mapping or given.dry_run:
        return
    try:
        open_record()
    except (NoRecord, DatabaseError):
        return
    from wayhome.store.faults import note_refused  # noqa: PLC0415 - needs the settings

    note_refused(what, SUPPLIES.now())


def _acting(given: argparse.Namespace) -> Acting:
    """Return who brings it in: whoever looks after this machine, for the training lead where it is training."""
    name = given.by or getuser()
    role = Role.TRAINING_LEAD if given.kind == Kind.TRAINING else Role.ADMINISTRATOR
    return Acting(actor=Actor(id=ActorId(name), name=name, roles=frozenset({role})), role=role)


def _mapping(given: argparse.Namespace, kind: Kind) -> Mapping:
    if given.mapping is None:
        raise CannotUse("Name a mapping with --mapping; --suggest-mapping writes a first one.")
    check_readable(given.mapping)
    try:
        return read_mapping(given.mapping.read_text("utf-8-sig"), kind)
    except (NotAMapping, UnicodeDecodeError) as wrong:
        raise CannotUse(f"The mapping {given.mapping} cannot be used. {wrong}") from wrong


def _lines(path: Path) -> Iterator[bytes]:
    with path.open("rb") as opened:
        yield from opened


def said(came: Plan, *, dry: bool) -> Iterator[str]:
    """Yield what a file comes to: each change where it is a dry run, what was noticed, and how many of each."""
    for one in came.planned:
        where = f"line {one.line}" if one.line else "not in the file"
        if dry and one.change in SAID:
            yield f"{where}: {one.words} ({SAID[one.change]})"
        yield from (f"{where}: {notice.words} {notice.remedy}" for notice in one.notices)
    yield from came.notes
    counts = (came.count(change) for change in (Change.ADD, Change.CHANGE, Change.TAKE_OUT))
    added, changed, out = counts
    same, left = came.count(Change.SAME), came.count(Change.LEFT)
    yield (
        f"{'Dry run, nothing was changed' if dry else 'Brought in'}: {added:,} added, {changed:,} changed, "
        f"{out:,} taken out, {same:,} as before, {left:,} left as they are; {len(came.mistakes):,} wrong."
    )
