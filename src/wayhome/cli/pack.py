"""``wayhome pack``: check rulebooks, or say what one contains."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome import packs
from wayhome.assurance import recommendations
from wayhome.casework.telling.checks import check_texts
from wayhome.cli import reading_packs
from wayhome.cli.layering import say_layer
from wayhome.cli.replaying import say_replay
from wayhome.duties.assessing.examples import floor_failures
from wayhome.duties.checks import check_against_vocabulary
from wayhome.duties.derive import Rulebook
from wayhome.duties.examples import failures
from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.packs import available, load, resolve
from wayhome.rulebook.checks import check_pack
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import PackFault

Act = Callable[[str], int]


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "what",
        choices=("check", "list", "pin", "layer", "replay"),
        help="check packs, list them, print the ids to pin, lay a force's own times over one, or replay a draft of one",
    )
    parser.add_argument("names", nargs="*", metavar="PACK", help="which packs; all of them when none is named")
    parser.add_argument("--with", dest="force", type=Path, metavar="FILE", help="layer: the force's settings")
    parser.add_argument("--draft", type=Path, metavar="FOLDER", help="replay: the files of the draft")
    parser.add_argument(
        "--since", type=date.fromisoformat, metavar="DATE", help="replay: in force from this day, else always"
    )
    parser.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="layer: as on this day, else today")


def run(given: argparse.Namespace) -> int:
    """Check or list packs; returns 1 when anything is wrong, and says where and how to mend it."""
    say: Act = partial(say_layer, file=given.force, on=given.on)
    replayed: Act = partial(say_replay, draft=given.draft, since=given.since)
    acts: dict[str, Act] = {"check": _check, "list": _list, "pin": _pin, "layer": say, "replay": replayed}
    linked = [name for name in given.names or packs.linkage_available() if name in packs.linkage_available()]
    read = [name for name in given.names or packs.reading_available() if name in packs.reading_available()]
    try:
        rulebooks = [resolve(name) for name in given.names if name not in (*linked, *read)]
        names = rulebooks if given.names else list(available())
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    if given.what == "replay" and len(given.names) != 1:
        print("wayhome pack replay: name the pack that the draft is to follow.", file=sys.stderr)
        return 2
    if given.what == "layer" and (given.force is None or not given.names):
        print("wayhome pack layer: name a pack, and a file --with the force's settings.", file=sys.stderr)
        return 2
    on_linkage = {"check": _check_linkage, "list": _list_linkage}.get(given.what, _nothing)
    on_reading = {"check": reading_packs.check, "list": reading_packs.show, "pin": reading_packs.pin}
    done = [*(acts[given.what](name) for name in names), *map(on_linkage, linked)]
    return max([*done, *map(on_reading.get(given.what, _nothing), read)], default=0)


def _nothing(_name: str) -> int:
    return 0


def _check_linkage(name: str) -> int:
    """Check a linkage pack: what is wrong by file, line and field, with what would mend it."""
    try:
        pack = packs.linkage(name)
    except PackFault as broken:
        _report(name, broken.faults)
        return 1
    print(f"{name}: {_counted(pack)}, all as they should be ({pack.content[:12]})")
    return 0


def _list_linkage(name: str) -> int:
    pack = packs.linkage(name)
    print(f"{name}: {pack.head.title} ({pack.head.edition}), {_counted(pack)}, {pack.content[:12]}")
    return 0


def _counted(pack: LinkagePack) -> str:
    weights, groups = sum(map(len, pack.weights.values())), len(pack.names.short) + len(pack.names.spelt)
    return f"{weights} weights, {groups} groups of names, {len(pack.names.common)} common names"


def _check(name: str) -> int:
    try:
        pack = load(name)
    except PackFault as broken:
        _report(name, broken.faults)
        return 1
    found = [*faults(pack, packs.pinned(name))]
    if pack.recommendations or pack.measures:
        found += recommendations.faults(pack, _others(name))
    _report(name, found)
    if not found:
        examples = sum(len(duty.examples) for duty in pack.duties.values())
        examples += sum(len(floor.examples) for floor in pack.floors)
        print(f"{name}: {len(pack.duties)} rules, {examples} examples, all as they should be ({pack.content[:12]})")
    return 1 if found else 0


def faults(pack: Pack, pinned: Mapping[str, str]) -> Iterator[object]:
    """Yield everything wrong in a pack that loads, its examples included; ``pinned`` are the ids ever published."""
    wrong = [*check_pack(pack, pinned), *check_against_vocabulary(pack), *check_texts(pack)]
    yield from wrong
    if not wrong:
        rulebook = Rulebook(pack)
        for duty in pack.duties.values():
            for failure in failures(duty, rulebook):
                file, line = pack.where[duty.id]
                yield f"{file}:{line}: {failure}. Mend the rule or the example."
        for identity, words in floor_failures(pack):
            file, line = pack.where[identity]
            yield f"{file}:{line}: {words}. Mend the floor or the example."


def _others(name: str) -> Iterator[Pack]:
    """Yield the other packs that load, whose rules a measure may count; one that does not load says so itself."""
    for other in available():
        if other != name:
            with suppress(PackFault):
                yield load(other)


def _report(name: str, found: "tuple[object, ...] | list[object]") -> None:
    for one in found:
        print(f"{name}/{one}", file=sys.stderr)


def _list(name: str) -> int:
    pack = load(name)
    by_strength = Counter(duty.basis.strength.words for duty in pack.duties.values())
    print(f"{name}: {pack.head.title}")
    print(f"  {len(pack.duties)} automated, {len(pack.not_automated)} known and not yet automated")
    for strength, count in by_strength.most_common():
        print(f"  {count:4} resting on {strength}")
    return 0


def _pin(name: str) -> int:
    """Print the ids of a pack as its ids.txt should hold them, keeping what was retired."""
    kept = packs.pinned(name)
    for identity in sorted({*kept, *load(name).where}):
        print(identity, kept.get(identity, "live"))
    return 0
