"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.without_the_child.record_position import RecordPosition, record_position

ACTS: Mapping[type[Command], Act] = {
    RecordPosition: entry(record_position, Permission.INVESTIGATE),
}
