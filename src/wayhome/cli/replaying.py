"""``wayhome pack replay``: which duties on the record would differ, were a draft in force from a day on."""

import sys
from datetime import UTC, date, datetime
from pathlib import Path

from wayhome.application.rebuilding import everything
from wayhome.application.replaying import replay
from wayhome.cli.opening import NOT_DONE, in_words, open_record
from wayhome.duties.checks import check_against_vocabulary
from wayhome.duties.derive import Rulebook
from wayhome.kernel.worktime import start_of_day
from wayhome.packs import load
from wayhome.record.envelope import Sealed
from wayhome.rulebook.pack import Pack, read_pack
from wayhome.rulebook.parse import PackFault


def say_replay(name: str, *, draft: Path | None, since: date | None) -> int:
    """Print what would differ; returns 1 with everything that is wrong with the draft, 2 where it cannot be read."""
    if draft is None or not draft.is_dir():
        print("wayhome pack replay: name a folder --draft with the files of the draft.", file=sys.stderr)
        return NOT_DONE
    try:
        pack = read_pack({one.name: one.read_text("utf-8") for one in sorted(draft.glob("*.yaml"))})
    except PackFault as refused:
        print(*refused.faults, sep="\n", file=sys.stderr)
        return 1
    if wrong := [*check_against_vocabulary(pack)]:
        print(*wrong, sep="\n", file=sys.stderr)
        return 1
    return _replayed((name, pack, since))


@in_words
def _replayed(given: tuple[str, Pack, date | None]) -> int:
    name, draft, since = given
    at = datetime.now(UTC)  # noqa: TID251 - the clock is read here, once, and passed in
    events = [kept.sealed.event for kept in everything(open_record()) if isinstance(kept.sealed, Sealed)]
    begins = start_of_day(since) if since else datetime(1, 1, 1, tzinfo=UTC)
    found = replay(events, Rulebook(load(name)), Rulebook(draft), since=begins, at=at)
    for one in found.differs:
        print(one.words)
    many = len(found.differs)
    print(f"{found.compared:,} duties compared under {name} and the draft {draft.name}: {many} rules differ.")
    return 0
