"""Accounts of a missing child in a line, and what they come to."""

from functools import cache

from tests.histories import at
from wayhome.duties.assessing.account import Account
from wayhome.duties.assessing.assess import Assessment, Grading, assess
from wayhome.kernel.evidence import About, Evidence, Finding, Recency
from wayhome.packs import load

PACKS = ("examples-2026.1", "england-wales-2026.1")
EXAMPLES = PACKS[0]
WHEN = at("2026-03-02T20:00")
CONFIRMED = ("MIT_WHEREABOUTS_CONFIRMED", "MIT_RESPONSIBLE_ADULT", "MIT_CHECKS_NEGATIVE")


@cache
def grading(pack: str = EXAMPLES) -> Grading:
    return Grading(load(pack))


def account(*findings, facts=None, held=(), **answers):
    """Tell of a child of fifteen unless other facts are given; answers are given by their key."""
    return Account(at=WHEN, facts={"age": 15, **(facts or {})}, answers=answers, findings=findings, held=held)


def of_age(age, **answers):
    return account(facts={"age": age}, **answers)


def recorded(code: str, *, about: About = "child", recency: Recency = "now", source: str = "held[0]") -> Finding:
    """Return a factor as a reader of a record would state it."""
    return Finding(code=code, evidence=(Evidence(source=source, quote="…", about=about, recency=recency),))


def come_to(told: Account, pack: str = EXAMPLES) -> Assessment:
    return assess(told, grading(pack))


def codes(assessed: Assessment) -> set[str]:
    return {one.code for one in assessed.factors}
