"""``wayhome setup``: set the product up for a force from one file, again and again, and say what is still missing.

What a browser does step by step stands in a TOML file. Doing it again changes only what is not so yet.
"""

import argparse
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from wayhome.application.activating import activate
from wayhome.application.rebuilding import catch_up
from wayhome.application.setting_up import name_force, steps
from wayhome.cli.activate import own_times
from wayhome.cli.opening import in_words, open_record
from wayhome.kernel.ids import ActorId
from wayhome.kernel.refusals import Refused
from wayhome.packs import load
from wayhome.rulebook.parse import PackFault
from wayhome.store.supplies import SUPPLIES

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord

WRONG, MISSING = 2, 1
EXAMPLE = """
[force]
name = "Eastmere Police"
area = "The borough of Eastmere"

[rules]
pack = "england-wales"
own_times = "own-times.yaml"     # left out where there are none
confirm_defaults = true
proposed_by = "DCI Astley 1877"
approved_by = "Supt Larkin 1104"

[[sign_ins]]
username = "ncastle"
name = "Noor Castle"
roles = ["administrator"]
"""


class NotToml(Exception):
    """A file that cannot be read as TOML; says which, and what would mend it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the file, or nothing to be told what is missing."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="what to set up (TOML); none only says")
    parser.epilog = f"The exit status is 1 while something is missing. A file reads:\n{EXAMPLE}"
    parser.formatter_class = argparse.RawDescriptionHelpFormatter


@in_words
def run(given: argparse.Namespace) -> int:
    """Set up what the file says, then print the check list."""
    ledger = open_record()
    if given.file:
        try:
            set_up(read(given.file), given.file.parent, ledger)
        except (Refused, PackFault, LookupError, NotToml, TypeError) as wrong:
            print(f"wayhome setup: {wrong}", file=sys.stderr)
            return WRONG
    return say(ledger)


def read(file: Path) -> dict[str, Any]:
    """Read the file; raises NotToml with what would mend it where it is none."""
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except UnicodeDecodeError as wrong:
        raise NotToml(f"{file} is not UTF-8. Save it as UTF-8 and try again.") from wrong
    except tomllib.TOMLDecodeError as wrong:
        raise NotToml(f"{file} is not TOML: {wrong}. Mend it there; wayhome setup --help shows one.") from wrong


def set_up(told: dict[str, Any], beside: Path, ledger: "StoredRecord") -> None:
    """Do what a file asks for; raises Refused, PackFault or LookupError at the first thing that may not be."""
    if force := told.get("force"):
        by = ActorId(str(force.get("by", "whoever runs the system")))
        name_force(force["name"], force.get("area", ""), by=by, ledger=ledger, supplies=SUPPLIES)
    if rules := told.get("rules"):
        put_in_force(rules, beside, ledger)
    for one in told.get("sign_ins", ()):
        make_sign_in(one)


def put_in_force(rules: dict[str, Any], beside: Path, ledger: "StoredRecord") -> None:
    """Put a rulebook in force, by the two people whom the file names."""
    file = beside / rules["own_times"] if rules.get("own_times") else None
    activate(
        load(rules["pack"]), first=rules["proposed_by"], second=rules["approved_by"], force="force", ledger=ledger,
        supplies=SUPPLIES, settings=own_times(file), confirms=bool(rules.get("confirm_defaults")),
    )  # fmt: skip
    catch_up(ledger)


def make_sign_in(one: dict[str, Any]) -> None:
    """Make a sign-in and say its code, once; one that is there already is left as it is."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415 - needs the settings

    from wayhome.access.actors import role_called  # noqa: PLC0415
    from wayhome.cli.account import note_made  # noqa: PLC0415
    from wayhome.store.sign_in_codes import give_code  # noqa: PLC0415

    accounts = get_user_model().objects
    if accounts.filter(username=one["username"]).exists():
        return
    roles = tuple(map(role_called, one["roles"]))
    note_made(one.get("officer") or one["username"], roles)
    account = accounts.create_account(
        username=one["username"], password=None, name=one["name"], role=roles[0].key,
        more_roles=one["roles"][1:], officer=one.get("officer"), email=one.get("email", ""),
    )  # fmt: skip
    code = give_code(account, SUPPLIES.now())
    print(f"{one['name']} sets a password at /sign-in/code/ as {one['username']} with  {code}")


def say(ledger: "StoredRecord") -> int:
    """Print every step, done or missing; returns 1 while something is missing."""
    from wayhome.store.around import what_stands_around  # noqa: PLC0415 - needs the settings
    from wayhome.store.holdings.database import DatabaseHoldings  # noqa: PLC0415

    every = steps(ledger, what_stands_around(DatabaseHoldings()))
    for step in every:
        print(f"{'done   ' if step.done else 'MISSING'}  {step.title}: {step.words}")
        if not step.done:
            print(f"           {step.why}\n           {step.command}")
    return 0 if all(step.done for step in every) else MISSING
