"""Acts of an investigation: supervision."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Supervision")
