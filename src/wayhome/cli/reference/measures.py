"""Pages of measures and recommendations: each number with the list it is the length of."""

from collections.abc import Iterable, Mapping

from wayhome.cli.reference.markdown import bullets, page, sentence, table
from wayhome.cli.reference.sources import rests_on
from wayhome.duties.rule_words import circumstances_words, match_words
from wayhome.rulebook.measures import Measure, Recommendation
from wayhome.rulebook.pack import Pack

ORIGIN = "the measures and recommendations of the packs"
BETTER = {
    "higher": "higher is better",
    "lower": "lower is better",
    "neither": "neither higher nor lower is better by itself",
}
LENGTH = (
    "A measure is never typed in. It is the length of a list that anyone with the right can open, down to the event. "
    "Of the duties it counts, only those whose time has come are in the list; a duty that lapsed is in no list, and an "
    "excused one stays in it."
)
SCREENS = (
    "On screen `/evidence/` leads from a recommendation to its measures, from a measure to its list, and from there to "
    "the case and the entry with its proof."
)


def measures_page(packs: Iterable[Pack]) -> str:
    """Write the page of measures."""
    every = list(packs)
    homes = rule_homes(every)
    parts = [_measure(measure, homes) for pack in every for measure in pack.measures.values()]
    return page("Measures", LENGTH, *(parts or ["No pack holds a measure yet."]), origin=ORIGIN)


def recommendations_page(packs: Iterable[Pack]) -> str:
    """Write the page that leads from each recommendation to its measures, their rules and the screens."""
    every = list(packs)
    homes = rule_homes(every)
    parts: list[str] = []
    for pack in every:
        cause = ""
        for recommendation in pack.recommendations:
            if recommendation.cause != cause:
                cause = recommendation.cause
                parts.append(f"## {cause}")
            parts.append(_recommendation(recommendation, pack, homes))
    body = [SCREENS, *parts] if parts else ["No pack holds a recommendation yet."]
    return page("Recommendations", *body, origin=ORIGIN)


def rule_homes(packs: Iterable[Pack]) -> dict[str, str]:
    """Return a link to the page of every automated rule, by id."""
    return {
        duty.id: f"[{duty.id}](rules/{pack.name}/{duty.id}.md) {duty.title}"
        for pack in packs
        for duty in pack.duties.values()
    }


def _measure(measure: Measure, homes: Mapping[str, str]) -> str:
    parts = (
        f"## {measure.id}",
        f"**{sentence(measure.title)}** {sentence(measure.means)} {sentence(BETTER[measure.better])}",
        counts(measure),
        bullets(homes.get(rule, f"{rule}, which no packaged rulebook automates") for rule in measure.rules),
    )
    return "\n\n".join(part for part in parts if part)


def counts(measure: Measure) -> str:
    """Say what makes the list and what makes the number."""
    if measure.counts == "duties":
        statuses = " or ".join(status.replace("_", " ") for status in measure.statuses)
        return f"Out of the duties under these rules whose time has come, those that are {statuses}."
    kind = match_words(measure.event) if measure.event else "any entry"
    having = circumstances_words(measure.having)
    return f"Out of the entries “{kind}”, those where {having}." if having else f"The entries “{kind}”."


def _recommendation(recommendation: Recommendation, pack: Pack, homes: Mapping[str, str]) -> str:
    by = f" By {recommendation.by.day} {recommendation.by:%B %Y}." if recommendation.by else ""
    rows = []
    for name in recommendation.measures:
        measure = pack.measures.get(name)
        rules = ", ".join(homes[rule].partition(" ")[0] for rule in measure.rules if rule in homes) if measure else ""
        title = sentence(measure.title) if measure else "not in the pack"
        rows.append((f"[{name}](measures.md#{name.lower()})", title, rules or "entries, not rules"))
    parts = (
        f"### {recommendation.id}",
        f"{sentence(recommendation.summary)}{by} On screen: `/evidence/{recommendation.id}/`.",
        table(("measure", "counts", "under rules"), rows),
        f"*Rests on {rests_on(recommendation.basis, pack)}.*",
    )
    return "\n\n".join(parts)
