"""By what words about children are read: the lexicon that two people put in force last, else the product's own."""

import json
from collections.abc import Mapping, Sequence
from functools import lru_cache

from wayhome.application.wording.lexicons import IN_FORCE
from wayhome.packs import english, reader, reading_available, reading_files
from wayhome.reading.engine import Engine
from wayhome.reading.lexicon import read_lexicon
from wayhome.rulebook.parse import PackFault
from wayhome.store.holdings.weights import LAST, DatabasePacks, PackNotKept
from wayhome.store.sql import ask


class DatabaseLexicons:
    """The lexicons that come with the product, and those kept word for word on one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def supplied(self) -> Sequence[str]:
        """Return the names of those that come with the product, the newest last."""
        return reading_available()

    def files(self, name: str) -> Mapping[str, str]:
        """Return the files of one that comes with the product."""
        return reading_files(name)

    def keep(self, content: str, files: Mapping[str, str]) -> None:
        """Keep the files of a lexicon under its digest; one that is kept already stays as it is."""
        DatabasePacks(self._using).keep(content, files)

    def engine(self, content: str) -> Engine:
        """Return what reads by a lexicon that is kept or comes with the product. Raises LookupError."""
        for name in reading_available():
            if reader(name).lexicon.content == content:
                return reader(name)
        return _read(self._using, content)


def engine_in_force(using: str = "default") -> Engine:
    """Return what reads what is written now, looked up anew each time: another process may have put one in force.

    Where the one in force is not kept as it was, the product's own reads in its place: words that nobody reads would be
    worse. Which lexicon read is in every entry that points something out.
    """
    for (envelope,) in ask(using, LAST, IN_FORCE):
        try:
            return DatabaseLexicons(using).engine(str(json.loads(envelope)["body"]["content"]))
        except (LookupError, PackFault):
            return reader()
    return reader()


@lru_cache(maxsize=2)
def _read(using: str, content: str) -> Engine:
    """Read a lexicon that is kept. Raises PackNotKept, a LookupError."""
    lexicon = read_lexicon(DatabasePacks(using).texts(content), english())
    if lexicon.content != content:
        raise PackNotKept(content)
    return Engine(lexicon, english())
