"""Acts for victims: tell those it concerns."""

from dataclasses import replace

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ALWAYS, IN_INVESTIGATIONS, Doing, act, in_group

BY = Permission.CARE_FOR_VICTIMS
OF_ANY_CASE = (*ALWAYS, *IN_INVESTIGATIONS)


def beside(name: str, words: str, by: Permission = BY) -> Doing:
    """Return an act that is reached from the page of what is to be told, or once it is owed."""
    return replace(act(name, words, phases=OF_ANY_CASE, by=by), listed=False)


ACTS: tuple[Doing, ...] = in_group(
    "Tell those it concerns",
    act("to-tell", "What is to be told, and to whom", phases=OF_ANY_CASE, by=Permission.READ_CASES),
    act("write-notice", "Write to the child or somebody who is told", phases=OF_ANY_CASE, by=BY),
    beside("tell-person", "They were told"),
    beside("tried-to-tell", "They were not reached"),
    beside("good-reason", "Ask for a good reason"),
    beside("letter-signed", "A letter was signed for"),
    beside("answer-good-reason", "Is it a good reason not to tell?", Permission.ACCEPT_GOOD_REASONS),
)
