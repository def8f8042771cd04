"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision
from wayhome.casework.commands import Command
from wayhome.casework.reviewing.review_investigation import ReviewInvestigation, review_investigation

ACTS: Mapping[type[Command], Act] = {
    ReviewInvestigation: decision(review_investigation, Permission.SUPERVISE_INVESTIGATIONS),
}
