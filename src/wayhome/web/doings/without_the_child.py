"""Acts of an investigation: without the child’s support."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Without the child’s support")
