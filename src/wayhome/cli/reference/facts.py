"""The page of facts: what a rule may ask about a child or a case, and which rules ask it."""

from collections.abc import Iterable, Iterator, Mapping

from wayhome.cli.reference.markdown import page, sentence, table
from wayhome.duties.facts import COMPUTED, FACTS
from wayhome.record.vocabulary import latest
from wayhome.rulebook.matching import Strict, ValueTest
from wayhome.rulebook.pack import Pack

ORIGIN = "`wayhome.duties.facts`"
FACTOR, ANSWER = "factor.CODE", "answer.KEY"
CIRCUMSTANCES = ("when", "during", "keeps")
WORDS = (
    "A rule may test these facts and no others. A fact is read from the events up to an instant. What nobody recorded "
    "is not known, and what is not known satisfies no test unless the rule says that not knowing counts."
)


def facts_page(packs: Iterable[Pack]) -> str:
    """Write the page of facts."""
    askers = _askers(packs)
    read = ((name, fact.means, _events(fact.events)) for name, fact in FACTS.items())
    computed = (
        (name, means, "worked out from the facts above and the floors of the pack") for name, means in COMPUTED.items()
    )
    factor = (
        FACTOR,
        "what is known of a risk factor: yes, no, unknown, not asked, not available",
        _events(("risk.factor_recorded",)),
    )
    answer = (ANSWER, "what was answered to a question; not known is not no", _events(("missing.question_answered",)))
    rows = (
        (f"`{name}`", sentence(means), origin, _used(askers.get(name, [])))
        for name, means, origin in (*read, *computed, factor, answer)
    )
    return page("Facts", WORDS, table(("fact", "means", "read from", "tested by"), rows), origin=ORIGIN)


def _events(names: Iterable[str]) -> str:
    return ", ".join(
        f"[{name}](events/{name.partition('.')[0]}.md#{name.replace('.', '')})" for name in names if latest(name)
    )


def _used(rules: list[str]) -> str:
    return ", ".join(rules) or "no rule yet"


def _askers(packs: Iterable[Pack]) -> dict[str, list[str]]:
    """Return the entries of every pack that test each fact, as links."""
    found: dict[str, list[str]] = {}
    for pack in packs:
        for entry, link in _entries(pack):
            for name in sorted(set(_asked(entry))):
                known = {"factor": FACTOR, "answer": ANSWER}.get(name.partition(".")[0], name)
                if link not in found.setdefault(known, []):
                    found[known].append(link)
    return found


def _entries(pack: Pack) -> Iterator[tuple[Strict, str]]:
    for duty in pack.duties.values():
        yield duty, f"[{duty.id}](rules/{pack.name}/{duty.id}.md)"
    for floor in pack.floors:
        yield floor, f"[{floor.id}](rules/{pack.name}/README.md#floors)"
    for factor in pack.factors.values():
        yield factor, f"[{factor.id}](risk.md)"


def _asked(entry: Strict) -> Iterator[str]:
    """Yield the facts that an entry, or any part of it, tests."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if name in CIRCUMSTANCES and isinstance(value, Mapping):
            yield from value
        elif name == "counts_when":
            yield from (fact for circumstances in value.values() for fact in circumstances)
        elif name in ("factors", "every_factor"):
            yield from (f"factor.{code}" for code in value)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Strict) and not isinstance(one, ValueTest):
                yield from _asked(one)
