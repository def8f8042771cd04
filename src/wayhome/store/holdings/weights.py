"""By what held records are weighed: the linkage pack in use, found once."""

from functools import cache

from wayhome.holdings.linkage_pack import LinkagePack
from wayhome.packs import linkage


@cache
def weights() -> LinkagePack:
    """Return the newest linkage pack; which one it is does not change while the product runs."""
    return linkage()
