"""The acts of this part: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, entry
from wayhome.casework.commands import Command
from wayhome.casework.providers.put_down_interviewer import PutDownInterviewer, put_down_interviewer
from wayhome.casework.providers.steps import (
    AppointReturnInterview,
    AskForInterview,
    DeclineReturnInterview,
    OfferReturnInterview,
    PutReturnInterviewOff,
    SendReturnInterview,
    appoint_return_interview,
    ask_for_interview,
    decline_return_interview,
    offer_return_interview,
    put_return_interview_off,
    send_return_interview,
)

ACTS: Mapping[type[Command], Act] = {
    AskForInterview: entry(ask_for_interview),
    PutDownInterviewer: entry(put_down_interviewer, Permission.CARE_FOR_VICTIMS),
    OfferReturnInterview: entry(offer_return_interview, Permission.ANSWER_AS_PARTNER),
    AppointReturnInterview: entry(appoint_return_interview, Permission.ANSWER_AS_PARTNER),
    DeclineReturnInterview: entry(decline_return_interview, Permission.ANSWER_AS_PARTNER),
    PutReturnInterviewOff: entry(put_return_interview_off, Permission.ANSWER_AS_PARTNER),
    SendReturnInterview: entry(send_return_interview, Permission.ANSWER_AS_PARTNER),
}
