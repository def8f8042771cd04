"""The acts of this part of an investigation: for each command its function, what permits it, and what it rests on."""

from collections.abc import Mapping

from wayhome.access.permissions import Permission
from wayhome.casework.acts import Act, decision, entry
from wayhome.casework.commands import Command
from wayhome.casework.enquiring.classify_lines import ClassifyLines, classify_lines
from wayhome.casework.enquiring.follow_line import (
    ChaseLine,
    EndLine,
    FollowLine,
    LookAtSetAside,
    chase_line,
    end_line,
    follow_line,
    look_at_set_aside,
)
from wayhome.casework.enquiring.keep_sources import (
    AskToKeep,
    IdentifySource,
    SayWhatBecame,
    ask_to_keep,
    identify_source,
    say_what_became,
)
from wayhome.casework.enquiring.link_things import (
    CheckVehicle,
    LinkPremises,
    LinkVehicle,
    LookForOthers,
    check_vehicle,
    link_premises,
    link_vehicle,
    look_for_others,
)
from wayhome.casework.enquiring.resolve_identifiers import (
    LookAtMatch,
    NoteIdentifier,
    ProposeMatches,
    ResolveIdentifier,
    look_at_match,
    note_identifier,
    propose_matches,
    resolve_identifier,
)

ACTS: Mapping[type[Command], Act] = {
    ClassifyLines: entry(classify_lines, Permission.INVESTIGATE),
    FollowLine: entry(follow_line, Permission.INVESTIGATE),
    EndLine: entry(end_line, Permission.INVESTIGATE),
    ChaseLine: entry(chase_line, Permission.INVESTIGATE),
    LookAtSetAside: decision(look_at_set_aside, Permission.SUPERVISE_INVESTIGATIONS),
    IdentifySource: entry(identify_source, Permission.INVESTIGATE),
    AskToKeep: entry(ask_to_keep, Permission.INVESTIGATE),
    SayWhatBecame: entry(say_what_became, Permission.INVESTIGATE),
    NoteIdentifier: entry(note_identifier, Permission.INVESTIGATE),
    ProposeMatches: entry(propose_matches, Permission.INVESTIGATE),
    LookAtMatch: entry(look_at_match, Permission.INVESTIGATE),
    ResolveIdentifier: entry(resolve_identifier, Permission.INVESTIGATE),
    LinkVehicle: entry(link_vehicle, Permission.INVESTIGATE),
    CheckVehicle: entry(check_vehicle, Permission.INVESTIGATE),
    LinkPremises: entry(link_premises, Permission.INVESTIGATE),
    LookForOthers: entry(look_for_others, Permission.INVESTIGATE),
}
