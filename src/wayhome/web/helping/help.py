"""What each page is for, what to do first and what happens next, found by the name of its address."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from django.urls import URLPattern, URLResolver, get_resolver

from wayhome.access.rules import who_may
from wayhome.web.acting.pages import ActPage
from wayhome.web.doing import DOINGS

AN_ACT = (
    "Fill in what you know. What nobody knows stays “Not known”: it is never the same as no. If it was not done just "
    "now, say when."
)
AFTERWARDS = (
    "The next page says what it met and what is owed now. If it cannot be done yet, you are told why and what would "
    "make it a yes; what you typed is kept."
)
OF_ACTS = ("Duty",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """The help to one page: what it is for, what to do first, what happens next, and the words that stand on it."""

    name: str
    title: str
    purpose: str
    first: str
    after: str
    words: tuple[str, ...] = ()
    who: str = ""


def help_for(name: str) -> Help | None:
    """Return the help to a page, written for it or made from the act that is done on it; None where there is none."""
    return _written().get(name) or _of_acts().get(name)


@cache
def _written() -> Mapping[str, Help]:
    told = tomllib.loads(files(__package__).joinpath("help.toml").read_text("utf-8"))
    return {
        name: Help(
            name=name,
            title=name.replace("-", " ").capitalize(),
            purpose=page["for"],
            first=page["first"],
            after=page["next"],
            words=tuple(page["words"]),
        )
        for page in told["page"]
        for name in page["names"]
    }


@cache
def _of_acts() -> Mapping[str, Help]:
    leads = _leads()
    return {
        one.name: Help(
            name=one.name,
            title=one.words,
            purpose=leads.get(one.name) or f"Where you record: {one.words[:1].lower()}{one.words[1:]}.",
            first=AN_ACT,
            after=AFTERWARDS,
            words=OF_ACTS,
            who=f"It is for people who {who_may(one.permission)}.",
        )
        for one in DOINGS
    }


def _leads() -> dict[str, str]:
    """Return what each act's page says it is for."""
    pages = ((str(one.name), getattr(one.callback, "act", None)) for one in _patterns(get_resolver()))
    return {name: page.lead for name, page in pages if isinstance(page, ActPage)}


def _patterns(resolver: URLResolver) -> list[URLPattern]:
    found: list[URLPattern] = []
    for one in resolver.url_patterns:
        found.extend(_patterns(one) if isinstance(one, URLResolver) else [one])
    return found
