"""That the database does not answer, in words: why, what goes on meanwhile, and what mends it."""

from collections.abc import Mapping

from django.db import DatabaseError

SQLITE = "sqlite"
MEANWHILE = (
    "Until it does, every page says that something broke, and /health/ that it is not ready. It is tried again all the "
    "time: once it answers, the pages are there, and nothing has to be started anew."
)


def reason(error: DatabaseError) -> str:
    """Return why, in the one line that the database's own driver begins with; it names no password."""
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def unanswered(error: DatabaseError, vendor: str, named: Mapping[str, object]) -> str:
    """Say that the database does not answer, as whoever started the product reads it; ``named`` is what is set."""
    return f"The database does not answer: {reason(error)}.\n{MEANWHILE}\n{_mends(vendor, named)}"


def _mends(vendor: str, named: Mapping[str, object]) -> str:
    if vendor == SQLITE:
        place = named["NAME"]
        return f"See that {place} can be opened and written to: WAYHOME_FOLDER or WAYHOME_DATABASE_URL names it."
    at = f"{named.get('HOST') or 'this machine'}, port {named.get('PORT') or 5432}, database {named['NAME']}"
    return f"See that PostgreSQL runs where WAYHOME_DATABASE_URL says ({at}), and that this machine may reach it."
