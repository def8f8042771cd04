"""What the documentation names exists: pages, commands, options, settings, addresses, modules and files."""

import argparse
import re
import shlex
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.urls import Resolver404, resolve

from tests.architecture import files
from tests.docs.pages import anchors, links, pages, spoken, text
from wayhome.cli.demo import SIGN_INS
from wayhome.cli.main import COMMANDS

ROOT = files.ROOT
COMMAND = re.compile(r"(?:^|\s)(?:\.venv/bin/)?wayhome ([a-z]+)\b(.*)")
SIGN_IN = re.compile(r"make demo` and\s+sign\s+in\s+as\s+`([a-z]+)`")
MAKE = re.compile(r"(?:^|\s)make ([a-z-]+)")
SETTING = re.compile(r"\bWAYHOME_[A-Z_]+")
ADDRESS = re.compile(r"^/[a-z][\w/.-]*/$")
MODULE = re.compile(r"^wayhome(?:\.\w+)+(?<!\.sqlite3)$")
FILE = re.compile(r"^(?:src|tests|tools|docs|bench)/(?!.*NAME)[\w/.-]+$")
SETTINGS = (ROOT / "src/wayhome/config/settings.py").read_text(encoding="utf-8")


def commands() -> Iterator[tuple[str, str, str]]:
    """Yield each command that is spoken of: the page, the command and what follows it."""
    for page, piece in spoken():
        for name, rest in COMMAND.findall(piece):
            yield page, name, rest


def parser_of(name: str) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog=f"wayhome {name}", exit_on_error=False)
    import_module(f"wayhome.cli.{name}").arguments(parser)
    return parser


def options_of(parser: argparse.ArgumentParser, rest: str) -> set[str]:
    """Return the options of a command, with those of the command inside it that the words name first."""
    named, inside = rest.split()[:1], [one for one in parser._actions if isinstance(one, argparse._SubParsersAction)]
    of_inside = [one.choices[word] for one in inside for word in named if word in one.choices]
    return {*parser._option_string_actions, *(name for one in of_inside for name in one._option_string_actions)}


def test_every_link_inside_the_project_leads_somewhere() -> None:
    assert [(files.name(page), target) for page in pages() for target in links(page) if not leads(page, target)] == []


def leads(page: Path, target: str) -> bool:
    """Say whether a link leads to a file of the project, and to a heading in it where one is named."""
    address, _, anchor = target.partition("#")
    there = (page.parent / address).resolve() if address else page
    return is_file(there) and (not anchor or there.suffix != ".md" or anchor in anchors(there))


@cache
def is_file(path: Path) -> bool:
    return path.exists()


def test_every_command_that_is_named_exists() -> None:
    lost = {
        (page, name) for page, name, _ in commands() if name not in COMMANDS or not find_spec(f"wayhome.cli.{name}")
    }

    assert lost == set()


def test_every_option_that_is_named_is_one_of_its_command() -> None:
    lost = []
    for page, name, rest in commands():
        known = options_of(parser_of(name), rest) if find_spec(f"wayhome.cli.{name}") else set()
        given = [word for word in re.findall(r"--[a-z-]+", rest) if word != "--help"]
        lost += [(page, name, option) for option in given if option not in known]

    assert lost == []


def test_every_command_line_in_full_can_be_typed_as_it_stands() -> None:
    for page, piece in spoken():
        if piece.startswith(".venv/bin/wayhome "):
            name, *words = shlex.split(piece)[1:]
            assert parser_of(name).parse_args(words) is not None, (page, piece)


def test_every_make_target_that_is_named_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))

    assert {(page, name) for page, piece in spoken() for name in MAKE.findall(piece) if name not in targets} == set()


def test_every_setting_that_is_named_is_read_by_the_program_or_by_a_measure() -> None:
    measures = " ".join(text(measure) for measure in (ROOT / "bench").glob("*.py"))
    known = {*SETTING.findall(SETTINGS), *re.findall(r'environ\.get\("(WAYHOME_[A-Z_]+)"', measures)}
    named = {(page, name) for page, piece in spoken() for name in SETTING.findall(piece)}

    assert {(page, name) for page, name in named if name not in known and not name.startswith("WAYHOME_TEST_")} == set()


def test_every_setting_is_explained_to_operators() -> None:
    explained = text(ROOT / "docs/how-to/set-up-for-a-force.md")

    assert [name for name in sorted(set(SETTING.findall(SETTINGS))) if f"| `{name}` |" not in explained] == []


def test_every_address_of_a_page_that_is_named_is_served() -> None:
    lost = []
    for page in pages():
        for address in re.findall(r"`(/[^`\s]+)`", text(page)):
            try:
                resolve(address) if ADDRESS.match(address) else None
            except Resolver404:
                lost.append((files.name(page), address))

    assert lost == []


def test_every_module_that_is_named_can_be_imported() -> None:
    assert [(page, name) for page, name in spoken() if MODULE.match(name) and not is_there(name)] == []


def is_there(name: str) -> bool:
    module, _, last = name.rpartition(".")
    return find_spec(name) is not None or hasattr(import_module(module), last)


def test_every_file_that_is_named_is_there() -> None:
    lost = [(page, name) for page, name in spoken() if FILE.match(name) and not (ROOT / name).exists()]

    assert lost == []


def test_every_sign_in_of_the_demonstration_that_is_spoken_of_is_made_there() -> None:
    made = {username for username, *_ in SIGN_INS}
    named = {(page, name) for page in pages() for name in SIGN_IN.findall(text(page))}
    assert named
    assert sorted((page, name) for page, name in named if name not in made) == []
