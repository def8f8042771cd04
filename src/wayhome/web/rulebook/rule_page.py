"""One rule as a page: who owes what, what raises, meets and ends it, by when, resting on what; with examples."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.application.drawing.svg import as_svg
from wayhome.application.drawing.timeline import of_example
from wayhome.duties.derive import Rulebook
from wayhome.duties.rule_words import circumstances_words
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Basis, Duty, Example, Limb
from wayhome.web.presenting.marks import Mark, basis_mark
from wayhome.web.rulebook.wording import all_of, owner, read_at, within

SHAPES = {
    "after/1": "Owed once, after something happened",
    "earliest/1": "Owed by the earliest of several clocks",
    "recurring/1": "Owed again and again until it ends",
    "gate/1": "Must be so before an act",
    "standing/1": "Must be so all the time",
    "absence/1": "Owed when nothing has happened for too long",
    "threshold/1": "Owed when something has happened often enough",
    "calendar/1": "Owed on a date",
    "birthday/1": "Owed on a birthday",
    "expiry/1": "Owed before something runs out",
    "bundle/1": "Several acts owed together",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LimbView:
    """One deadline: how long, when it applies, and what the time itself rests on."""

    length: str
    when: str
    basis: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One line of how a rule works: a heading and what stands under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleView:
    """A worked example: its name, what comes of it, and its drawing."""

    name: str
    drawing: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RulePage:
    """Everything the page of a rule places."""

    id: str
    title: str
    pack_title: str
    pack_name: str
    owes: str
    kind: str
    basis: Mark
    source: str
    address: str
    limbs: tuple[LimbView, ...]
    works: tuple[Said, ...]
    note: str
    examples: tuple[ExampleView, ...]


def _to_whom(rule: Duty) -> str:
    if rule.each_holder:
        return f"each who may be told: {', '.join(rule.each_holder).replace('_', ' ')}"
    return f"the {rule.owed_to.replace('_', ' ')}"


def rule_page(rule: Duty, rulebook: Rulebook) -> RulePage:
    """Return the page of a rule."""
    pack = rulebook.pack
    return RulePage(
        id=rule.id,
        title=rule.title,
        pack_title=pack.head.title,
        pack_name=pack.name,
        owes=f"Owed by {owner(rule.owed_by, pack.head.roles)}, to {_to_whom(rule)}",
        kind=SHAPES[rule.shape],
        basis=basis_mark(rule.basis),
        source=_cited(rule.basis, pack),
        address=read_at(pack.sources[rule.basis.source]),
        limbs=tuple(_limb(limb, pack) for limb in limbs_of(rule)),
        works=tuple(said for said in _works(rule) if said.lines),
        note=rule.note,
        examples=tuple(_example(rule, each, number, rulebook) for number, each in enumerate(rule.examples, start=1)),
    )


def limbs_of(rule: Duty) -> Iterable[Limb]:
    """Return every deadline of a rule, those of its clocks too."""
    yield from (*rule.within, *rule.then_within, *rule.silence)
    for clock in rule.clocks:
        yield from clock.within


def _limb(limb: Limb, pack: Pack) -> LimbView:
    return LimbView(
        length=within(limb),
        when=circumstances_words(limb.when),
        basis=basis_mark(limb.basis),
        source=_cited(limb.basis, pack),
    )


def _cited(basis: Basis, pack: Pack) -> str:
    return f"{pack.sources[basis.source].title}: {basis.provision}"


def _works(rule: Duty) -> Iterable[Said]:
    clocks = tuple(line for clock in rule.clocks for line in all_of(clock.starts))
    yield Said(heading="Arises when", lines=all_of(rule.raised_by) + clocks)
    yield Said(
        heading="Only while",
        lines=tuple(filter(None, (circumstances_words(rule.when), circumstances_words(rule.during)))),
    )
    yield Said(heading="Must be so", lines=tuple(need.words for need in rule.needs) + _kept(rule))
    yield Said(heading="Met when", lines=all_of(rule.met_by) + tuple(part.name for part in rule.parts))
    yield Said(heading="Put right when", lines=all_of(rule.put_right_by))
    yield Said(heading="Broken silence counts when", lines=all_of(rule.since))
    yield Said(heading="Due at once when", lines=all_of(rule.brought_forward_by))
    yield Said(heading="Excused when", lines=tuple(excuse.name for excuse in rule.excuses))
    yield Said(heading="Ends when", lines=all_of(rule.ends_with))


def _kept(rule: Duty) -> tuple[str, ...]:
    kept = circumstances_words(rule.keeps)
    return (kept,) if kept else ()


def _example(rule: Duty, example: Example, number: int, rulebook: Rulebook) -> ExampleView:
    drawing = as_svg(of_example(rule, example, rulebook), name=f"{rule.id}-{number}")
    return ExampleView(name=example.name, drawing=drawing)
