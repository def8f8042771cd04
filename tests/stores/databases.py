"""Databases for one test each: empty, migrated, and known to Django under a name of their own."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import dj_database_url
from django.core.management import call_command
from django.db import connections

from wayhome.store.databases import kept_safe
from wayhome.store.roles import application_role
from wayhome.store.sql import tell

numbers = itertools.count(1)


@contextmanager
def known_to_django(database: Mapping[str, Any]) -> Iterator[str]:
    """Give a database a name that Django knows it by, for as long as it is needed."""
    alias = f"store_{next(numbers)}"
    connections.settings[alias] = connections.configure_settings({"default": dict(database)})["default"]
    try:
        yield alias
    finally:
        connections[alias].close()
        del connections[alias]
        del connections.settings[alias]


def opened_safely(url: str) -> dict[str, Any]:
    """Return the settings under which the product opens a database."""
    return kept_safe(dj_database_url.parse(url))


def migrate(url: str) -> None:
    """Make the product's tables in an empty database."""
    with known_to_django(opened_safely(url)) as alias:
        for application in ("store", "exports", "acting"):
            call_command("migrate", application, database=alias, verbosity=0)


def as_application(postgres: str) -> dict[str, Any]:
    """Return settings that sign in as a role with exactly what an application needs."""
    role = f"application_{connections[postgres].settings_dict['NAME']}"
    tell(postgres, f'CREATE ROLE "{role}" LOGIN')
    with connections[postgres].cursor() as cursor:
        for statement in application_role(role):
            cursor.execute(statement)
    return {**connections[postgres].settings_dict, "USER": role}
