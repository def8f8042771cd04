"""The rulebooks, linkage packs and reading packs: YAML that says what it rests on. Finding files is the only code."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from wayhome.holdings.linkage_pack import LinkagePack, read_linkage
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import Lexicon, read_lexicon
from wayhome.reading.spelling import English
from wayhome.rulebook.pack import Pack, read_pack


def pack_files(name: str) -> dict[str, str]:
    """Return the text of a packaged rulebook's files, by name or by stem (``england-wales`` is its newest edition).

    Raises LookupError, naming the packs there are.
    """
    return _texts(resolve(name))


def _texts(name: str) -> dict[str, str]:
    folder = files(__name__).joinpath(name)
    return {file.name: file.read_text("utf-8") for file in folder.iterdir() if file.name.endswith(".yaml")}


def resolve(name: str) -> str:
    """Return the full name of a pack: itself, or the newest edition of a stem; raises LookupError without any."""
    known = available()
    editions = [pack for pack in known if pack == name or pack.rpartition("-")[0] == name]
    if not editions:
        raise LookupError(f"There is no pack {name}. There are: {', '.join(known)}.")
    return max(editions)


def available() -> tuple[str, ...]:
    """Return the names of the packaged rulebooks."""
    return _having("pack.yaml")


@cache  # each search asks for one, and what is packaged stays as it is
def linkage_available() -> tuple[str, ...]:
    """Return the names of the packaged linkage packs, the newest last."""
    return _having("linkage.yaml")


def reading_available() -> tuple[str, ...]:
    """Return the names of the packaged reading packs, the newest last."""
    return _having("reading.yaml")


def _having(head: str) -> tuple[str, ...]:
    folders = (folder for folder in files(__name__).iterdir() if folder.is_dir())
    return tuple(sorted(folder.name for folder in folders if folder.joinpath(head).is_file()))


def pinned(name: str) -> dict[str, str]:
    """Return every id a pack has ever published, ``live`` or ``retired``, from its ids.txt; empty when it has none."""
    return pinned_ids(resolve(name))


def pinned_ids(folder: str) -> dict[str, str]:
    """Return the ids pinned in the folder of a pack, of whatever kind."""
    held = files(__name__).joinpath(folder).joinpath("ids.txt")
    lines = held.read_text("utf-8").splitlines() if held.is_file() else []
    return {identity: state for identity, _, state in (line.partition(" ") for line in lines if line.strip())}


def load(name: str) -> Pack:
    """Load a packaged rulebook; raises LookupError for an unknown name and PackFault for one that is wrong."""
    return _read(resolve(name))


@cache
def _read(name: str) -> Pack:
    """Read a packaged rulebook once: it does not change while the product runs, and reading takes seconds."""
    return read_pack(pack_files(name))


def linkage(name: str = "") -> LinkagePack:
    """Load a packaged linkage pack, the newest where none is named.

    Raises LookupError for an unknown name, naming those there are, and PackFault for one that is wrong.
    """
    known = linkage_available()
    if name and name not in known:
        raise LookupError(f"There is no linkage pack {name}. There are: {', '.join(known)}.")
    return _read_linkage(name or known[-1])


@cache
def _read_linkage(name: str) -> LinkagePack:
    return read_linkage(_texts(name))


def reading_files(name: str = "") -> dict[str, str]:
    """Return the text of a packaged reading pack's files, of the newest where none is named."""
    return _texts(name or reading_available()[-1])


def lexicon(name: str = "") -> Lexicon:
    """Load a packaged reading pack, the newest where none is named.

    Raises LookupError for an unknown name, naming those there are, and PackFault for one that is wrong.
    """
    known = reading_available()
    if name and name not in known:
        raise LookupError(f"There is no reading pack {name}. There are: {', '.join(known)}.")
    return _read_lexicon(name or known[-1])


@cache
def _read_lexicon(name: str) -> Lexicon:
    with _no_looking_for_cycles():
        return read_lexicon(_texts(name), english())


@contextmanager
def _no_looking_for_cycles() -> Iterator[None]:
    """While a great deal is made that all stays: a third of the time goes into looking through it for cycles."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


@cache
def reader(name: str = "") -> Engine:
    """Return what reads by a packaged reading pack, the newest where none is named; made once."""
    read_by = lexicon(name)
    with _no_looking_for_cycles():
        return Engine(read_by, english())


@cache
def english() -> English:
    """Return the words of English with how often each occurs, by which names and misspelt words are told."""
    place = find_spec("symspellpy")
    if place is None or place.origin is None:
        raise LookupError("The list of English words is not installed: make setup.")
    lines = Path(place.origin).with_name("frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines()
    words = (line.partition(" ") for line in lines)
    return English({word: int(often) for word, _, often in words})
