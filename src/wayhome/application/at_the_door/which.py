"""Which child a door is about, in words from which whoever may know can tell, and which say no more to anybody else."""

from datetime import date, datetime

from wayhome.access.outside import Named, names_as
from wayhome.application.at_the_door.whose import about_child
from wayhome.duties.story import Story
from wayhome.kernel.names import as_said
from wayhome.kernel.worktime import london_day, years_between

IN_CARE = ("looked_after", "care_leaver")


def child_called(kind: str, child: Story, name: str, now: datetime) -> str:
    """Return what a child is called at a door of a kind of holder: empty where they may not be told, or it is unknown.

    ``child`` is the child's story, ``name`` the whole name where it is held.
    """
    how = names_as(kind, is_in_its_care=is_in_care(child))
    words = as_said(name)
    if how is None or not words:
        return ""
    if how is Named.FIRST_NAME:
        return words[0]
    age = _age(child, now)
    called = words[0] if how is Named.FIRST_NAME_AND_AGE else " ".join(f"{word[0].upper()}." for word in words)
    return f"{called}, {age}" if age is not None else called


def is_in_care(child: Story) -> bool:
    """Say whether a council stands as a child's parent, or looks after the child, as it was last said of each."""
    stands = [event.body.get("answer") for event in about_child(child, "contact.council_stands_as_parent")]
    care = [event.body.get("care_status") for event in about_child(child, "child.described")]
    said = [one for one in care if one]
    return (bool(stands) and stands[-1] == "yes") or (bool(said) and said[-1] in IN_CARE)


def _age(child: Story, now: datetime) -> int | None:
    described = about_child(child, "child.described")
    born = [str(event.body["date_of_birth"]) for event in described if event.body.get("date_of_birth")]
    if born:
        return years_between(date.fromisoformat(born[-1]), london_day(now))
    stated = [event.body["age_stated"] for event in described if event.body.get("age_stated") is not None]
    return int(str(stated[-1])) if stated else None
