"""Everything there is to say of the system, what presses most first."""

from wayhome.application.health.of_machine import of_faults, of_machine
from wayhome.application.health.of_record import of_database, of_derived, of_proof
from wayhome.application.health.of_work import of_holdings, of_letters, of_messages, of_people, of_rules
from wayhome.application.health.signs import Finding, Level, Signs

ABOUT = (
    of_database, of_derived, of_proof, of_letters, of_messages, of_rules, of_people, of_holdings, of_faults, of_machine
)  # fmt: skip


def findings(signs: Signs) -> tuple[Finding, ...]:
    """Return everything there is to say, what presses most first, and in one order otherwise."""
    found = [one for about in ABOUT for one in about(signs)]
    return tuple(sorted(found, key=lambda one: one.level.rank))


def is_ready(signs: Signs) -> bool:
    """Say whether pages may be served: the database answers and is as this build needs it."""
    return not signs.unapplied


def worst(found: tuple[Finding, ...]) -> Level:
    """Return the level of what presses most."""
    return min((one.level for one in found), key=lambda level: level.rank, default=Level.WELL)
