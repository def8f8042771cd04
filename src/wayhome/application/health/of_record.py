"""How the database and the record in it are, and when they were last proved and restored."""

from collections.abc import Iterator
from datetime import timedelta

from wayhome.application.health.signs import Finding, Level, Signs
from wayhome.duties.saying import on_the_clock

VERIFY_EVERY, ANCHOR_EVERY = timedelta(days=7), timedelta(days=1)
RESTORE_EVERY = timedelta(days=92)


def of_database(signs: Signs) -> Iterator[Finding]:
    level = Level.WELL if signs.safe else Level.ACT
    words = signs.database + (
        ". What was acknowledged survives a power cut." if signs.safe else f". {signs.unsafe_because}"
    )
    what = "" if signs.safe else "Stop, set the database as the how-to says, and start again."
    yield Finding(
        key="database", title="Database", level=level, words=words, what_to_do=what, how_to="look-after-the-system"
    )
    if signs.unapplied:
        yield Finding(
            key="migrations",
            title="Migrations",
            level=Level.ACT,
            words=f"{len(signs.unapplied)} not applied, the first {signs.unapplied[0]}.",
            what_to_do="Run wayhome migrate as the owner of the tables.",
            how_to="set-up-for-a-force",
        )


def of_derived(signs: Signs) -> Iterator[Finding]:
    behind = f"{signs.behind:,} subjects are still to be derived again." if signs.behind else "Everything is derived."
    yield Finding(
        key="projections",
        title="What is derived",
        level=Level.LOOK if signs.behind else Level.WELL,
        words=f"{signs.position:,} entries. {behind}",
        what_to_do="Run wayhome rebuild --catch-up. Pages derive what they show meanwhile." if signs.behind else "",
        how_to="rebuild-projections",
    )
    if signs.quarantined:
        yield Finding(
            key="quarantine",
            title="Quarantine",
            level=Level.ACT,
            words=f"{signs.quarantined} entries cannot be read by this version, in {_named(signs)}.",
            what_to_do="Install the version that wrote them. Until then nothing more is decided in these records: tell "
            "the duty inspector to keep them on paper.",
            how_to="look-after-the-system",
        )


def of_proof(signs: Signs) -> Iterator[Finding]:
    yield _regular(signs, "verify", "Chains checked", VERIFY_EVERY, "Run wayhome verify, once a week at least.")
    yield _regular(signs, "anchor", "Heads kept outside", ANCHOR_EVERY, "Run wayhome anchor, once a day at least.")
    restored = signs.done.get("restore")
    late = restored is None or restored.at < signs.now - RESTORE_EVERY
    words = f"A restore was last tried on {on_the_clock(restored.at)}." if restored else "No restore was ever tried."
    yield Finding(
        key="restore",
        title="Back-up",
        level=Level.LOOK if late else Level.WELL,
        words=words,
        what_to_do="Restore the last back-up somewhere else, check it with wayhome verify, and note it."
        if late
        else "",
        how_to="back-up-and-restore",
    )


def _regular(signs: Signs, what: str, title: str, every: timedelta, do: str) -> Finding:
    done = signs.done.get(what)
    if done is not None and not done.well:
        return Finding(
            key=what, title=title, level=Level.ACT, words=f"{on_the_clock(done.at)}: {done.came_of_it}",
            what_to_do="Keep a copy of the database before anything else is done, and tell information security.",
            how_to="verify-and-anchor",
        )  # fmt: skip
    late = done is None or done.at < signs.now - every
    words = f"Last at {on_the_clock(done.at)}. {done.came_of_it}".strip() if done else "Never so far."
    level = Level.LOOK if late and signs.position else Level.WELL
    return Finding(
        key=what, title=title, level=level, words=words, what_to_do=do if late else "", how_to="verify-and-anchor"
    )


def _named(signs: Signs) -> str:
    return ", ".join(signs.quarantined_records)
