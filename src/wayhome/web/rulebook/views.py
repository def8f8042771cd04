"""The pages of the rulebook. They show nothing about any child."""

from functools import lru_cache

from django.http import Http404

from wayhome.access.permissions import Permission
from wayhome.duties.derive import Rulebook
from wayhome.packs import available, load
from wayhome.rulebook.pack import Pack
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.rulebook.pack_page import meaning, pack_link, pack_page
from wayhome.web.rulebook.rule_page import rule_page

HIGH_RISK = "high risk"


@shows_no_record(Permission.READ_RULEBOOK)
def list_packs(visit: Visit) -> Page:
    """Show the packs, and above all what high risk means."""
    in_use = visit.parts.reading.rulebook.pack.name
    packs = [_rulebook(name).pack for name in available()]
    high_risk = [meaning(each, pack) for pack in packs for each in pack.definitions if each.term.lower() == HIGH_RISK]
    content = {"packs": [pack_link(pack, in_use) for pack in packs], "meanings": high_risk}
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


def _pack(name: str) -> Pack:
    if name not in available():
        raise Http404
    return _rulebook(name).pack


@lru_cache(maxsize=16)
def _rulebook(name: str) -> Rulebook:
    """Return a packaged rulebook, compiled once; packs do not change while the product runs."""
    return Rulebook(load(name))
