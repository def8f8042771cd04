"""Acts for victims: council and provider."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Council and provider")
