"""Acts of an investigation: who investigates."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Who investigates")
