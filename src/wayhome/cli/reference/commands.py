"""The page of commands, from what each command declares about itself."""

import argparse
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec

from wayhome.cli.main import COMMANDS
from wayhome.cli.reference.markdown import bullets, page, plain, sentence, table

ORIGIN = "`wayhome.cli`"


def commands_page() -> str:
    """Write the page of commands."""
    words = "Every command is `wayhome COMMAND`; `wayhome COMMAND --help` says the same as this page."
    listed = bullets(f"[`wayhome {name}`](#wayhome-{name}): {purpose}" for name, purpose in COMMANDS.items())
    parts = (part for name, purpose in COMMANDS.items() for part in _command(name, purpose))
    return page("Commands", words, listed, *parts, origin=ORIGIN)


def _command(name: str, purpose: str) -> Iterator[str]:
    yield f"## wayhome {name}"
    if find_spec(f"wayhome.cli.{name}") is None:
        yield f"Not built yet. It will {purpose}."
        return
    yield sentence(purpose)
    parser = argparse.ArgumentParser(prog=f"wayhome {name}", add_help=False)
    import_module(f"wayhome.cli.{name}").arguments(parser)
    yield from _taken(parser)


def _taken(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Yield what a command takes, and then each of its own commands where it has some."""
    yield plain(parser.epilog or "")
    own = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    takes = [_argument(action) for action in parser._actions if action not in own and action.dest != "help"]
    if takes:
        yield table(("takes", "which is"), takes)
    for action in own:
        for name, command in action.choices.items():
            yield f"### wayhome {parser.prog.removeprefix('wayhome ')} {name}"
            yield sentence(command.description or "")
            yield from _taken(command)


def _argument(action: argparse.Action) -> tuple[str, str]:
    if not action.option_strings:
        return f"`{_value(action)}`", _means(action)
    value = "" if action.nargs == 0 else f" {_value(action)}"
    needed = "; must be given" if action.required else ""
    return f"`{', '.join(action.option_strings)}{value}`", _means(action) + needed


def _value(action: argparse.Action) -> str:
    if action.choices is not None:
        return "{" + ",".join(map(str, action.choices)) + "}"
    shown = action.metavar or action.dest.upper().replace("_", "-")
    named = shown if isinstance(shown, str) else " ".join(shown)
    return f"[{named} …]" if action.nargs == "*" else f"{named} …" if action.nargs == "+" else named


def _means(action: argparse.Action) -> str:
    return (action.help or "").replace("%(default)s", str(action.default)).replace("%%", "%")
