"""Acts of an investigation: the child’s account."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("The child’s account")
