"""The pages of the rulebook. They show nothing about any child."""

from functools import lru_cache

from django.http import Http404

from wayhome.access.permissions import Permission
from wayhome.duties.derive import Rulebook
from wayhome.packs import available, load
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.parse import PackFault
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.rulebook.pack_page import broken_link, meaning, pack_link, pack_page
from wayhome.web.rulebook.rule_page import rule_page

HIGH_RISK = "high risk"


@shows_no_record(Permission.READ_RULEBOOK)
def list_packs(visit: Visit) -> Page:
    """Show the packs, and above all what high risk means."""
    in_use = visit.parts.reading.rulebook.pack.name
    packs = {name: _readable(name) for name in available()}
    readable = [pack for pack in packs.values() if pack]
    high_risk = [(each, pack) for pack in readable for each in pack.definitions if each.term.lower() == HIGH_RISK]
    content = {
        "packs": [pack_link(pack, in_use) if pack else broken_link(name) for name, pack in packs.items()],
        "meanings": [meaning(each, pack) for each, pack in high_risk],
    }
    return Page(template="rulebook/packs.html", content=content)


@shows_no_record(Permission.READ_RULEBOOK)
def show_pack(_: Visit, pack: str) -> Page:
    """Show one pack: its words, its rules, its sources."""
    return Page(template="rulebook/pack.html", content={"page": pack_page(_pack(pack))})


@shows_no_record(Permission.READ_RULEBOOK)
def show_rule(_: Visit, pack: str, rule: str) -> Page:
    """Show one rule with its examples drawn."""
    found = _pack(pack)
    if rule not in found.duties:
        raise Http404
    page = rule_page(found.duties[rule], found, _rulebook(pack))
    return Page(template="rulebook/rule.html", content={"page": page})


def _readable(name: str) -> Pack | None:
    """Return a pack, or None for one that does not load, so that one broken pack does not hide the others."""
    try:
        return _rulebook(name).pack
    except PackFault:
        return None


def _pack(name: str) -> Pack:
    if name not in available():
        raise Http404
    return _rulebook(name).pack


@lru_cache(maxsize=16)
def _rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook, compiled once; packs do not change while the product runs."""
    return Rulebook(load(name))
