"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.casework.acts import Act
from wayhome.casework.commands import Command

ACTS: Mapping[type[Command], Act] = {}
