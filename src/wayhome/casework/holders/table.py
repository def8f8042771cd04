"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.holders.agree_plan import AgreePlan, agree_plan
from wayhome.casework.holders.channels import (
    KeepChannel,
    RecordSafety,
    StopChannel,
    keep_channel,
    record_safety,
    stop_channel,
)
from wayhome.casework.holders.name_holder import (
    LetHolderGo,
    NameHolder,
    SetCouncil,
    let_holder_go,
    name_holder,
    set_council,
)

CARES = Permission.CARE_FOR_VICTIMS
ACTS: Mapping[type[Command], Act] = {
    NameHolder: entry(name_holder, CARES),
    LetHolderGo: entry(let_holder_go, CARES),
    SetCouncil: entry(set_council, CARES),
    KeepChannel: entry(keep_channel, CARES),
    StopChannel: entry(stop_channel, CARES),
    RecordSafety: entry(record_safety, CARES),
    AgreePlan: entry(agree_plan, CARES),
}
