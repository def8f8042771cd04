"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.without_the_child.decide_early_advice import DecideEarlyAdvice, decide_early_advice
from wayhome.casework.without_the_child.decide_without_child import DecideWithoutChild, decide_without_child
from wayhome.casework.without_the_child.endorse_not_viable import EndorseNotViable, endorse_not_viable
from wayhome.casework.without_the_child.offer_help import OfferHelp, offer_help
from wayhome.casework.without_the_child.record_position import RecordPosition, record_position

ACTS: Mapping[type[Command], Act] = {
    DecideEarlyAdvice: entry(decide_early_advice, Permission.INVESTIGATE),
    DecideWithoutChild: decision(decide_without_child, Permission.SUPERVISE_INVESTIGATIONS),
    EndorseNotViable: decision(endorse_not_viable, Permission.ANSWER_FOR_CASES),
    OfferHelp: entry(offer_help, Permission.INVESTIGATE),
    RecordPosition: entry(record_position, Permission.INVESTIGATE),
}
