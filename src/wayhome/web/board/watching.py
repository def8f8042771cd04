"""An open board and what it has been shown: what is new to it, and which children it reveals for the first time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.application.board.changed import changed, parts_of
from wayhome.application.board.row import BoardRow
from wayhome.kernel.ids import Subject
from wayhome.web.board.models import Watch
from wayhome.web.http import Visit

FORGOTTEN = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The rows of one page of a board at an instant; ``until`` is when the first row of the whole board runs out.

    ``counts`` are what a page says that shows no row.
    """

    rows: tuple[BoardRow, ...]
    counts: tuple[str, ...]
    names: Mapping[Subject, str]
    position: int
    until: datetime

    def parts(self) -> dict[str, dict[str, str]]:
        """Return the digests of each row, by record; a count has no parts."""
        counted: dict[str, dict[str, str]] = {words: {} for words in self.counts}
        return counted | {row.record: dict(parts_of(row, self._name(row))) for row in self.rows}

    def ids(self) -> tuple[str, ...]:
        """Return the record and the children of every row."""
        return tuple(dict.fromkeys(each for row in self.rows for each in (row.record, *row.children)))

    def _name(self, row: BoardRow) -> str:
        return " ".join(self.names[child] for child in row.children if child in self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is new to an open board: which rows changed and in what, which are new, which are gone, what is revealed.

    ``whole``: the board missed an answer, so that every row is sent again.
    """

    changed: Mapping[str, tuple[str, ...]]
    new: tuple[str, ...]
    gone: tuple[str, ...]
    revealed: tuple[str, ...]
    whole: bool = False

    @property
    def is_nothing(self) -> bool:
        """Say whether the board shows already what there is."""
        return not (self.changed or self.new or self.gone or self.whole)

    def is_sent(self, record: str) -> bool:
        """Say whether a row has to be sent."""
        return self.whole or record in self.changed or record in self.new


def begin(visit: Visit, page: str, query: str, seen: Seen) -> Watch:
    """Note what a board that is opened now shows; boards opened long ago are forgotten."""
    Watch.objects.filter(begun_at__lt=visit.now - FORGOTTEN).delete()
    return Watch.objects.create(
        account=visit.account,
        key=visit.parts.supplies.event_id(),
        page=page,
        query=query,
        position=seen.position,
        until=seen.until,
        parts=seen.parts(),
        revealed=list(seen.ids()),
        begun_at=visit.now,
    )


def watched(visit: Visit, key: str) -> Watch | None:
    """Return the open board of somebody under a key; None where it was forgotten, or is somebody else's."""
    found = Watch.objects.filter(account=visit.account, key=key).first()
    return found if found and visit.now - found.begun_at < FORGOTTEN else None


def is_current(watch: Watch, version: int, position: int, now: datetime) -> bool:
    """Say without looking at any case that a board shows what there is: nothing was entered and no row ran out."""
    return watch.version == version and watch.position == position and now < watch.until


def change_of(watch: Watch, seen: Seen, version: int) -> Change:
    """Return what is new to a board, of what there is now."""
    before, now = watch.parts, seen.parts()
    differing = {record: changed(before[record], parts) for record, parts in now.items() if record in before}
    return Change(
        changed={record: words for record, words in differing.items() if words},
        new=tuple(record for record in now if record not in before),
        gone=tuple(record for record in before if record not in now),
        revealed=tuple(each for each in seen.ids() if each not in set(watch.revealed)),
        whole=watch.version != version,
    )


def note(watch: Watch, seen: Seen, change: Change) -> None:
    """Keep what a board has been shown now: of what it shows, only what changed, for every entry comes by here."""
    kept: dict[str, object] = {"position": seen.position, "until": seen.until}
    if not change.is_nothing:
        kept |= {"version": watch.version + 1, "parts": seen.parts()}
    if change.revealed:
        kept["revealed"] = [*watch.revealed, *change.revealed]
    differing = {name: value for name, value in kept.items() if getattr(watch, name) != value}
    for name, value in differing.items():
        setattr(watch, name, value)
    if differing:
        watch.save(update_fields=differing)
