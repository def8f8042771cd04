"""Acts of an investigation: who harms the child."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Who harms the child")
