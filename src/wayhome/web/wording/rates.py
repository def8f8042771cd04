"""Rates of words pointed out, for whoever reads measures: by month, unit, role and rule, and what became of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from wayhome.access.permissions import Permission
from wayhome.application.ports import EventLog
from wayhome.application.wording.monthly import digest, month_report
from wayhome.application.wording.rates import Rates, rates
from wayhome.application.wording.risk_disputes import RuleDisputed, risk_disputes
from wayhome.application.wording.tally import LEAST, Rate
from wayhome.assurance.periods import last_month
from wayhome.web.http import Page, Visit, shows_no_record

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
    content = {
        "lexicon": lexicons[0] if lexicons else "",
        "tables": _tables(found) if found else [],
        "whole": _row(found.whole) if found else None,
        "rules": [(one, _many(one.found)) for one in found.rules] if found else [],
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


def _tables(found: Rates) -> list[tuple[str, list[Row]]]:
    tables = (("By month", found.months), ("By unit", found.units), ("By role", found.roles))
    return [(title, _rows(rows)) for title, rows in tables if rows]


def _rows(found: Iterable[Rate]) -> list[Row]:
    return [_row(one) for one in found]


def _row(rate: Rate) -> Row:
    few = rate.per_thousand is None or rate.per_hundred is None
    return Row(
        name=rate.name.replace("_", " "),
        entries=NO_RATE if few else f"{rate.entries:,}",
        per_thousand="" if few else f"{rate.per_thousand:.2f}",
        per_hundred="" if few else f"{rate.per_hundred:.1f}",
    )


def _many(found: int | None) -> str:
    return "a few" if found is None else f"{found:,}"
