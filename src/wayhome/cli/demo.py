"""The demonstration: a fictional borough on the embedded database, served on this machine.

The first run loads it; later runs keep what is there and start in seconds. Nobody in it is real.
"""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command

from wayhome.access.actors import role_called
from wayhome.application.rebuilding import catch_up
from wayhome.application.wording.history import read_history
from wayhome.cli.borough.areas import outlines
from wayhome.cli.borough.exports import load_exports
from wayhome.cli.borough.holding import bring_in_as_they_came, held_records
from wayhome.cli.borough.linking import linked
from wayhome.cli.borough.living import EPISODES, Doors, eastmere, live
from wayhome.cli.borough.photographs import load_photographs
from wayhome.cli.borough.telling import borough
from wayhome.cli.given import at_least, port
from wayhome.cli.serve import gather_static_files, refuse_taken, serve
from wayhome.cli.wording.of_record import units_of
from wayhome.packs import reader
from wayhome.simulation.held import held
from wayhome.simulation.playing import Played
from wayhome.simulation.signing_in import DOMAIN, PASSWORD

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

ADDRESS = "127.0.0.1"
A_DAY = timedelta(days=1)
HALF_LOADED = "loading"  # a file that stands while the borough is being loaded
TOLD_EVERY = 10_000
SIGN_INS = (
    ("callhandler", "Joan Birch", "call_handler", "Call handler 8812"),
    ("grader", "Peter Hallam", "grader", "PS Hallam 4471"),
    ("response", "Sam Renshaw", "response", "PC Renshaw 6035"),
    ("supervisor", "Marta Ives", "supervisor", "PS Ives 2290"),
    ("inspector", "Ruth Duffy", "inspector", "Insp Duffy 2207"),
    ("coordinator", "Bethan Lowe", "coordinator", "Bethan Lowe 7713"),
    ("command", "Anil Larkin", "command", "Supt Larkin 1104"),
    ("detective", "Chidi Amadi", "investigator", "DC Amadi 5611"),
    ("sergeant", "Joanne Coombe", "supervisor", "DS Coombe 4127"),
    ("detectiveinspector", "Hugh Varley", "detective_inspector", "DI Varley 3190"),
    ("victimcare", "Ceri Nolan", "victim_care", "Ceri Nolan 7790"),
    ("controlroom", "Gwen Pryce", "control_room", "Insp Pryce 5140"),
    ("forcelead", "Colin Astley", "force_lead", "DCI Astley 1877"),
    ("training", "Dilys Orme", "training_lead", "Dilys Orme 9026"),
    ("analyst", "Ama Whitlock", "analyst", "Ama Whitlock 9031"),
    ("reader", "Idris Bell", "inspectorate_reader", None),
    ("administrator", "Noor Castle", "administrator", None),
)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take where to serve, and whether to begin again."""
    parser.add_argument("--port", type=port, default=8000, help="port to serve on (default: 8000)")
    parser.add_argument("--reset", action="store_true", help="throw the demonstration's data away first")
    parser.add_argument(
        "--episodes", type=at_least(0), default=EPISODES, help=f"how many past episodes to play (default: {EPISODES:,})"
    )
    parser.add_argument("--no-serve", action="store_true", help="load it and stop")


def run(given: argparse.Namespace) -> int:
    """Load the borough if it is not there, say where to look and who to sign in as, and serve."""
    folder = Path(os.environ.get("WAYHOME_FOLDER", "var")).resolve() / "demo"
    if not given.no_serve:
        refuse_taken(ADDRESS, given.port)
    if given.reset or (folder / HALF_LOADED).exists():
        shutil.rmtree(folder, ignore_errors=True)
        print("==> Threw the demonstration's data away")
    set_up(folder, given.port)
    load(folder, given.episodes)
    print(welcome(given.port), flush=True)
    if given.no_serve:
        work_off()
    else:
        with telling():
            serve(address=ADDRESS, port=given.port)
    return 0


@contextmanager
def telling() -> Iterator[None]:
    """Let letters and messages be sent beside the pages, by processes that end when nobody serves them any more."""
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415 - needs the settings that set_up has just made

    since = SUPPLIES.now() - A_DAY  # so that the mailbox of a new demonstration is not empty
    notify = ("notify", "--every", "5", "--while-open", "--since", since.isoformat())
    with beside(*notify), beside("deliver", "--while-open"):
        yield


@contextmanager
def beside(*words: str) -> Iterator[None]:
    """Let a command of ours run beside, until the block ends or nobody is there any more."""
    command = [sys.executable, "-m", "wayhome.cli.main", *words]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL) as at_work:  # noqa: S603 - our own
        try:
            yield
        finally:
            at_work.terminate()


def set_up(folder: Path, port: int) -> None:
    """Point the settings at the demonstration's own folder, and bring its database and files up to date."""
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.update(
        DJANGO_SETTINGS_MODULE="wayhome.config.settings",
        WAYHOME_FOLDER=str(folder),
        WAYHOME_DATABASE_URL=f"sqlite:///{folder / 'wayhome.sqlite3'}",
        WAYHOME_PLAIN_HTTP="1",
        WAYHOME_FICTIONAL="1",
        WAYHOME_ADDRESS=f"http://{ADDRESS}:{port}",
        WAYHOME_MAILBOXES="missing-desk@eastmere.example",
    )
    django.setup()
    print("==> Bringing the database up to date", flush=True)
    call_command("migrate", interactive=False, verbosity=0)
    gather_static_files()


def load(folder: Path, episodes: int) -> None:
    """Load the borough and its sign-ins; what is already there is kept."""
    from wayhome.store.exports.register import DatabaseExportRegister  # noqa: PLC0415 - needs the settings just made
    from wayhome.store.files.database import DatabaseFiles  # noqa: PLC0415
    from wayhome.store.opening import open_ledger  # noqa: PLC0415
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415

    ledger = open_ledger()
    if ledger.head().position == 0:
        (folder / HALF_LOADED).touch()
        load_borough(episodes)
        (folder / HALF_LOADED).unlink()
    load_photographs(ledger, DatabaseFiles(settings.FILE_KEY, SUPPLIES.salt), SUPPLIES)
    load_exports(ledger, DatabaseExportRegister(), SUPPLIES)
    settings.AREAS.write_text(outlines(), encoding="utf-8")
    make_sign_ins()


def work_off() -> None:
    """Work out what was owed over the eighteen months; where pages are served, that is done beside them."""
    from wayhome.store.opening import open_ledger  # noqa: PLC0415 - needs the settings just made

    print("==> Working out what was owed in it, and when that was known", flush=True)
    catch_up(open_ledger())


def load_borough(episodes: int) -> None:
    """Play eighteen months and the live shift, and bring in what other systems hold."""
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415 - needs the settings just made
    from wayhome.store.opening import open_ledger, open_ledger_for_bulk, rulebook  # noqa: PLC0415
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415

    now, ledger = SUPPLIES.now(), open_ledger()
    told = eastmere(now, episodes=episodes)
    print("==> Loading the fictional borough of Eastmere: eighteen months, then the shift that is on now", flush=True)
    doors = Doors(story=open_ledger_for_bulk(), shift=ledger)
    played = live(doors, rulebook(settings.PACK), told, cases=borough(now), each=progress())
    bring_in_as_they_came(DatabaseHoldings(), [*held_records(now), *held(told)], at=now)
    link_what_is_held(ledger)
    read_what_was_written(ledger)
    print(f"    {len(told.episodes):,} past episodes of {len(told.children)} children: {played.events:,} entries")


def link_what_is_held(ledger: "StoredRecord") -> None:
    """Link everything that is held, so that some of it waits to be judged."""
    from wayhome.application.holding.every_judgement import EveryJudgement  # noqa: PLC0415
    from wayhome.store.holdings.weights import weights  # noqa: PLC0415 - needs the settings just made
    from wayhome.store.linking.held import every_record  # noqa: PLC0415
    from wayhome.store.linking.proposals import DatabaseProposals, Linking  # noqa: PLC0415
    from wayhome.store.supplies import SUPPLIES  # noqa: PLC0415

    records, pack = tuple(every_record()), weights()
    groups, pairs = linked(records, pack, EveryJudgement(ledger).standing())
    linking = Linking(at=SUPPLIES.now(), pack=pack.id, records=len(records), pairs=pairs)
    DatabaseProposals().keep(linking, groups)


def read_what_was_written(ledger: "StoredRecord") -> None:
    """Read all that was written about children, so that there are rates of what is pointed out in it."""
    from wayhome.store.wording.readings import DatabaseReadings  # noqa: PLC0415 - needs the settings just made

    for _ in read_history(ledger, reader(), DatabaseReadings(), units_of(ledger)):
        continue


def progress() -> Callable[[Played], None]:
    """Return what says now and then how far it is."""
    said = 0

    def say(played: Played) -> None:
        nonlocal said
        if played.events // TOLD_EVERY > said:
            said = played.events // TOLD_EVERY
            print(f"    {said * TOLD_EVERY:,} entries", flush=True)

    return say


def make_sign_ins() -> None:
    """Make the sign-ins that are not there yet."""
    accounts = get_user_model().objects
    for username, name, role, officer in SIGN_INS:
        if not accounts.filter(username=username).exists():
            accounts.create_account(
                username=username,
                password=PASSWORD,
                name=name,
                role=role,
                officer=officer,
                email=f"{username}@{DOMAIN}",
            )


def welcome(port: int) -> str:
    """Return where to look and who to sign in as."""
    lines = [f"    {username:<19} {name}, {role_called(role).words.lower()}" for username, name, role, _ in SIGN_INS]
    return "\n".join((
        "",
        "Wayhome is set up, and answers in a moment. Everyone in it is invented.",
        "",
        f"  Open     http://{ADDRESS}:{port}/",
        "  Sign in as one of",
        *lines,
        f"  with the password  {PASSWORD}",
        "",
        f"  Letters to officers, and messages to people outside, are at http://{ADDRESS}:{port}/mailbox/",
        "",
        "  What was owed over eighteen months is worked out beside the pages, for a few minutes the first time.",
        "",
        "  Stop with Ctrl+C. Run it again and your data is still there; make demo-reset begins again.",
        "",
    ))  # fmt: skip
