"""Acts for victims: with the council and whoever holds return interviews."""

from wayhome.access.permissions import Permission
from wayhome.web.doings.one import ONCE_FOUND, Doing, act, in_group

ACTS: tuple[Doing, ...] = in_group(
    "The return interview",
    act("ask-for-interview", "Ask for the return interview", phases=ONCE_FOUND),
    act("interviewer", "Invite whoever holds it", phases=ONCE_FOUND, by=Permission.CARE_FOR_VICTIMS),
    act("interview-on-paper", "Put in one that came on paper", phases=ONCE_FOUND, by=Permission.ANSWER_AS_PARTNER),
)
