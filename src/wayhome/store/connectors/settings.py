"""Which systems are asked, read from a file of settings. No secret stands in it: it names where in the environment."""

import tomllib
from collections.abc import Mapping
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field, TypeAdapter, ValidationError

from wayhome.application.holding.mapping import HeldMapping
from wayhome.application.shadow.sheets.mapping import Part, what_is_wrong

AT_HOME = frozenset({"127.0.0.1", "::1", "localhost"})
SLOW = 30.0
PAGE = 1_000


class NotSettings(ValueError):
    """A file of settings that cannot be used, with everything that is wrong in it, a sentence each."""


def _sealed(url: str) -> str:
    """Refuse an address over which words about people would go in the open."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("it is not the address of an HTTP source")
    if parts.scheme == "http" and parts.hostname not in AT_HOME:
        raise ValueError("it is not sealed on the way; use https")
    if parts.username or parts.password:
        raise ValueError("a password may not stand in it; name where it is with token_from")
    return url


def _no_password(address: str) -> str:
    if urlsplit(address).password or "password=" in address:
        raise ValueError("a password may not stand in it; name where it is with password_from")
    return address


class Asked(Part):
    """What is the same of every source: what it stands for, and what its columns and words mean."""

    system: str = ""
    mapping: HeldMapping | None = None
    page: int = Field(PAGE, ge=1, le=50_000)
    timeout: float = Field(SLOW, gt=0, le=600, description="seconds for one question")


class PostgresSource(Asked):
    """A PostgreSQL database; ``select`` names its columns, one with the reference and one by which changes are told."""

    kind: Literal["postgresql"]
    address: Annotated[str, AfterValidator(_no_password)]
    password_from: str = Field("", description="the environment variable that holds the password")
    select: str
    reference: str = "record_id"
    changed: str = Field("changed", description="the column that grows with every change, a time or a number")
    overlap: float = Field(600, ge=0, description="seconds that are read again, for what was slow to be committed")


class HttpSource(Asked):
    """Pages of JSON; each names the next, by an address of the same host or by a cursor to ask with."""

    kind: Literal["http"]
    url: Annotated[str, AfterValidator(_sealed)]
    token_from: str = Field("", description="the environment variable that holds the token")
    records: str = Field("records", description="where in a page its records stand")
    gone: str = Field("gone", description="where in a page the references stand that are held no longer")
    next: str = Field("next", description="where in a page stands what to ask for next")
    cursor: str = Field("cursor", description="where in a page stands the cursor from which to go on another day")
    since: str = Field("since", description="what the cursor is called when it is asked with")
    size: str = Field("", description="what the number of records wanted is called, where it can be asked for")
    tries: int = Field(4, ge=1, le=10)


SourceSettings = Annotated[PostgresSource | HttpSource, Field(discriminator="kind")]
ADAPTER: TypeAdapter[dict[str, SourceSettings]] = TypeAdapter(dict[str, SourceSettings])


def read_settings(text: str) -> dict[str, PostgresSource | HttpSource]:
    """Read which sources there are, by name; raises NotSettings with everything that is wrong."""
    try:
        return ADAPTER.validate_python(tomllib.loads(text))
    except tomllib.TOMLDecodeError as wrong:
        raise NotSettings(f"It is not TOML: {wrong}.") from wrong
    except ValidationError as error:
        raise NotSettings(" ".join(what_is_wrong(error))) from error


def secret(name: str, environment: Mapping[str, str]) -> str:
    """Return a secret from the environment; raises NotSettings where one is named and not there."""
    if name and not environment.get(name):
        raise NotSettings(f"The environment has no {name}, which the settings name.")
    return environment.get(name, "") if name else ""


def within(value: object, place: str) -> Any:  # noqa: ANN401 - whatever stands there
    """Return what stands at a place of some JSON, as ``page.records``; None where nothing does."""
    for name in place.split("."):
        value = value.get(name) if isinstance(value, Mapping) else None
    return value
