"""``wayhome holdings``: what other systems hold, brought in, searched, explained and linked; one file a command."""

import argparse
import sys
from importlib import import_module

from wayhome.cli.exports.lines import CannotUse
from wayhome.cli.opening import in_words

COMMANDS = {
    "import": ("bring_in", "bring a file of held records in"),
    "watch": ("watch", "match what came in against children who are missing"),
    "find": ("find", "look somebody up in what is held"),
    "build": ("build", "build the index of what is held anew"),
    "dispose": ("dispose", "destroy the held records of a person under a retention decision"),
    "why": ("why", "lay two held records side by side and say what their evidence weighs"),
    "train": ("train", "learn from what is held what agreement between two records weighs"),
    "activate": ("activate", "put a linkage pack in force, by two people, or say which is"),
    "reconcile": ("reconcile", "link everything that is held anew, and propose which records are of one person"),
}
UNUSABLE = 2


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare what each command takes."""
    commands = parser.add_subparsers(dest="what", required=True, metavar="WHAT")
    for name, (module, purpose) in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=f"{purpose.capitalize()}.")
        import_module(f"{__name__}.{module}").arguments(command)


@in_words
def run(given: argparse.Namespace) -> int:
    """Do what is asked; returns 1 when something in a file was wrong, and 2 when it could not be done."""
    module, _ = COMMANDS[given.what]
    try:
        status: int = import_module(f"{__name__}.{module}").run(given)
    except CannotUse as unusable:
        print(f"wayhome holdings: {unusable}", file=sys.stderr)
        return UNUSABLE
    return status
