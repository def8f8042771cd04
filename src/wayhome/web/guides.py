"""The first five things of a shift, by role: shown on the first page until whoever reads them puts them away."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.urls import NoReverseMatch, reverse

from wayhome.access.actors import Role
from wayhome.web.accounts.models import Account, GuidePutAway


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to do, and where."""

    words: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """What somebody in a role does first, in the order of a shift."""

    role: Role
    steps: tuple[Step, ...]


def guide_to(role: Role) -> Guide:
    """Return the guide to a role."""
    told = _told().get(role.key, {"steps": ()})
    return Guide(role=role, steps=tuple(Step(words=one["words"], href=_href(one["page"])) for one in told["steps"]))


def guides_for(account: Account) -> tuple[Guide, ...]:
    """Return the guides that somebody has not put away yet."""
    away = set(GuidePutAway.objects.filter(account=account).values_list("role", flat=True))
    return tuple(guide_to(role) for role in account.holds if role.key not in away)


def put_away(account: Account, role: Role) -> None:
    """Put a guide away: it stays under Help."""
    GuidePutAway.objects.get_or_create(account=account, role=role.key)


@cache
def _told() -> Mapping[str, Mapping[str, list[dict[str, str]]]]:
    return tomllib.loads(files("wayhome.web.helping").joinpath("guides.toml").read_text("utf-8"))


def _href(page: str) -> str:
    try:
        return reverse(page)
    except NoReverseMatch:
        return reverse("home")
