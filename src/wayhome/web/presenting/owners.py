"""Who owes something at this minute, said the same way wherever it stands: Marta Ives, risk grader."""

from wayhome.duties.explain import AGENCIES
from wayhome.duties.owners import Owner
from wayhome.rulebook.pack import Pack
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.officers import Called

POLICE = "police"


def owed_by(owner: Owner, pack: Pack, called: Called) -> str:
    """Say who owes something: the officer and the post they hold, that nobody is on duty, or the other agency.

    Where there is no roster it is the role alone.
    """
    if owner.agency != POLICE:
        return capital(AGENCIES.get(owner.agency, owner.agency.replace("_", " ")))
    role = role_words(owner.role, pack)
    if owner.officer:
        return f"{called(owner.officer)}, {role}"
    return f"Nobody on duty: {role}" if nobody_on_duty(owner) else f"The {role}"


def passed_up(owner: Owner, role: str, pack: Pack) -> str:
    """Say that what a role owed first was passed up to whoever owes it now; empty where it stayed."""
    return f"Passed up from the {role_words(owner.first or role, pack)}" if owner.steps else ""


def nobody_on_duty(owner: Owner) -> bool:
    """Say whether there is a roster, and nobody on it whom it could have come to."""
    return owner.is_vacant and bool(owner.why)


def role_words(role: str, pack: Pack) -> str:
    """Return what the rulebook calls a role."""
    return pack.head.roles.get(role, role.replace("_", " "))
