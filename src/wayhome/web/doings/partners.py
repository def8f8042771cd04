"""Acts of an investigation: partners."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Partners")
