"""A pack as a page: what its words mean, its rules with what each rests on, and what it does not yet automate."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.urls import reverse
from django.utils.text import slugify

from wayhome.duties.rule_words import floor_words
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Definition, Duty
from wayhome.web.presenting.links import Tab
from wayhome.web.presenting.marks import Mark, basis_mark
from wayhome.web.rulebook.wording import owner, read_at

SCOPES = {
    "episode": "A missing episode",
    "investigation": "An investigation",
    "child": "A child",
    "officer": "An officer",
    "provider": "A provider of placements",
    "unit": "A unit",
    "force": "The force",
    "post": "A post",
    "report": "A report of the inspectorate",
}


TABS = {"pack": "Rules", "pack-words": "What the words mean", "pack-sources": "Sources"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PackLink:
    """One pack in the list of packs."""

    title: str
    href: str
    note: str
    in_use: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleLink:
    """One rule in the list of a pack."""

    id: str
    title: str
    href: str
    owed_by: str
    basis: Mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """Rules under one heading."""

    words: str
    anchor: str
    rules: tuple[RuleLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """One word of the rulebook in plain words."""

    anchor: str
    term: str
    means: str
    says: tuple[str, ...]
    not_this: tuple[str, ...]
    basis: Mark
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A source, or a rule that waits, or a floor: something with a title, a note and what it rests on."""

    id: str
    title: str
    note: str
    basis: Mark | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PackPage:
    """Everything the page of a pack places."""

    name: str
    title: str
    edition: str
    note: str
    content: str
    counts: str
    tabs: tuple[Tab, ...]
    meanings: tuple[Meaning, ...]
    areas: tuple[Area, ...]
    floors: tuple[Cited, ...]
    people: tuple[Cited, ...]
    waiting: tuple[Cited, ...]
    sources: tuple[Cited, ...]


def pack_link(pack: Pack, in_use: str) -> PackLink:
    """Return a pack as the list of packs shows it."""
    return PackLink(
        title=pack.head.title, href=reverse("pack", args=[pack.name]), note=counts(pack), in_use=pack.name == in_use
    )


def broken_link(name: str) -> PackLink:
    """Return a pack that does not load as the list of packs shows it."""
    note = f"This pack does not load. Run wayhome pack check {name} to see what is wrong on which line."
    return PackLink(title=name, href="", note=note, in_use=False)


def counts(pack: Pack) -> str:
    """Say how much a pack holds and how much of it is automated."""
    parts = [
        (len(pack.duties), "rule automated", "rules automated"),
        (len(pack.not_automated), "known and not yet automated", "known and not yet automated"),
        (len(pack.definitions), "word defined", "words defined"),
        (len(pack.measures), "measure", "measures"),
        (len(pack.recommendations), "recommendation", "recommendations"),
        (len(pack.sources), "source", "sources"),
    ]
    return ", ".join(f"{count} {one if count == 1 else many}" for count, one, many in parts if count)


def pack_page(pack: Pack, *, here: str) -> PackPage:
    """Return what the pages of a pack place; ``here`` names the one that is shown."""
    return PackPage(
        name=pack.name,
        title=pack.head.title,
        edition=pack.head.edition,
        note=pack.head.note,
        content=pack.content,
        counts=counts(pack),
        tabs=tuple(
            Tab(text=text, href=reverse(name, args=[pack.name]), here=name == here) for name, text in TABS.items()
        ),
        meanings=tuple(meaning(each, pack) for each in sorted(pack.definitions, key=_high_risk_first)),
        areas=tuple(_areas(pack)),
        floors=tuple(_floors(pack)),
        people=tuple(_people(pack)),
        waiting=tuple(
            Cited(
                id=rule.id,
                title=rule.title,
                note=f"Waits for {rule.waits_for}",
                basis=basis_mark(rule.basis),
                address="",
            )
            for rule in pack.not_automated
        ),
        sources=tuple(_sources(pack)),
    )


def meaning(definition: Definition, pack: Pack) -> Meaning:
    """Return a definition as a page places it."""
    return Meaning(
        anchor=slugify(definition.term),
        term=definition.term,
        means=definition.means,
        says=definition.says,
        not_this=definition.not_this,
        basis=basis_mark(definition.basis),
        source=f"{pack.sources[definition.basis.source].title}: {definition.basis.provision}",
    )


def _high_risk_first(definition: Definition) -> tuple[bool, str]:
    return ("high risk" not in definition.term.lower(), definition.term.lower())


def _areas(pack: Pack) -> Iterable[Area]:
    def area(rule: Duty) -> str:
        return rule.area or SCOPES[rule.scope.value]

    ordered = sorted(pack.duties.values(), key=area)
    for words, rules in groupby(ordered, key=area):
        yield Area(words=words, anchor=slugify(words), rules=tuple(_rule(rule, pack) for rule in rules))


def _rule(rule: Duty, pack: Pack) -> RuleLink:
    return RuleLink(
        id=rule.id,
        title=rule.title,
        href=reverse("rule", args=[pack.name, rule.id]),
        owed_by=owner(rule.owed_by, pack.head.roles),
        basis=basis_mark(rule.basis),
    )


def _floors(pack: Pack) -> Iterable[Cited]:
    titles = {code: factor.title for code, factor in pack.factors.items()}
    for floor in pack.floors:
        note = f"Not below {floor.level} when: {floor_words(floor, titles)}"
        yield Cited(id=floor.id, title=floor.title, note=note, basis=basis_mark(floor.basis), address="")


def _people(pack: Pack) -> Iterable[Cited]:
    """Yield what each kind of work asks of people; which answers are right is told to whoever has answered."""
    for one in pack.requires.values():
        asked = [f"“{pack.competences[code].title}”" for code in one.competences]
        asked += [f"the questions on {pack.question_sets[code].title}, passed" for code in one.understanding]
        asked += ["no finding of a sample against it"] if one.findings else []
        note = f"It asks for: {'; '.join(asked)}."
        yield Cited(id=one.id, title=one.title, note=note, basis=basis_mark(one.basis), address="")


def _sources(pack: Pack) -> Iterable[Cited]:
    for key, source in sorted(pack.sources.items()):
        read = f"Read on {source.read_on:%-d %B %Y}." if source.read_on else "Not read by us."
        edition = f", {source.edition}" if source.edition else ""
        note = " ".join(part for part in (f"{source.publisher}{edition}.", read, source.note) if part)
        yield Cited(id=key, title=source.title, note=note, basis=None, address=read_at(source))
