"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.material.ask_third_party import (
    AskThirdParty,
    EndorseCounselling,
    ask_third_party,
    endorse_counselling,
)
from wayhome.casework.material.disclose import (
    DecideItem,
    NameDisclosureOfficer,
    decide_item,
    name_disclosure_officer,
)
from wayhome.casework.material.examine_device import ExamineDevice, examine_device
from wayhome.casework.material.give_notice import (
    DecideRecipient,
    GiveNotice,
    WithholdNotice,
    decide_recipient,
    give_notice,
    withhold_notice,
)
from wayhome.casework.material.settle_request import SettleRequest, settle_request

ACTS: Mapping[type[Command], Act] = {
    AskThirdParty: entry(ask_third_party, Permission.INVESTIGATE),
    DecideItem: entry(decide_item, Permission.INVESTIGATE),
    DecideRecipient: decision(decide_recipient, Permission.SUPERVISE_INVESTIGATIONS),
    EndorseCounselling: decision(endorse_counselling, Permission.ANSWER_FOR_CASES),
    ExamineDevice: entry(examine_device, Permission.INVESTIGATE),
    GiveNotice: entry(give_notice, Permission.INVESTIGATE),
    NameDisclosureOfficer: entry(name_disclosure_officer, Permission.SUPERVISE_INVESTIGATIONS),
    SettleRequest: entry(settle_request, Permission.INVESTIGATE),
    WithholdNotice: entry(withhold_notice, Permission.INVESTIGATE),
}
