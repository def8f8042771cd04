"""The pages of the rulebook. They show nothing about any child."""

from django.http import Http404

from wayhome.access.permissions import Permission
from wayhome.duties.derive import Rulebook
from wayhome.packs import available
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
    packs = {name: _readable(visit, name) for name in available()}
    readable = [pack for pack in packs.values() if pack]
    high_risk = [(each, pack) for pack in readable for each in pack.definitions if each.term.lower() == HIGH_RISK]
    content = {
        "packs": [pack_link(pack, in_use) if pack else broken_link(name) for name, pack in packs.items()],
        "meanings": [meaning(each, pack) for each, pack in high_risk],
    }
    return Page(template="rulebook/packs.html", content=content)


@shows_no_record(Permission.READ_RULEBOOK)
def show_pack(visit: Visit, pack: str) -> Page:
    """Show the rules of one pack, by area."""
    page = pack_page(_rulebook(visit, pack).pack, here="pack")
    return Page(template="rulebook/pack.html", content={"page": page})


@shows_no_record(Permission.READ_RULEBOOK)
def show_words(visit: Visit, pack: str) -> Page:
    """Show what the words of one pack mean."""
    page = pack_page(_rulebook(visit, pack).pack, here="pack-words")
    return Page(template="rulebook/words.html", content={"page": page})


@shows_no_record(Permission.READ_RULEBOOK)
def show_sources(visit: Visit, pack: str) -> Page:
    """Show what one pack rests on, and what it knows and does not yet automate."""
    page = pack_page(_rulebook(visit, pack).pack, here="pack-sources")
    return Page(template="rulebook/sources.html", content={"page": page})


@shows_no_record(Permission.READ_RULEBOOK)
def show_rule(visit: Visit, pack: str, rule: str) -> Page:
    """Show one rule with its examples drawn."""
    rulebook = _rulebook(visit, pack)
    if rule not in rulebook.pack.duties:
        raise Http404
    page = rule_page(rulebook.pack.duties[rule], rulebook)
    return Page(template="rulebook/rule.html", content={"page": page})


def _readable(visit: Visit, name: str) -> Pack | None:
    """Return a pack, or None for one that does not load, so that one broken pack does not hide the others."""
    try:
        return visit.parts.rulebooks(name).pack
    except PackFault:
        return None


def _rulebook(visit: Visit, name: str) -> Rulebook:
    if name not in available():
        raise Http404
    return visit.parts.rulebooks(name)
