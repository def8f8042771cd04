"""Every generated page, by its address under the reference folder."""

from collections.abc import Mapping, Sequence

from wayhome.access.reference import permissions_page
from wayhome.cli.reference.assess_format import assess_format_page
from wayhome.cli.reference.commands import commands_page
from wayhome.cli.reference.csv_mapping import csv_mapping_page
from wayhome.cli.reference.definitions import definitions_page
from wayhome.cli.reference.events import event_pages
from wayhome.cli.reference.facts import facts_page
from wayhome.cli.reference.investigating import investigating_page
from wayhome.cli.reference.measures import measures_page, recommendations_page
from wayhome.cli.reference.missing_rules import missing_rules_page
from wayhome.cli.reference.pack_format import pack_format_page
from wayhome.cli.reference.people import people_page
from wayhome.cli.reference.plan_parts import plan_page
from wayhome.cli.reference.powers import powers_page
from wayhome.cli.reference.risk import risk_page
from wayhome.cli.reference.rule_pages import all_rules_page, rule_pages
from wayhome.cli.reference.shadow_format import shadow_format_page
from wayhome.cli.reference.shapes import shape_pages
from wayhome.cli.reference.wording_pages import FOLDER as WORDING
from wayhome.cli.reference.wording_pages import wording_pages
from wayhome.cli.reference.wording_risk_page import ADDRESS as RISK_RULES
from wayhome.cli.reference.wording_risk_page import wording_risk_page
from wayhome.packs import lexicon
from wayhome.rulebook.pack import Pack

# Folders that hold generated pages alone, so that one nobody writes any more is found and removed.
OWNED = ("events", "rules", "shapes", WORDING)


def pages(packs: Sequence[Pack]) -> Mapping[str, str]:
    """Return the text of every generated page."""
    return {address: from_here(text, address) for address, text in _every(packs).items()}


def from_here(text: str, address: str) -> str:
    """Let links to our own documentation, which packs write from the top of the project, lead there from a page."""
    return text.replace("](docs/", f"]({'../' * (address.count('/') + 1)}")


def _every(packs: Sequence[Pack]) -> dict[str, str]:
    return {
        **dict(event_pages()),
        "rules/README.md": all_rules_page(packs),
        **{address: text for pack in packs for address, text in rule_pages(pack)},
        "definitions.md": definitions_page(packs),
        "risk.md": risk_page(packs),
        "people.md": people_page(packs),
        "powers.md": powers_page(packs),
        "investigation-plan.md": plan_page(packs),
        "investigation-lines.md": investigating_page(packs),
        "facts.md": facts_page(packs),
        "measures.md": measures_page(packs),
        "recommendations.md": recommendations_page(packs),
        **_accounted_for(packs),
        **dict(shape_pages(packs)),
        **dict(wording_pages(lexicon())),
        RISK_RULES: wording_risk_page(lexicon(), packs),
        "shadow-format.md": shadow_format_page(),
        "assess-format.md": assess_format_page(),
        "pack-format.md": pack_format_page(),
        "csv-mapping.md": csv_mapping_page(),
        "permissions.md": permissions_page(),
        "commands.md": commands_page(),
    }


def _accounted_for(packs: Sequence[Pack]) -> dict[str, str]:
    """Return the page of every missing children rule, where a pack holds them."""
    held = next((pack for pack in packs if "MC-01" in pack.duties), None)
    return {"missing-rules.md": missing_rules_page(held)} if held else {}
