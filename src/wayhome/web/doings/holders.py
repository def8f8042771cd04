"""Acts for victims: who is told, and how."""

from dataclasses import replace

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ALWAYS, IN_INVESTIGATIONS, Doing, act, in_group

BY, CASES = Permission.CARE_FOR_VICTIMS, (*ALWAYS, *IN_INVESTIGATIONS)


def beside(name: str, words: str, by: Permission = BY) -> Doing:
    """Return an act that is reached from the page of who is told, or once it is owed."""
    return replace(act(name, words, phases=CASES, by=by), listed=False)


ACTS: tuple[Doing, ...] = in_group(
    "Who is told, and how",
    act("told", "Told and heard", phases=CASES, by=Permission.READ_CASES),
    act("name-holder", "Say who is told", phases=CASES, by=BY),
    act("agree-contact", "Agree how to keep in touch", phases=CASES, by=BY),
    act("safe-contact", "How it is safe to reach them", phases=CASES, by=BY),
    beside("keep-channel", "A way to reach them"),
    beside("stop-channel", "A way that is used no longer"),
    beside("let-holder-go", "Stop telling them"),
    beside("council-as-parent", "The council as parent"),
    beside("look-at-hold", "Look at what is held back at a door", Permission.ACCEPT_GOOD_REASONS),
)
