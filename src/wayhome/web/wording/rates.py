"""Rates of words pointed out, for whoever reads measures: by month, unit, role and rule, and what became of them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from wayhome.access.actors import Role
from wayhome.access.permissions import Permission
from wayhome.application.ports import EventLog
from wayhome.application.wording.monthly import digest, month_report
from wayhome.application.wording.rates import Rates, rates
from wayhome.application.wording.risk_disputes import RuleDisputed, risk_disputes
from wayhome.application.wording.tally import LEAST, Rate
from wayhome.assurance.periods import last_month
from wayhome.web.http import Page, Visit, shows_no_record
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.times import month

MOST_DISPUTED = 20
NO_RATE = f"fewer than {LEAST} entries"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line of a table of rates, in words."""

    name: str
    entries: str
    per_thousand: str
    per_hundred: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What became of words that were pointed out as they were written: how many, and how many of them."""

    pointed_out: int
    answered: int
    rewritten: int
    kept: int
    challenged: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NotSo:
    """How often graders said of what was read as a risk that the words do not state it, in words."""

    read: str
    disputed: str
    too_few: int
    rules: tuple[tuple[str, str], ...]


@shows_no_record(Permission.READ_MEASURES)
def show_rates(visit: Visit) -> Page:
    """Show rates by the lexicon that read last, earlier ones beside it, and what became of what was pointed out."""
    kept = visit.parts.readings
    lexicons = kept.lexicons()
    found = rates(kept, lexicons[0]) if lexicons else None
    report = month_report(visit.parts.ledger, kept, last_month(visit.now))
    kinds = {str(one.id): one.title.lower() for one in visit.parts.engine().lexicon.categories}
    content = {
        "lexicon": lexicons[0] if lexicons else "",
        "tables": _tables(found, visit) if found else [],
        "whole": _row(found.whole) if found else None,
        "rules": [(one, _many(one.found), kinds.get(one.category, "")) for one in found.rules] if found else [],
        "earlier": [(one, [_row(rate) for rate in rates(kept, one).months]) for one in lexicons[1:]],
        "became": became(visit.parts.ledger),
        "least": LEAST,
        "report": report,
        "report_digest": digest(report),
        "not_so": not_so(visit.parts.ledger),
    }
    return Page(template="wording/rates.html", content=content)


def became(log: EventLog) -> Became:
    """Count what became of everything that was pointed out."""
    answers = [held.event.body["answer"] for held in log.of_type("wording.answered")]
    challenged = {str(held.event.body["pointed_out"]) for held in log.of_type("wording.challenged")}
    return Became(
        pointed_out=len(log.of_type("wording.pointed_out")),
        answered=len(answers),
        rewritten=answers.count("rewrote"),
        kept=answers.count("kept"),
        challenged=len(challenged),
    )


def not_so(log: EventLog) -> NotSo:
    """Say how often what was read as a risk was disputed, the rules that are most often disputed first."""
    found = risk_disputes(log)
    return NotSo(
        read=f"{found.read:,}", disputed=f"{found.disputed:,}", too_few=found.too_few,
        rules=tuple(map(_disputed, found.rules[:MOST_DISPUTED])),
    )  # fmt: skip


def _disputed(one: RuleDisputed) -> tuple[str, str]:
    low, said, high = (f"{100 * part:.0f}" for part in (one.share.low, one.share.estimate, one.share.high))
    factor = one.factor.replace("_", " ").lower()
    return f"{one.rule} ({factor})", f"{said} % of {one.read:,} (between {low} and {high} %)"


def _tables(found: Rates, visit: Visit) -> list[tuple[str, list[Row]]]:
    units = {key: unit.name for key, unit in visit.parts.reading.people().units.items()}
    roles: dict[str, str] = {role.key: role.words for role in Role}
    roles |= visit.parts.reading.rulebook.pack_at(visit.now).head.roles
    tables: tuple[tuple[str, tuple[Rate, ...], Callable[[str], str]], ...] = (
        ("By month", found.months, month),
        ("By unit", found.units, lambda key: units.get(key, key)),
        ("By role", found.roles, lambda key: capital(roles.get(key, key))),
    )
    return [(title, _rows(rows, called)) for title, rows, called in tables if rows]


def _rows(found: Iterable[Rate], called: Callable[[str], str]) -> list[Row]:
    return [_row(one, called) for one in found]


def _row(rate: Rate, called: Callable[[str], str] = month) -> Row:
    few = rate.per_thousand is None or rate.per_hundred is None
    return Row(
        name=called(rate.name).replace("_", " "),
        entries=NO_RATE if few else f"{rate.entries:,}",
        per_thousand="" if few else f"{rate.per_thousand:.2f}",
        per_hundred="" if few else f"{rate.per_hundred:.1f}",
    )


def _many(found: int | None) -> str:
    return "a few" if found is None else f"{found:,}"
