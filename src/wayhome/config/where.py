"""Which database the record is on, as a force says it."""

from typing import Any

from wayhome.kernel.refusals import NotASetting
from wayhome.store.databases import database_at


def the_database(setting: str, address: str) -> dict[str, Any]:
    """Return the settings of the database at an address; raises NotASetting with which setting is wrong."""
    try:
        return database_at(address, conn_max_age=60, conn_health_checks=True)
    except NotASetting as wrong:
        raise NotASetting(f"{setting}: {wrong}") from wrong
