"""Acts of an investigation: the plan."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("The plan")
