"""The page of the format of reports: what ``wayhome assess`` reads, and what it writes."""

from collections.abc import Mapping

from wayhome.application.assess.reading import ANSWERS, CARE
from wayhome.cli.reference.markdown import page, table

ORIGIN = "`wayhome.application.assess`"
WORDS = (
    "JSON Lines in UTF-8: one report of a missing child a line. Only `id` and `reported_at` must be given. What is not "
    "given, or cannot be read, is not known; it is never read as a no. Other fields are left alone."
)
IN = (
    ("`id`", "the report's own id"),
    ("`age`", "whole years; 18 and over is said to be wrong and read as not known, which counts as a child's"),
    ("`care_status`", "one of the words below"),
    ("`reported_at`", "when the call came, with offset"),
    ("`last_seen_at`", "when the child was last seen, with offset; without it a night may have passed"),
    ("`review_at`", "the latest time at which a lower grade is looked at again, with offset"),
    ("`answers`", f"question → {', '.join(f'`{one}`' for one in ANSWERS)}; the questions are those of the rulebook"),
    ("`narrative`", "what the informant said; read for the factors it states, each with its words"),
    ("`held_information`", "a list of records found, each with `system`, `date` and `text`; read as the narrative is"),
)
MITIGATORS = (
    "the same, for what speaks for the child's safety: what a record confirms, and after it what is only told, each "
    'marked `"confirmed": false`, which no floor looks at'
)
OUT = (
    ("`id`", "the report's id"),
    ("`grade_floor`", "the level below which the risk may not stand: `high`, `medium` or `low`"),
    ("`rules`", "the floors of the rulebook that make it so"),
    ("`factors`", "each with `code` and `evidence`: `from` where it is stated, and in which `quote`"),
    ("`mitigators`", MITIGATORS),
)
FROM = (
    "`from` is `answers.KEY`, `held[N]` (counted from 0), `narrative`, `age` or `care_status`. A factor with `one_of` "
    "is one of several that an answer states without saying which."
)
SEE = (
    "The questions are listed under [risk](risk.md). How to go about it is told in "
    "[assess reports](../how-to/assess-reports.md)."
)


def assess_format_page() -> str:
    """Write the page of the format of reports."""
    care = ((f"`{word}`", _care(facts)) for word, facts in CARE.items())
    goes_in = (WORDS, table(("field", "is"), IN), table(("care status", "is read as"), care))
    comes_out = ("One line a report, in the order of the input.", table(("field", "is"), OUT), FROM, SEE)
    return page("The format of reports", "## What goes in", *goes_in, "## What comes out", *comes_out, origin=ORIGIN)


def _care(facts: Mapping[str, str]) -> str:
    said = (f"{name.replace('_', ' ')} {value.replace('_', ' ')}" for name, value in facts.items())
    return ", ".join(said) or "not known"
