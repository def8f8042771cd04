"""Who a case is about, in a line: name, age, and what is held about their circumstances. Never what they "did"."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from wayhome.duties.floors import Known
from wayhome.kernel.ids import Subject
from wayhome.web.presenting.entries import reference

CARE = {
    "child_in_need": "child in need",
    "child_protection_plan": "on a child protection plan",
    "looked_after": "looked after",
    "care_leaver": "care leaver",
}
LIVES = {
    "home": "lives at home",
    "other_family": "lives with other family",
    "foster_home": "in a foster home",
    "childrens_home": "in a children’s home",
    "secure_home": "in a secure home",
    "supported_accommodation": "in supported accommodation",
    "hotel_asylum": "in a hotel for people seeking asylum",
    "hospital": "in hospital",
    "residential_school": "at a residential school",
}


def circumstances(known: Known, at: datetime) -> tuple[str, ...]:
    """Return what is held about a child's circumstances, a phrase each; what is not known is left out."""
    found = (
        CARE.get(str(known.value("care_status", at))),
        LIVES.get(str(known.value("placement", at))),
        "placed out of area" if known.value("out_of_area", at) == "yes" else None,
        "unaccompanied, seeking asylum" if known.value("unaccompanied", at) == "yes" else None,
        "lives in Wales" if known.value("nation", at) == "wales" else None,
    )
    return tuple(phrase for phrase in found if phrase)


def exploitation(known: Known, at: datetime) -> str:
    """Say whether exploitation of the child is known or suspected, and which; empty when nothing is held."""
    return exploitation_said(known.value("exploitation", at), known.value("exploitation_kind", at))


def exploitation_said(confidence: object, kind: object) -> str:
    """Say in words how sure a flag is and which exploitation it is of; empty where none stands."""
    if confidence not in ("known", "suspected"):
        return ""
    return f"{str(kind or '').replace('_', ' ')} exploitation {confidence}".strip().capitalize()


def name_of(child: Subject, names: Mapping[Subject, str]) -> str:
    """Return a child's name, or by what they are referred to where no name is held."""
    return names.get(child) or f"Child {reference(child)}"


def everybody(children: Sequence[Subject], names: Mapping[Subject, str]) -> str:
    """Return the names of all children of a case, in order; by what they are referred to where no name is held."""
    return ", ".join(name_of(child, names) for child in children)


def ages(known: Known, at: datetime, children: Sequence[Subject]) -> str:
    """Say how old the child of a case is; of several, how many they are, as what is known is not of each alone."""
    return f"{len(children)} children" if len(children) > 1 else age(known, at)


def age(known: Known, at: datetime) -> str:
    """Say the child's age, or that it is not known."""
    years = known.value("age", at)
    return "age not known" if years is None else str(years)
