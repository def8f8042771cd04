"""Pages of one rulebook: an index with what is and is not covered, and a page with a drawing for each rule."""

from collections import Counter
from collections.abc import Iterable, Iterator

from wayhome.application.drawing.svg import as_svg
from wayhome.application.drawing.timeline import of_example
from wayhome.cli.reference.markdown import page, sentence, table
from wayhome.cli.reference.one_rule import owner, rule_page, times
from wayhome.cli.reference.risk import held_up
from wayhome.cli.reference.sources import rests_on, sources_page
from wayhome.duties.derive import Rulebook
from wayhome.kernel.citations import Seen, Strength
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty, Example, Limb, NotAutomated

ORIGIN = "`wayhome.packs`"


def all_rules_page(packs: Iterable[Pack]) -> str:
    """Write the page that lists the rulebooks."""
    rows = (
        (
            f"[{pack.name}]({pack.name}/README.md)",
            pack.head.title,
            len(pack.duties),
            len(pack.not_automated),
        )
        for pack in packs
    )
    words = (
        "A rulebook cites its source for every value. What it knows of and does not derive yet is listed and counted."
    )
    return page("Rulebooks", words, table(("rulebook", "is", "rules automated", "known, not yet"), rows), origin=ORIGIN)


def rule_pages(pack: Pack) -> Iterator[tuple[str, str]]:
    """Yield each page and drawing of a rulebook by its address."""
    folder = f"rules/{pack.name}"
    rulebook = Rulebook(pack)
    yield f"{folder}/README.md", _index(pack)
    yield f"{folder}/sources.md", sources_page(pack)
    for duty in pack.duties.values():
        yield f"{folder}/{duty.id}.md", rule_page(duty, pack, rulebook)
        yield f"{folder}/{duty.id}.svg", drawing(duty, rulebook)
    for known in pack.not_automated:
        yield f"{folder}/{known.id}.md", _not_automated_page(known, pack)


def drawing(duty: Duty, rulebook: Rulebook) -> str:
    """Draw the example that tells most about a rule."""
    return as_svg(of_example(duty, telling(duty), rulebook), name=duty.id)


def telling(duty: Duty) -> Example:
    """Choose the example that tells most: the first in which a duty arises."""
    return next((example for example in duty.examples if example.expect), duty.examples[0])


def _index(pack: Pack) -> str:
    known = [*pack.duties.values(), *pack.not_automated]
    parts = (
        sentence(pack.head.title) + f" Edition {pack.head.edition}, valid from {pack.head.valid_from:%Y-%m-%d}.",
        pack.head.note,
        f"**{len(pack.duties)} of {len(known)} known rules are automated.**",
        "Texts are listed under [sources](sources.md), words explained under [definitions](../../definitions.md).",
        _coverage(pack),
        "## Automated",
        *_by_area(pack),
        _floors(pack),
        _waiting(pack),
    )
    return page(f"Rulebook {pack.name}", *parts, origin=f"the pack {pack.name}")


def _coverage(pack: Pack) -> str:
    """Count rules by what the duty rests on and by whether its text was seen."""
    automated = Counter(duty.basis.strength for duty in pack.duties.values())
    waiting = Counter(known.basis.strength for known in pack.not_automated)
    by_strength = table(
        ("the duty rests on", "automated", "known, not yet"),
        ((s.words, automated[s], waiting[s]) for s in Strength if automated[s] or waiting[s]),
    )
    seen = Counter(duty.basis.seen for duty in pack.duties.values())
    limbs = Counter(limb.basis.seen for duty in pack.duties.values() for limb in _limbs(duty))
    by_seen = table(
        ("its text", "duties", "deadlines"), ((s.words, seen[s], limbs[s]) for s in Seen if seen[s] or limbs[s])
    )
    return f"{by_strength}\n\n{by_seen}".strip()


def _limbs(duty: Duty) -> Iterator[Limb]:
    yield from (*duty.within, *duty.then_within, *duty.silence)
    for clock in duty.clocks:
        yield from clock.within


def _by_area(pack: Pack) -> Iterator[str]:
    areas: dict[str, list[Duty]] = {}
    for duty in pack.duties.values():
        areas.setdefault(duty.area, []).append(duty)
    for area, duties in areas.items():
        rows = (
            (f"[{duty.id}]({duty.id}.md)", duty.title, owner(duty, pack), times(duty), duty.basis.strength.words)
            for duty in duties
        )
        heading = f"### {sentence(area).rstrip('.')}\n\n" if area else ""
        yield heading + table(("rule", "is", "owed by", "within", "rests on"), rows)


def _floors(pack: Pack) -> str:
    rows = (
        (
            floor.id,
            floor.title,
            floor.level,
            held_up(floor),
            rests_on(floor.basis, pack),
        )
        for floor in pack.floors
    )
    listed = table(("floor", "is", "never below", "while", "rests on"), rows)
    return f"## Floors\n\n{listed}" if listed else ""


def _waiting(pack: Pack) -> str:
    rows = (
        (
            f"[{known.id}]({known.id}.md)",
            known.title,
            known.waits_for,
            known.basis.strength.words,
            known.basis.seen.words,
        )
        for known in pack.not_automated
    )
    listed = table(("rule", "is", "waits for", "rests on", "its text"), rows)
    return f"## Known, not yet automated\n\n{listed}" if listed else ""


def _not_automated_page(known: NotAutomated, pack: Pack) -> str:
    return page(
        f"{known.id}: {known.title}",
        f"Known to [{pack.name}](README.md) and **not yet automated**: no duty is derived from it.",
        f"It waits for: {sentence(known.waits_for)}",
        f"It rests on {rests_on(known.basis, pack)}.",
        origin=f"the pack {pack.name}",
    )
