"""Acts of an investigation: material about the child."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Material about the child")
