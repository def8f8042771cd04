"""The page of the rules by which what a case says states a risk factor, by factor."""

from collections.abc import Mapping, Sequence

from wayhome.cli.reference.markdown import bullets, page
from wayhome.cli.reference.wording_pages import FOLDER, OF_WHOM, edition, examples, rests_on
from wayhome.reading.lexicon import Lexicon
from wayhome.reading.schema import RiskRule
from wayhome.rulebook.pack import Pack

ADDRESS = f"{FOLDER}/risk-rules.md"
WHERE: Mapping[str, str] = {"narrative": "what an informant told", "held": "records of other systems"}
WORDS = (
    "What an informant told and what a held record says may state a factor, which holds up the floor under the risk "
    "from that moment, with its sentence, until whoever grades disputes it. What speaks for a child's safety is never "
    "taken from words alone. Factors, and the floors they hold up, are in [risk](../risk.md); why it counts at once is "
    "in [decision 27](../../decisions/0027-what-words-state-counts-until-disputed.md)."
)


def wording_risk_page(lexicon: Lexicon, packs: Sequence[Pack]) -> str:
    """Write the page; a factor that no rulebook names stands under its code."""
    titles = {code: factor.title for pack in packs for code, factor in pack.factors.items()}
    factors = dict.fromkeys(rule.factor for rule in lexicon.risk)
    return page(
        "What states a risk factor",
        WORDS,
        edition(lexicon),
        *(_factor(code, titles.get(code, ""), lexicon) for code in sorted(factors)),
        "Rules on words that harm: [rules on words about children](README.md).",
        origin=f"the pack {lexicon.head.name}",
    )


def _factor(code: str, title: str, lexicon: Lexicon) -> str:
    named = f"{title} (`{code}`)" if title else f"`{code}`"
    rules = sorted((rule for rule in lexicon.risk if rule.factor == code), key=lambda rule: rule.id)
    return "\n\n".join((f"## {named}", *(_rule(rule, lexicon) for rule in rules)))


def _rule(rule: RiskRule, lexicon: Lexicon) -> str:
    systems = f", of {', '.join(rule.of_systems)} alone" if rule.of_systems else ""
    facts = (
        f"read in {' and '.join(WHERE[one] for one in rule.read_in)}{systems}",
        f"said of {OF_WHOM[rule.about]}",
        f"rests on {rests_on(rule.sources, lexicon)}; in the pack since {rule.since}",
    )
    return "\n\n".join((f"### {rule.id}", bullets(facts), *examples(rule.hit, rule.miss)))
