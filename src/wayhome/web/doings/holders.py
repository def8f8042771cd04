"""Acts for victims: who is told, and how."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Who is told, and how")
