"""The systems that may hold something about a missing child: what each is called, and what is read before which grade.

Which of them must be read, and before which grade, is what the rulebook asks; the rest are listed after those.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import get_args

from wayhome.record.envelope import Sealed
from wayhome.record.events.risk import System
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.marks import Mark, basis_mark

FIRST_GRADE, CONFIRMED_GRADE = "MC-08.FIRST", "MC-08"
EVERY_SYSTEM: tuple[System, ...] = get_args(System)


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """What a system is called, and what is looked for in it."""

    words: str
    what: str = ""


CALLED: Mapping[str, Called] = {
    "command_and_control": Called(words="Command and control", what="calls at the addresses and numbers, a year back"),
    "missing_history": Called(
        words="Earlier missing episodes", what="the last five, places found, what the child said, trigger plan"
    ),
    "crime": Called(words="Crime records", what="as victim, suspect or witness, and every flag"),
    "local_intelligence": Called(words="Local intelligence"),
    "national_computer": Called(words="The national computer", what="warning signals, wanted, bail, vehicles"),
    "national_database": Called(words="The national database", what="what other forces hold"),
    "custody": Called(words="Custody", what="now and a year back, bail, curfew, tag"),
    "protection_notices": Called(words="Public protection notices"),
    "exploitation_registers": Called(
        words="Exploitation registers", what="local panels, national referrals, county lines, organised crime"
    ),
    "social_care": Called(words="Children’s social care", what="standing, plan, social worker, what they fear"),
    "carers_profile": Called(words="The carers’ profile of the child"),
    "encounters": Called(words="Stops and encounters", what="times and places that repeat"),
    "offender_management": Called(words="Managed offenders", what="around home and places found before"),
    "civil_orders": Called(words="Civil orders", what="domestic abuse, forced marriage, cutting, injunctions"),
    "number_plates": Called(words="Number plates", what="vehicles of people near the child"),
    "other_forces": Called(words="Other forces and the transport police"),
    "education": Called(words="Education"),
    "health": Called(words="Health"),
    "youth_justice": Called(words="Youth justice and probation"),
    "housing": Called(words="Housing"),
    "immigration": Called(words="Home Office immigration"),
}


def hits_in(held: Iterable[Sealed]) -> Mapping[str, str]:
    """Return what each record that was found is called, by its reference: the system that holds it, and where there."""
    found = (each.event.body for each in held if each.event.type == "risk.hit_found")
    called = ((str(body["hit"]), CALLED.get(str(body["system"]))) for body in found)
    return {hit: f"{system.words}, {hit}" for hit, system in called if system}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Some systems, why they come together, and what asks for them; ``rule`` is empty where no rule does."""

    words: str
    systems: tuple[str, ...]
    rule: str = ""
    basis: Mark | None = None


def called(system: str) -> str:
    """Return what a system is called."""
    return CALLED[system].words if system in CALLED else system.replace("_", " ").capitalize()


def wanted(pack: Pack) -> tuple[Wanted, ...]:
    """Return every system once: those read before the first grade, before it is confirmed, and all others."""
    first = _asked_by(FIRST_GRADE, pack)
    then = tuple(system for system in _asked_by(CONFIRMED_GRADE, pack) if system not in first)
    rest = tuple(system for system in CALLED if system not in (*first, *then))
    groups = (
        _group("Read before the first grade", first, FIRST_GRADE, pack),
        _group("Read before the grade is confirmed", then, CONFIRMED_GRADE, pack),
        Wanted(words="Others, where they may hold something", systems=rest),
    )
    return tuple(group for group in groups if group.systems)


def required(pack: Pack) -> tuple[str, ...]:
    """Return the systems that a rule asks for before a grade is confirmed."""
    return tuple(system for group in wanted(pack) if group.rule for system in group.systems)


def _group(words: str, systems: tuple[str, ...], rule: str, pack: Pack) -> Wanted:
    found = pack.duties.get(rule)
    return Wanted(words=words, systems=systems, rule=rule, basis=basis_mark(found.basis) if found else None)


def _asked_by(rule: str, pack: Pack) -> tuple[str, ...]:
    """Return the systems whose checks meet the parts of a rule."""
    duty = pack.duties.get(rule)
    tests = (match.where.get("system") for part in (duty.parts if duty else ()) for match in part.met_by)
    return tuple(dict.fromkeys(str(one) for test in tests if test for one in test.one_of or ()))
