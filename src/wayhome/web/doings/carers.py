"""Acts for victims: from the carer."""

from wayhome.web.doings.one import Doing, in_group

ACTS: tuple[Doing, ...] = in_group("From the carer")
