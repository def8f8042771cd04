"""By what held records are weighed: the linkage pack that two people put in force last, else the product's own."""

import json
from collections.abc import Mapping
from functools import lru_cache

from wayhome.application.linking.putting_in_force import IN_FORCE
from wayhome.holdings.linkage_pack import LinkagePack, read_linkage
from wayhome.packs import linkage
from wayhome.rulebook.parse import PackFault
from wayhome.store.holdings.pack_table import KeptLinkagePack
from wayhome.store.sql import ask

LAST = (  # + 0: the few of a type are found and sorted; else PostgreSQL walks back over every entry, for one of them
    "SELECT e.envelope FROM event_index i JOIN event e ON e.position = i.position WHERE i.type = %s "
    "ORDER BY i.position + 0 DESC LIMIT 1"
)

NOT_KEPT = "{named}, which was put in force, is not kept here as it was then, and {own} weighed in its place"


class PackNotKept(LookupError):
    """The record names a linkage pack that is not kept beside it as it was when it was put in force."""


class DatabasePacks:
    """The linkage packs that were ever put in force, on one of Django's databases."""

    def __init__(self, using: str = "default") -> None:
        self._using = using

    def keep(self, content: str, files: Mapping[str, str]) -> None:
        """Keep the files of a pack under its digest; one that is kept already stays as it is."""
        told = json.dumps(dict(sorted(files.items())), ensure_ascii=False)
        KeptLinkagePack.objects.using(self._using).get_or_create(content=content, defaults={"files": told})

    def texts(self, content: str) -> Mapping[str, str]:
        """Return the files of a pack by its digest. Raises PackNotKept."""
        told = KeptLinkagePack.objects.using(self._using).filter(content=content).values_list("files", flat=True)
        for files in told:
            found: dict[str, str] = json.loads(files)
            return found
        raise PackNotKept(content)


def weights(using: str = "default") -> LinkagePack:
    """Return the linkage pack in force, looked up anew each time: another process may have put one in force."""
    return weights_in_force(using)[0]


def weights_in_force(using: str) -> tuple[LinkagePack, str]:
    """Return the linkage pack in force, and what is wrong with that in words.

    Where the one that was put in force is not kept as it was, the product's own stands in, and that is said: a search
    that stops would leave nothing to read.
    """
    for (envelope,) in ask(using, LAST, IN_FORCE):
        body = json.loads(envelope)["body"]
        try:
            return _read(using, str(body["content"])), ""
        except (PackNotKept, PackFault):
            return linkage(), NOT_KEPT.format(named=body["pack"], own=linkage().id)
    return linkage(), ""


@lru_cache(maxsize=4)
def _read(using: str, content: str) -> LinkagePack:
    if linkage().content == content:
        return linkage()
    pack = read_linkage(DatabasePacks(using).texts(content))
    if pack.content != content:
        raise PackNotKept(content)
    return pack
