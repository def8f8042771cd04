"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.answering.answer import AnswerQuestion, AnswerWrong, answer_question, answer_wrong
from wayhome.casework.answering.asking import (
    AskQuestion,
    GiveInformation,
    SayNeed,
    SayWrong,
    ask_question,
    give_information,
    say_need,
    say_wrong,
)
from wayhome.casework.answering.hold_back import HoldBack, LookAtHold, ShowAgain, hold_back, look_at_hold, show_again
from wayhome.casework.answering.invite import (
    EndInvitation,
    Invite,
    LookAtOpening,
    NoteOpened,
    end_invitation,
    invite,
    look_at_opening,
    note_opened,
)
from wayhome.casework.answering.noted import (
    LookAtSentLate,
    NoteCodesAskedOften,
    NoteCodesUsedUp,
    NoteReportRepeated,
    SendLate,
    look_at_sent_late,
    note_codes_asked_often,
    note_codes_used_up,
    note_report_repeated,
    send_late,
)
from wayhome.casework.answering.read_message import ReadMessage, read_message
from wayhome.casework.commands import Command

ACTS: Mapping[type[Command], Act] = {
    Invite: entry(invite, Permission.CARE_FOR_VICTIMS),
    EndInvitation: entry(end_invitation, Permission.CARE_FOR_VICTIMS),
    LookAtOpening: entry(look_at_opening, Permission.CARE_FOR_VICTIMS),
    HoldBack: entry(hold_back, Permission.CARE_FOR_VICTIMS),
    LookAtHold: entry(look_at_hold, Permission.ACCEPT_GOOD_REASONS),
    ShowAgain: entry(show_again, Permission.CARE_FOR_VICTIMS),
    AnswerQuestion: entry(answer_question, Permission.CARE_FOR_VICTIMS),
    AnswerWrong: entry(answer_wrong, Permission.CARE_FOR_VICTIMS),
    NoteOpened: entry(note_opened, Permission.SPEAK_FOR_THEMSELVES),
    AskQuestion: entry(ask_question, Permission.SPEAK_FOR_THEMSELVES),
    SayNeed: entry(say_need, Permission.SPEAK_FOR_THEMSELVES),
    SayWrong: entry(say_wrong, Permission.SPEAK_FOR_THEMSELVES),
    GiveInformation: entry(give_information, Permission.SPEAK_FOR_THEMSELVES),
    ReadMessage: entry(read_message, Permission.SPEAK_FOR_THEMSELVES),
    NoteCodesUsedUp: entry(note_codes_used_up, Permission.SPEAK_FOR_THEMSELVES),
    NoteCodesAskedOften: entry(note_codes_asked_often, Permission.SPEAK_FOR_THEMSELVES),
    SendLate: entry(send_late, Permission.SPEAK_FOR_THEMSELVES),
    NoteReportRepeated: entry(note_report_repeated, Permission.SPEAK_FOR_THEMSELVES),
    LookAtSentLate: entry(look_at_sent_late, Permission.CARE_FOR_VICTIMS),
}
