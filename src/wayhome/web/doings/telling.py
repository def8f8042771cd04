"""Acts for victims: tell those it concerns."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Tell those it concerns")
