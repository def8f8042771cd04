"""Opening the record for a command, on the database that the settings name; and saying in words why it would not."""

import os
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import django
from django.db import DatabaseError, connection

from wayhome.store.unanswered import reason

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

Given = TypeVar("Given")
NOT_DONE = 2


class NoRecord(Exception):
    """There is no record where the settings look for one."""


def open_record() -> "StoredRecord":
    """Return the record; the settings are read only now, so that a command's help does not need them.

    Raises NoRecord where there is none, before a database is made by looking.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.config.settings")
    django.setup()
    from wayhome.store.opening import open_ledger  # noqa: PLC0415 - needs the settings

    on_sqlite, place = connection.vendor == "sqlite", str(connection.settings_dict["NAME"])
    on_disk = on_sqlite and "mode=memory" not in place
    if (on_disk and not Path(place).exists()) or "event" not in connection.introspection.table_names():
        setting = "WAYHOME_FOLDER" if on_sqlite else "WAYHOME_DATABASE_URL"
        raise NoRecord(f"There is no record at {place}. Run wayhome migrate, or set {setting}.")
    return open_ledger()


def note_done(what: str, at: datetime, came_of_it: str = "", *, well: bool = True) -> None:
    """Note that something was done, for the page of how the system is; a copy that takes nothing is left alone."""
    from wayhome.store import faults  # noqa: PLC0415 - needs the settings

    try:
        faults.note_done(what, at, came_of_it, well=well)
    except DatabaseError:
        return


def in_words(run: Callable[[Given], int]) -> Callable[[Given], int]:
    """Let a command say in words that there is no record, or that a file or the database cannot be read."""

    @wraps(run)
    def told(given: Given) -> int:
        try:
            return run(given)
        except NoRecord as none:
            print(none)
        except BrokenPipeError:  # whoever read stopped reading, which is for the command line as a whole
            raise
        except OSError as error:
            print(_said(error))
        except DatabaseError as error:
            print(f"The database cannot be read: {reason(error)}.")
        return NOT_DONE

    return told


def _said(error: OSError) -> str:
    """Say why a file could not be used, with what would mend it."""
    if not error.filename:
        return f"{error}."
    path = Path(error.filename)
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return f"There is no folder {path.parent}. Make it, or name another."
    if isinstance(error, FileNotFoundError):
        return f"There is no file {path}. Check the name."
    if isinstance(error, IsADirectoryError):
        return f"{path} is a folder. Name a file."
    why = error.strerror or type(error).__name__
    return f"{path} cannot be used: {why[:1].lower()}{why[1:]}."
