"""What may be lost, with a countdown each: in one case, and across every case that somebody may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from wayhome.application.reading import Words
from wayhome.casework.enquiring.lines import LinesStanding
from wayhome.casework.enquiring.sources import Source, sources_of
from wayhome.rulebook.pack import Pack
from wayhome.web.acting.desk import Desk
from wayhome.web.presenting.marks import Mark
from wayhome.web.presenting.times import span, when

KINDS = {
    "cctv": "Recordings", "account": "Account online", "device": "Device", "communications": "Call or data records",
    "guest_register": "Register of guests", "booking": "Booking or journey", "other": "Something else",
}  # fmt: skip
STANDS = {
    "not_asked": "Nobody has asked for it yet", "asked": "Asked for, not yet here", "secured": "Secured",
    "kept_by_holder": "Kept for us by its holder", "refused": "Its holder refuses", "nothing_there": "Nothing is there",
    "lost": "Lost", "run_out": "Its time has run out and nobody has it",
}  # fmt: skip
PRESSING = timedelta(hours=24)


@dataclass(frozen=True, slots=True, kw_only=True)
class Perishable:
    """One thing that may be lost, as a page shows it; ``left`` is how long it is still kept, in words."""

    source: Source
    title: str
    what: str
    holder: str
    left: Mark
    by: str
    stands: str
    lost: str

    @property
    def is_running(self) -> bool:
        """Say whether there is still something to secure."""
        return self.source.is_running


def perishable_of(desk: Desk) -> tuple[Perishable, ...]:
    """Return everything of a case that may be lost, what is lost soonest first."""
    facing, now = desk.facing, desk.visit.now
    return tuple(
        shown_with(source, desk.pack, facing.words, now) for source in sources_of(facing.story, desk.pack, now)
    )


def nothing_waits(every: Sequence[Perishable]) -> str:
    """Say why no countdown is shown; that nothing was put down yet is no sign that nothing may be lost."""
    return "Nothing that is put down is waiting." if every else "Nothing is put down yet."


def proposed_lost(lines: LinesStanding) -> str:
    """Count the lines that nobody has raised and that something is lost without, in words; empty for none."""
    return lost_words(lost_count(lines))


def lost_count(lines: LinesStanding) -> int:
    """Count the lines that nobody has raised and that something is lost without."""
    return sum(bool(one.line.lost) for one in lines.proposed)


def lost_words(many: int) -> str:
    """Say how many proposed lines may be lost; empty for none."""
    return f"{many} proposed {'line' if many == 1 else 'lines'} may be lost" if many else ""


def shown_with(source: Source, pack: Pack, words: Words, now: datetime) -> Perishable:
    """Return one thing that may be lost as it is shown, with the words that are held of it."""
    keeping = pack.keeping_times.get(source.keeping)
    return Perishable(
        source=source,
        title=keeping.title if keeping else KINDS[source.kind],
        what=words.get((source.event, "what"), "") if source.event else "",
        holder=words.get((source.event, "holder"), "") if source.event else "",
        left=left_mark(source, now),
        by=_by(source, now),
        stands=STANDS[source.stands],
        lost=keeping.lost if keeping else "",
    )


def left_mark(source: Source, now: datetime) -> Mark:
    """Return the countdown of one thing: how long is left, or what became of it."""
    if source.is_lost:
        return Mark(words="Lost", shape="cross", kind="overdue")
    if not source.is_running:
        return Mark(words=STANDS[source.stands], shape="tick", kind="met")
    if source.kept_until is None:
        return Mark(words="Nobody knows for how long", shape="ring", kind="owed")
    left = source.kept_until - now
    pressing = left <= PRESSING
    return Mark(
        words=f"{span(left)} left", shape="alarm" if pressing else "clock", kind="overdue" if pressing else "owed"
    )


def _by(source: Source, now: datetime) -> str:
    if source.kept_until is None or not (source.is_running or source.is_lost):
        return ""
    gone = source.kept_until < now
    how = ("as is typical" if gone else "as is typical; ask its holder") if source.typical else "as its holder says"
    verb = "Was kept until" if gone else "Kept until"
    return f"{verb} {when(source.kept_until, now)}, {how}"
