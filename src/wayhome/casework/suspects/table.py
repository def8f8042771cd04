"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.suspects.bailing import (
    AskBailViews,
    DecideBailBreach,
    EndBail,
    ExtendBail,
    ReportBailBroken,
    ReviewRelease,
    SetBail,
    VaryBail,
    ask_bail_views,
    decide_bail_breach,
    end_bail,
    extend_bail,
    report_bail_broken,
    review_release,
    set_bail,
    vary_bail,
)
from wayhome.casework.suspects.check import CheckSuspect, check_suspect
from wayhome.casework.suspects.identify import IdentifySuspect, identify_suspect
from wayhome.casework.suspects.police import KeepApart, TellStandards, keep_apart, tell_standards
from wayhome.casework.suspects.same import JoinSuspects, TellSuspectsApart, join_suspects, tell_suspects_apart
from wayhome.casework.suspects.steps import IndicateOtherChild, RecordStep, indicate_other_child, record_step

ACTS: Mapping[type[Command], Act] = {
    IdentifySuspect: entry(identify_suspect, Permission.INVESTIGATE),
    CheckSuspect: entry(check_suspect, Permission.INVESTIGATE),
    JoinSuspects: decision(join_suspects, Permission.INVESTIGATE),
    TellSuspectsApart: decision(tell_suspects_apart, Permission.INVESTIGATE),
    RecordStep: entry(record_step, Permission.INVESTIGATE),
    IndicateOtherChild: entry(indicate_other_child, Permission.INVESTIGATE),
    SetBail: entry(set_bail, Permission.INVESTIGATE),
    VaryBail: entry(vary_bail, Permission.INVESTIGATE),
    AskBailViews: entry(ask_bail_views, Permission.INVESTIGATE),
    ExtendBail: decision(extend_bail, Permission.INVESTIGATE),
    EndBail: decision(end_bail, Permission.INVESTIGATE),
    ReportBailBroken: entry(report_bail_broken, Permission.INVESTIGATE),
    DecideBailBreach: decision(decide_bail_breach, Permission.INVESTIGATE),
    ReviewRelease: decision(review_release, Permission.INVESTIGATE),
    TellStandards: entry(tell_standards, Permission.INVESTIGATE),
    KeepApart: decision(keep_apart, Permission.INVESTIGATE),
}
