"""Acts for victims: what the child needs."""

from dataclasses import replace

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import IN_INVESTIGATIONS, Doing, act, in_group

BY = Permission.CARE_FOR_VICTIMS


def beside(name: str, words: str) -> Doing:
    """Return an act of an investigation that is reached from the page of what the child needs, or once it is owed."""
    return replace(act(name, words, phases=IN_INVESTIGATIONS, by=BY), listed=False)


ACTS: tuple[Doing, ...] = in_group(
    "What the child needs",
    act("needs", "What the child needs, as it stands", phases=IN_INVESTIGATIONS, by=Permission.READ_CASES),
    act("assess-needs", "Ask the child what they need", phases=IN_INVESTIGATIONS, by=BY),
    act("refer-support", "Refer the child to support", phases=IN_INVESTIGATIONS, by=BY),
    beside("needs-changed", "Something changed for the child"),
    beside("explain-rights", "Explain the child’s rights"),
    beside("personal-statement", "A personal statement"),
    beside("compensation", "Explain compensation"),
)
