"""The command line: which command, and nothing else; each command has its own file.

A command's module offers ``arguments(parser)``, which declares what it takes, and ``run(given)``, which does it and
returns the exit status. Only the chosen command is imported, so that help stays quick.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from wayhome.kernel.refusals import NotASetting

COMMANDS = {
    "shadow": "derive from a force's case histories what was owed, met, late and missed",
    "reconcile": "take exports of the system of record as they come, and keep what differs from the record",
    "assess": "say from reports of missing children below which level no risk may stand, and on what that rests",
    "wording": "point out, in texts, words that blame, sexualise, criminalise or disbelieve a child",
    "holdings": "bring in what other systems hold, and look somebody up in it",
    "people": "bring staff, rota and training files in, or see first what they would change",
    "pack": "check rulebooks, or show what one contains",
    "docs": "write the generated reference pages, or check that they are current",
    "demo": "load the fictional borough and serve it on this machine",
    "serve": "serve the pages",
    "notify": "tell people with no page open what they owe, by e-mail",
    "deliver": "carry messages to children and those who care for them, and hear what became of them",
    "bounces": "take a mail server's report on a message from standard input",
    "setup": "set the product up for a force from a file, and say what is still missing",
    "account": "make a sign-in, or give one a new password",
    "migrate": "bring the database up to date",
    "move": "bring the whole record from one database into another, all of it or nothing",
    "activate": "put a rulebook in force, by two people",
    "verify": "check every chain of the record and name the first broken event",
    "anchor": "publish the heads of the chains to a file held outside",
    "looks": "read who looked at a record, for a purpose that the law lists",
    "areas": "bring in the outlines of the force's own areas, for the board's map",
    "rebuild": "throw the projections away and derive them again from the record",
    "simulate": "fill an empty record with an invented force of any size, for measuring",
    "dispose": "destroy the personal words of a record under a retention decision",
}

NOT_DONE = 2
NOBODY_READS = 141  # as any command that is piped into one that has read enough, such as head
OWNER_ONLY = 0o077  # what a command makes may be about children: nobody else on the machine reads it


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit status."""
    os.umask(OWNER_ONLY)
    arguments = list(sys.argv[1:] if argv is None else argv)
    parser = argparse.ArgumentParser(
        prog="wayhome", description="Casework and assurance for missing and exploited children."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
        if name in arguments[:1]:
            import_module(f"wayhome.cli.{name}").arguments(command)
    given = parser.parse_args(arguments)
    try:
        status: int = import_module(f"wayhome.cli.{given.command}").run(given)
        sys.stdout.flush()
    except NotASetting as wrong:
        print(f"wayhome: {wrong}", file=sys.stderr)
        return NOT_DONE
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still to be written goes nowhere
        return NOBODY_READS
    return status


if __name__ == "__main__":
    sys.exit(main())
