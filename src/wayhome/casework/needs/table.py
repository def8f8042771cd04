"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.needs.assess import AssessNeeds, NoteNeedsChanged, assess_needs, note_needs_changed
from wayhome.casework.needs.support import (
    ExplainCompensation,
    ExplainRights,
    KeepStatement,
    OfferStatement,
    ReferToSupport,
    SupportDidNotCome,
    explain_compensation,
    explain_rights,
    keep_statement,
    offer_statement,
    refer_to_support,
    support_did_not_come,
)

ACTS: Mapping[type[Command], Act] = {
    AssessNeeds: entry(assess_needs, Permission.CARE_FOR_VICTIMS),
    NoteNeedsChanged: entry(note_needs_changed, Permission.CARE_FOR_VICTIMS),
    ExplainRights: entry(explain_rights, Permission.CARE_FOR_VICTIMS),
    ReferToSupport: entry(refer_to_support, Permission.CARE_FOR_VICTIMS),
    SupportDidNotCome: entry(support_did_not_come, Permission.CARE_FOR_VICTIMS),
    ExplainCompensation: entry(explain_compensation, Permission.CARE_FOR_VICTIMS),
    OfferStatement: entry(offer_statement, Permission.CARE_FOR_VICTIMS),
    KeepStatement: entry(keep_statement, Permission.CARE_FOR_VICTIMS),
}
