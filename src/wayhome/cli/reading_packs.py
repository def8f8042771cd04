"""Checking, listing and pinning reading packs for ``wayhome pack``: ids that never change, examples that come true."""

import sys
from collections.abc import Iterator, Mapping

from wayhome import packs
from wayhome.application.wording.examples import examples_of, examples_wrong
from wayhome.packs import reader
from wayhome.reading.lexicon import Lexicon
from wayhome.rulebook.parse import PackFault

LIVE, RETIRED = "live", "retired"


def check(name: str) -> int:
    """Check a reading pack; returns 1 when anything is wrong, and says where and how to mend it."""
    try:
        lexicon = packs.lexicon(name)
    except PackFault as broken:
        for fault in broken.faults:
            print(f"{name}/{fault}", file=sys.stderr)
        return 1
    wrong = [*pinned_wrong(lexicon, packs.pinned_ids(name)), *examples_wrong(reader(name))]
    for words in wrong:
        print(f"{name}: {words}", file=sys.stderr)
    if not wrong:
        print(f"{name}: {_counted(lexicon)}, all as they should be ({lexicon.content[:12]})")
    return 1 if wrong else 0


def show(name: str) -> int:
    """Say what a reading pack contains."""
    lexicon = packs.lexicon(name)
    print(f"{name}: {lexicon.head.title} ({lexicon.head.edition}), {_counted(lexicon)}, {lexicon.content[:12]}")
    return 0


def pin(name: str) -> int:
    """Print every id of a reading pack as it is to be pinned: none ever vanishes or comes to mean something else."""
    lexicon, before = packs.lexicon(name), packs.pinned_ids(name)
    now = {rule.id for rule in (*lexicon.wording, *lexicon.risk)}
    for identity in sorted(now | set(before)):
        print(identity, LIVE if identity in now else RETIRED)
    return 0


def pinned_wrong(lexicon: Lexicon, pinned: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong between a pack's ids and those that it has ever published."""
    now = {rule.id for rule in (*lexicon.wording, *lexicon.risk)}
    for identity in sorted(now - set(pinned)):
        yield f"{identity} is new and not yet pinned. Add it to ids.txt as live."
    for identity, state in sorted(pinned.items()):
        if state == LIVE and identity not in now:
            yield f"{identity} was published and is gone. Mark it as retired in ids.txt; it is never used again."
        if state == RETIRED and identity in now:
            yield f"{identity} is retired and stands in the pack. Give the new rule an id of its own."


def _counted(lexicon: Lexicon) -> str:
    patterns = sum(len(frame.say) for frame in lexicon.frames)
    rules = f"{len(lexicon.wording)} rules on wording, {len(lexicon.risk)} on risk"
    return f"{rules}, {patterns} patterns, {examples_of(lexicon)} examples"
