"""Bring a whole record from one database into another, of either kind: all of it, or nothing."""

import argparse
import os
from time import perf_counter

from wayhome.cli.opening import NOT_DONE, in_words, open_record
from wayhome.kernel.refusals import NotASetting

TO = "WAYHOME_MOVE_TO"
THERE = "moving_to"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the address of the other database."""
    parser.add_argument("--to", metavar="URL", help=f"the empty database to move to; {TO} where it is not said")
    parser.epilog = (
        "What moves is the database that the settings name, WAYHOME_DATABASE_URL or the embedded one. Stop what serves "
        "it first. An address is postgresql://user@host/name or sqlite:////folder/file.sqlite3; a password is better "
        f"in {TO} or ~/.pgpass than on the command line. The database that moved stays as it is: keep it until the "
        "other was backed up."
    )


@in_words
def run(given: argparse.Namespace) -> int:
    """Move, verify, and say what moved; the other database holds all of it or nothing."""
    address = given.to or os.environ.get(TO, "")
    if not address:
        print(f"Say which database to move to, with --to or in {TO}.")
        return NOT_DONE
    open_record()
    from wayhome.store.moving import NotMoved, move  # noqa: PLC0415 - needs the settings

    began = perf_counter()
    try:
        name_database(address)
        rows = move("default", THERE, told)
    except NotMoved as why:
        print(f"Nothing was moved. {why}")
        return NOT_DONE
    seconds = perf_counter() - began
    print(f"Moved {rows:,} rows in {seconds:.0f} s and verified them there: every chain, every word, every count.")
    print("Set WAYHOME_DATABASE_URL to the other database from now on. WAYHOME_FOLDER and its keys stay as they are.")
    return 0


def told(table: str, rows: int) -> None:
    """Say how many rows of a table moved."""
    print(f"{rows:>12,}  {table}")


def name_database(address: str) -> None:
    """Have Django know the other database. Raises NotMoved where the address is none, or is where the record is."""
    from django.db import connections  # noqa: PLC0415 - only where it is needed

    from wayhome.store.databases import database_at  # noqa: PLC0415
    from wayhome.store.moving import NotMoved  # noqa: PLC0415 - needs the settings

    try:
        database = database_at(address)
    except NotASetting as unknown:
        raise NotMoved(str(unknown)) from unknown
    here = connections["default"].settings_dict
    if all(str(database.get(part, "")) == str(here.get(part, "")) for part in ("ENGINE", "NAME", "HOST", "PORT")):
        raise NotMoved("That is the database that moves.")
    connections.settings[THERE] = connections.configure_settings({"default": database})["default"]
