"""Acts of an investigation: end, or look again."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("End, or look again")
