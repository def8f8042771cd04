"""Pages of the rules on words about children: an index, and a page for each way in which words harm a child."""

import re
from collections.abc import Iterator, Mapping

from wayhome.cli.reference.markdown import bullets, page, table
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.schema import AboutWhom, CategoryText, Severity, Source, WordingRule
from wayhome.reading.suggesting import ASKED, SLOT

FOLDER = "wording"
SEVERITY: Mapping[Severity, str] = {
    "A": "other words or a reason are asked for",
    "B": "pointed out",
    "C": "a soft prompt while writing; never counted",
}
SEEN = {
    "text": "read in full",
    "partly": "read in part",
    "account": "read of in accounts of it",
    "own": "our own words",
}
OF_WHOM: Mapping[AboutWhom, str] = {
    "child": "a child, or somebody who may be one",
    "family": "a child, or a child's family or carers",
    "home": "a child, or the home or people that care for a child",
    "adult": "an adult",
    "anyone": "anybody",
    "entry": "anybody, in an entry that speaks of a child",
}
OURS = "our own words"
WORDS = (
    "Each rule points words out, says why they harm and offers others. None measures a person, and none stops an "
    "entry. The examples are made up, and are there to show what not to write. Anybody may say that a rule is wrong: "
    "on its page under `/wording/rules/`, without signing in."
)
MARKED = re.compile(r"([\\`*_\[\]<>])")


def wording_pages(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield the pages of the rules on words about a child, by address: the index, then one for each category."""
    yield f"{FOLDER}/README.md", _index(lexicon)
    for category in lexicon.categories:
        yield f"{FOLDER}/{_name(category)}.md", _category_page(category, lexicon)


def edition(lexicon: Lexicon) -> str:
    """Say which edition the rules stand in."""
    head = lexicon.head
    return f"Edition {head.edition} (`{head.name}`), valid from {head.valid_from:%Y-%m-%d}. {head.note}"


def rests_on(sources: tuple[str, ...], lexicon: Lexicon) -> str:
    """Say which publications something rests on, by their keys in the index, and how much of each was read."""
    return "; ".join(f"`{one}` ({SEEN[lexicon.sources[one].seen]})" for one in sources) or OURS


def examples(found: tuple[str, ...], left: tuple[str, ...]) -> Iterator[str]:
    """Yield the examples of a rule: in which its words are found, and which are left alone."""
    for title, texts in (("Found in:", found), ("Left alone in:", left)):
        if texts:
            yield f"{title}\n\n{bullets(as_written(text) for text in texts)}"


def as_written(text: str) -> str:
    """Return a text so that a page shows it as it was written."""
    return MARKED.sub(r"\\\1", " ".join(text.split()))


def _index(lexicon: Lexicon) -> str:
    rows = (
        (f"[{category.title}]({_name(category)}.md)", category.means, len(_rules(category, lexicon)))
        for category in lexicon.categories
    )
    severities = ((one, said, sum(rule.severity == one for rule in lexicon.wording)) for one, said in SEVERITY.items())
    sources = (
        (f"{_title(source)} (`{key}`)", ", ".join(filter(None, (source.publisher, source.edition))), SEEN[source.seen])
        for key, source in lexicon.sources.items()
    )
    return page(
        "Rules on words about children",
        WORDS,
        edition(lexicon),
        "What states a danger to a child is read by other rules: [what states a risk factor](risk-rules.md).",
        table(("way in which words harm", "is", "rules"), rows),
        "## How strongly\n\n" + table(("severity", "means", "rules"), severities),
        "## What they rest on\n\n" + table(("source", "publisher, edition", "its text"), sources),
        origin=f"the pack {lexicon.head.name}",
    )


def _category_page(category: CategoryText, lexicon: Lexicon) -> str:
    parts = (
        category.means,
        f"**Why it harms.** {category.harms}",
        f"**Instead.** {category.instead}",
        f"It rests on {rests_on(category.sources, lexicon)}. [The sources](README.md#what-they-rest-on) by their keys.",
        *(_rule(rule, lexicon) for rule in _rules(category, lexicon)),
        "All ways in which words harm: [rules on words about children](README.md).",
    )
    return page(category.title, *parts, origin=f"the pack {lexicon.head.name}")


def _rule(rule: WordingRule, lexicon: Lexicon) -> str:
    softer = "; one step softer where no adult and no gap in age stands in the entry" if rule.with_adult else ""
    wide = "; a soft prompt where no child is near or nothing else stands out" if rule.wide else ""
    ironic = ", only where the words stand alone between the writer's quotation marks" if rule.ironic else ""
    facts = (
        f"severity {rule.severity}: {SEVERITY[rule.severity]}{softer}{wide}",
        f"said of {OF_WHOM[rule.about]}{ironic}",
        f"rests on {rests_on(rule.sources, lexicon)}; in the pack since {rule.since}",
    )
    asked = [f"**To ask yourself.** {rule.ask}"] if rule.ask else []
    others = [f"Other words:\n\n{bullets(_offered(one) for one in rule.suggest)}"] if rule.suggest else []
    shown = examples(rule.hit, rule.miss)
    return "\n\n".join((f"## {rule.id}", rule.why, bullets(facts), *asked, *others, *shown))


def _offered(line: str) -> str:
    """Return other words with what they ask for where the entry does not say it."""
    return as_written(SLOT.sub(lambda slot: ASKED.get(slot[1], f"[{slot[1]}?]"), line))


def _rules(category: CategoryText, lexicon: Lexicon) -> list[WordingRule]:
    return sorted((rule for rule in lexicon.wording if rule.category == category.id), key=lambda rule: rule.id)


def _name(category: CategoryText) -> str:
    return category.id.replace("_", "-")


def _title(source: Source) -> str:
    return f"[{source.title}]({source.address})" if source.address else source.title
