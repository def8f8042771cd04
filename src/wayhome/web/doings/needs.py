"""Acts for victims: what the child needs."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("What the child needs")
