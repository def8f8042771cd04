"""The page that accounts for every rule about missing children: what automates it and where it is done."""

import re
from collections.abc import Iterator

from wayhome.cli.reference.done_on import DONE_ON, NO_PAGE, OF_THE_FORCE
from wayhome.cli.reference.markdown import page, table
from wayhome.cli.reference.one_rule import owner
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty, NotAutomated

FIRST, LAST = 1, 80
NUMBER = re.compile(r"^MC-\d\d")
ORIGIN = "`wayhome.packs` and `wayhome.cli.reference.done_on`"
WORDS = (
    "Every rule about missing children by its number: what derives it, who owes it, and on which page it is done; or "
    "why it has none. “The force” stands before pages that are of no one case."
)


def missing_rules_page(pack: Pack) -> str:
    """Write the page; a rule that nothing automates stands with what it waits for."""
    rows = [row for number in range(FIRST, LAST + 1) for row in _rows(f"MC-{number:02}", pack)]
    automated = len({row[0] for row in rows if row[2] != "–"})
    counted = f"{automated} of {LAST} are automated."
    return page(
        "The missing children rules, one by one",
        WORDS,
        counted,
        table(("rule", "what is owed", "derived by", "scope", "owed by", "done on"), rows),
        origin=ORIGIN,
    )


def _rows(number: str, pack: Pack) -> Iterator[tuple[str, ...]]:
    """Yield a line for each act of a rule; one for a rule that is not automated, or that nobody accounts for."""
    rules = [rule for rule in pack.duties.values() if _number(rule.id) == number]
    for act in dict.fromkeys(rule.act for rule in rules):
        yield _line(number, [rule for rule in rules if rule.act == act], pack)
    if not rules:
        waits = next((one for one in pack.not_automated if _number(one.id) == number), None)
        yield number, waits.title if waits else "–", "–", "–", "–", _waits(waits)


def _number(rule: str) -> str:
    found = NUMBER.match(rule)
    return found.group() if found else ""


def _waits(known: NotAutomated | None) -> str:
    return f"not automated: it waits for {known.waits_for}" if known else "not accounted for"


def _line(number: str, rules: list[Duty], pack: Pack) -> tuple[str, ...]:
    first = rules[0]
    derived = ", ".join(f"[{rule.id}](rules/{pack.name}/{rule.id}.md)" for rule in rules)
    return number, first.title, derived, str(first.scope), owner(first, pack), done_on(first.act)


def done_on(act: str) -> str:
    """Say on which page an act is done, or why on none."""
    if act in NO_PAGE:
        return NO_PAGE[act]
    where = DONE_ON.get(act, "not accounted for")
    return f"The force: {where}" if act in OF_THE_FORCE else where
