"""The page of definitions: the words of the rulebooks, in plain words."""

from collections.abc import Iterable

from wayhome.cli.reference.markdown import bullets, page, sentence, table
from wayhome.cli.reference.sources import rests_on
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Definition

ORIGIN = "the definitions and floors of the packs"


def definitions_page(packs: Iterable[Pack]) -> str:
    """Write the page of definitions."""
    parts = [part for pack in packs for part in _of_pack(pack)]
    return page("Definitions", *(parts or ["No pack defines a word yet."]), origin=ORIGIN)


def _of_pack(pack: Pack) -> list[str]:
    if not pack.definitions and not pack.floors:
        return []
    defined = [_definition(pack, definition) for definition in pack.definitions]
    return [f"*From [{pack.name}](rules/{pack.name}/README.md).*", *defined, _floors(pack)]


def _definition(pack: Pack, definition: Definition) -> str:
    parts = (
        f"## {definition.term}",
        sentence(definition.means),
        bullets(map(sentence, definition.says)),
        "What it is not:" if definition.not_this else "",
        bullets(map(sentence, definition.not_this)),
        f"*Rests on {rests_on(definition.basis, pack)}.*",
    )
    return "\n\n".join(part for part in parts if part)


def _floors(pack: Pack) -> str:
    rows = ((floor.id, sentence(floor.title), floor.level) for floor in pack.floors)
    listed = table(("floor", "when", "never below"), rows)
    words = "Whatever a grader decides, the response to a child never falls below these levels."
    return f"## The levels below which risk may not stand\n\n{words}\n\n{listed}" if listed else ""
