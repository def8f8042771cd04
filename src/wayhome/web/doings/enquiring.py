"""Acts of an investigation: lines of enquiry."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("Lines of enquiry")
