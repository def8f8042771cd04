"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.ending.decide_outcome import DecideOutcome, decide_outcome
from wayhome.casework.ending.look_again import AddInformation, RevisitCase, add_information, revisit_case
from wayhome.casework.ending.propose_outcome import AnswerProposal, ProposeOutcome, answer_proposal, propose_outcome
from wayhome.casework.ending.report_breach import ReportBreach, report_breach
from wayhome.casework.ending.settle_for_ending import SettleForEnding, settle_for_ending
from wayhome.casework.ending.tell_of_ending import TellOfEnding, tell_of_ending

ACTS: Mapping[type[Command], Act] = {
    AddInformation: entry(add_information, Permission.RAISE_CONCERNS),
    AnswerProposal: decision(answer_proposal, Permission.ANSWER_FOR_CASES),
    DecideOutcome: decision(decide_outcome, Permission.SUPERVISE_INVESTIGATIONS),
    ProposeOutcome: entry(propose_outcome, Permission.INVESTIGATE),
    ReportBreach: entry(report_breach, Permission.SUPERVISE_INVESTIGATIONS),
    RevisitCase: decision(revisit_case, Permission.SUPERVISE_INVESTIGATIONS),
    SettleForEnding: entry(settle_for_ending, Permission.INVESTIGATE),
    TellOfEnding: entry(tell_of_ending, Permission.INVESTIGATE),
}
