"""Acts of an investigation: disruption."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Disruption")
