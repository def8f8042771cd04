"""Opening the record for a command, on the database that the settings name."""

import os
from typing import TYPE_CHECKING

import django

if TYPE_CHECKING:
    from wayhome.store.opening import StoredRecord


def open_record() -> "StoredRecord":
    """Return the record; the settings are read only now, so that a command's help does not need them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.config.settings")
    django.setup()
    from wayhome.store.opening import open_ledger  # noqa: PLC0415 - needs the settings

    return open_ledger()
