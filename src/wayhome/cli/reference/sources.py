"""What values rest on, said in a line, and the page of a pack's sources."""

from collections.abc import Iterator

from wayhome.cli.reference.markdown import page, table
from wayhome.rulebook.checks import bases_of
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Basis, Source

ORIGIN = "the pack"


def rests_on(basis: Basis, pack: Pack) -> str:
    """Say what a value rests on: how strong, which source and provision, and whether its text was seen."""
    return f"{basis.strength.words}: {cited(basis, pack)} ({basis.seen.words})"


def cited(basis: Basis, pack: Pack) -> str:
    """Name the source and the provision, linked to where the source can be read."""
    source = pack.sources.get(basis.source)
    title = source.title if source else basis.source
    linked = f"[{title}]({source.address})" if source and source.address else title
    return f"{linked}, {basis.provision}"


def details(key: str, source: Source) -> tuple[str, str, str, str, str]:
    """Return a source as a row: title, publisher and edition, kind, when it was read, note."""
    title = f"[{source.title}]({source.address})" if source.address else source.title
    edition = f", {source.edition}" if source.edition else ""
    read = f"{source.read_on:%Y-%m-%d}" if source.read_on else "not read"
    return f"{title} (`{key}`)", f"{source.publisher}{edition}", source.kind.words, read, source.note


HEAD = ("source", "publisher, edition", "at most", "read on", "note")


def sources_page(pack: Pack) -> str:
    """Write the page of a pack's sources, each with the rules that cite it."""
    citing: dict[str, list[str]] = {}
    for identity, link in _citations(pack):
        citing.setdefault(identity, []).append(link)
    rows = ((*details(key, source), ", ".join(citing.get(key, []))) for key, source in pack.sources.items())
    words = (
        "“At most” is the strongest basis the source can give. A source not read is cited for what others say of it."
    )
    return page(f"Sources of {pack.name}", words, table((*HEAD, "cited by"), rows), origin=ORIGIN)


def _citations(pack: Pack) -> Iterator[tuple[str, str]]:
    linked = (*((d, d.id) for d in pack.duties.values()), *((known, known.id) for known in pack.not_automated))
    named = (*((floor, floor.id) for floor in pack.floors), *((one, one.id) for one in pack.recommendations))
    asked = (*((one, one.id) for one in pack.factors.values()), *((one, one.id) for one in pack.questions.values()))
    for entry, identity in linked:
        for source in sorted({basis.source for basis in bases_of(entry)}):
            yield source, f"[{identity}]({identity}.md)"
    for other, identity in (*named, *asked):
        for source in sorted({basis.source for basis in bases_of(other)}):
            yield source, identity
    for definition in pack.definitions:
        yield definition.basis.source, f"“{definition.term}”"
