"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.telling.good_reason import AnswerGoodReason, AskGoodReason, answer_good_reason, ask_good_reason
from wayhome.casework.telling.send_again import SendAgain, send_again
from wayhome.casework.telling.tell import (
    SignForLetter,
    TellPerson,
    TryToTell,
    sign_for_letter,
    tell_person,
    try_to_tell,
)
from wayhome.casework.telling.write_notice import WriteNotice, write_notice

ACTS: Mapping[type[Command], Act] = {
    SendAgain: entry(send_again, Permission.LOOK_AFTER_MESSAGES),
    WriteNotice: entry(write_notice, Permission.CARE_FOR_VICTIMS),
    TellPerson: entry(tell_person, Permission.CARE_FOR_VICTIMS),
    SignForLetter: entry(sign_for_letter, Permission.CARE_FOR_VICTIMS),
    TryToTell: entry(try_to_tell, Permission.CARE_FOR_VICTIMS),
    AskGoodReason: entry(ask_good_reason, Permission.CARE_FOR_VICTIMS),
    AnswerGoodReason: decision(answer_good_reason, Permission.ACCEPT_GOOD_REASONS),
}
