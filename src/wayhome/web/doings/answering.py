"""Acts for victims: asked and answered."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Asked and answered")
