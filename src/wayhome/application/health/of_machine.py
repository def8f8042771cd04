"""What went wrong, and how the machine is that all of it runs on."""

from collections.abc import Iterator
from datetime import timedelta

from wayhome.application.health.signs import Finding, Level, Signs
from wayhome.duties.saying import on_the_clock

GIGABYTE = 1024**3
LITTLE_SPACE, VERY_LITTLE = 5 * GIGABYTE, GIGABYTE
CLOCK_WRONG = timedelta(minutes=2)
OLD_DRAFT = timedelta(hours=24)


def of_faults(signs: Signs) -> Iterator[Finding]:
    words = f"{signs.faults} stand, and {signs.said} said by people wait for an answer."
    level = Level.LOOK if signs.faults or signs.said else Level.WELL
    do = "Read them, and clear or answer each." if level is Level.LOOK else ""
    yield Finding(key="faults", title="Faults", level=level, words=words, what_to_do=do, how_to="look-after-the-system")


def of_machine(signs: Signs) -> Iterator[Finding]:
    if signs.free is not None:
        level = Level.ACT if signs.free < VERY_LITTLE else Level.LOOK if signs.free < LITTLE_SPACE else Level.WELL
        do = "Make room before entries cannot be kept any more." if level is not Level.WELL else ""
        words = f"{signs.free / GIGABYTE:.1f} GB are free where the files are."
        yield Finding(
            key="space", title="Disk", level=level, words=words, what_to_do=do, how_to="look-after-the-system"
        )
    if signs.areas_unread:
        yield Finding(
            key="areas", title="Areas on the map", level=Level.LOOK, words=signs.areas_unread,
            what_to_do="Bring the outlines in again with wayhome areas. Until then the board shows no areas.",
            how_to="look-after-the-system",
        )  # fmt: skip
    off = abs(signs.now - signs.database_clock) if signs.database_clock else timedelta(0)
    wrong = off > CLOCK_WRONG
    yield Finding(
        key="clock",
        title="Clock",
        level=Level.ACT if wrong else Level.WELL,
        words=f"{on_the_clock(signs.now)} ({signs.zone})." + (f" The database says {off} otherwise." if wrong else ""),
        what_to_do="Set both machines' clocks by the same source: deadlines are reckoned from them." if wrong else "",
        how_to="look-after-the-system",
    )
    yield _open(signs)


def _open(signs: Signs) -> Finding:
    old = signs.oldest_draft is not None and signs.oldest_draft < signs.now - OLD_DRAFT
    session = (
        f" The oldest sign-in still open is from {on_the_clock(signs.oldest_session)}." if signs.oldest_session else ""
    )
    oldest = f", the oldest from {on_the_clock(signs.oldest_draft)}" if signs.oldest_draft else ""
    return Finding(
        key="drafts",
        title="Begun and not finished",
        level=Level.LOOK if old else Level.WELL,
        words=f"{signs.drafts} entries were begun and not sent{oldest}.{session}",
        what_to_do="Ask their authors to finish or discard them: each sees their own on My duties." if old else "",
        how_to="look-after-the-system",
    )
