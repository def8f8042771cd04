"""Acts of an investigation: concern and crime."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Concern and crime")
