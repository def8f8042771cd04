"""Are the triggers that keep the record append-only still there? A migration on SQLite can lose them silently."""

from django.db import connections

from wayhome.store.sql import ask

SQLITE = (
    "event_in_its_place",
    "event_never_changes",
    "event_never_goes",
    "words_never_replaced",
    "words_never_change",
    "look_never_replaced",
    "look_never_changes",
    "look_never_goes",
    "shown_never_replaced",
    "shown_never_changes",
    "shown_never_goes",
)
POSTGRES = (
    "event_in_its_place",
    "event_never_changes",
    "event_never_emptied",
    "words_never_change",
    "words_never_emptied",
    "look_never_changes",
    "look_never_emptied",
    "shown_never_changes",
    "shown_never_emptied",
)

ON_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
ON_POSTGRES = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')"


def missing_triggers(using: str = "default") -> tuple[str, ...]:
    """Return the names of the triggers that should stand and do not, or are switched off."""
    on_sqlite = connections[using].vendor == "sqlite"
    standing = {name for (name,) in ask(using, ON_SQLITE if on_sqlite else ON_POSTGRES)}
    return tuple(name for name in (SQLITE if on_sqlite else POSTGRES) if name not in standing)
