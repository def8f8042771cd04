"""Take a report that a child is missing, or join it to the case that is open already."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from wayhome.casework.ages_said import do_not_agree
from wayhome.casework.circulated_before import carried_over
from wayhome.casework.commands import Command
from wayhome.casework.facing import Facing
from wayhome.casework.missing_elsewhere import told_to_investigations
from wayhome.casework.outcome import Outcome, Said
from wayhome.casework.reasons import ours, under
from wayhome.kernel.ids import RecordId, Subject
from wayhome.kernel.refusals import Reason, Refused
from wayhome.kernel.worktime import london_day
from wayhome.record.events.child import CareStatus, Described, Ethnicity, Nation, Placement, Sex
from wayhome.record.events.missing import (
    ChildLookedUp,
    IdentityRecorded,
    Informant,
    OtherAreaInvolved,
    ProfileReceived,
    Reported,
)
from wayhome.record.events.missing_search import CoMissingIndicated, EpisodesLinked, InformationReceived
from wayhome.record.events.risk import Supplier
from wayhome.record.vocabulary import Fact, Known, Words

NewsKind = Literal["family", "friend", "professional", "other"]
BY_KIN: dict[str, tuple[NewsKind, Supplier]] = {
    "parent": ("family", "parent"),
    "carer": ("family", "carer"),
    "relative": ("family", "relative"),
    "friend": ("friend", "friend"),
    "placement": ("professional", "placement"),
    "school": ("professional", "school"),
    "social_worker": ("professional", "social_worker"),
    "health": ("professional", "health"),
    "self": ("other", "child"),
    "public": ("other", "public"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedUp:
    """How it was found out whether the child is known already."""

    outcome: Literal["matched", "no_match", "not_sure"]
    came_back: int = 0
    asked_with: Words | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """One child of a report. Anything that nobody knows is left out; a child is looked for without a name.

    ``child`` is who the search found, or a new one; ``record`` and ``case`` are new, and not used where a case is open.
    """

    child: Subject
    record: RecordId
    case: Subject
    looked_up: LookedUp | None = None
    name: Words | None = None
    date_of_birth: date | None = None
    age_stated: int | None = None
    age_disputed: Known | None = None
    nation: Nation | None = None
    care_status: CareStatus | None = None
    placement: Placement | None = None
    out_of_area: Known | None = None
    unaccompanied: Known | None = None
    sex: Sex | None = None
    ethnicity: Ethnicity | None = None
    description: Words | None = None
    clothing: Words | None = None
    identity_complete: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeReport(Command):
    """Somebody says that they do not know where a child, or several children together, are.

    ``area`` is the part of the force's ground from which they are missing, by its key in the gazetteer.
    """

    children: tuple[Reporting, ...]
    informant: Informant = "unknown"
    channel: Literal["call", "counter", "online", "partner", "officer", "unknown"] = "unknown"
    informant_contact: Words | None = None
    said: Words | None = None
    area: str | None = None
    other_area: str | None = None
    joint_owner: str | None = None


def take_report(command: TakeReport, facing: Facing) -> Outcome:
    """Open a case for each child from the time of the call, or add to the one in which the child is missing already.

    Rules MC-01, MC-02, MC-05, MC-38, MC-59 and PLAN-03. Refused only when no child is named at all.
    """
    if not command.children:
        raise Refused(ours("no_child", "The report names no child.", "Add the child, with or without a name."))
    facts: list[Said] = []
    notices: list[Reason] = []
    for child in command.children:
        open_case = facing.open_case_of(child.child)
        record, case = open_case or (child.record, child.case)
        facts += _spoken(child, record, case, _of_child(command, child, facing, joins=open_case is not None))
        if open_case is None:
            facts += told_to_investigations(child.child, record, facing)
            facts += carried_over(child.child, record, case, facing)
        notices += _whose(child, command, _notices(child, facing, open_case))
    return Outcome(facts=(*facts, *_together(command, facing)), notices=tuple(notices))


def _spoken(child: Reporting, record: RecordId, case: Subject, facts: list[Fact]) -> list[Said]:
    both, alone = (child.child, case), (child.child,)
    return [
        Said(fact=fact, record=record, subjects=alone if fact.event_type.area == "child" else both) for fact in facts
    ]


def _of_child(command: TakeReport, child: Reporting, facing: Facing, *, joins: bool) -> list[Fact]:
    receipt = child.looked_up
    facts: list[Fact] = [
        *([ChildLookedUp(**_given(receipt, "outcome", "came_back", "asked_with"))] if receipt else []),
        *(_added(command, child, facing) if joins else _begun(command)),
        *_described(child),
    ]
    if not joins or child.description or child.clothing or command.informant_contact:
        facts.append(
            IdentityRecorded(
                complete=child.identity_complete,
                description=child.description,
                clothing=child.clothing,
                informant_contact=command.informant_contact,
            )
        )
    if command.other_area:
        facts.append(OtherAreaInvolved(area=command.other_area))
    return [*facts, *([] if joins else _profile(child, facing))]


def _profile(child: Reporting, facing: Facing) -> list[Fact]:
    """Return that the carer's profile is there, where those who care for the child keep one: nobody has to ask."""
    story = facing.stories.get(child.child)
    kept = story.of_type("profile.kept", with_child=True) if story else []
    if not kept:
        return []
    version = kept[-1].body.get("version")
    return [ProfileReceived(result="received", profile=kept[-1].id, version=version if isinstance(version, int) else 1)]


def _begun(command: TakeReport) -> list[Fact]:
    """Return the report, and what whoever reports said, where they said more than that the child is missing."""
    return [_reported(command), *([_news(command)] if command.said else [])]


def _news(command: TakeReport) -> Fact:
    kind, supplier = BY_KIN.get(command.informant, ("other", "unknown"))
    return InformationReceived(kind=kind, supplied_by=supplier, content=command.said)


def _added(command: TakeReport, child: Reporting, facing: Facing) -> list[Fact]:
    """Return what a second report adds: news, and the call itself where it was the earlier one."""
    reports = facing.stories[child.child].of_type("missing.reported")
    earlier = facing.at < min(report.happened_at for report in reports[-1:])
    return [_reported(command), _news(command)] if earlier else [_news(command)]


def _reported(command: TakeReport) -> Fact:
    return Reported(informant=command.informant, channel=command.channel, area=command.area)


def _described(child: Reporting) -> list[Fact]:
    names = (
        "name", "date_of_birth", "age_stated", "age_disputed", "nation", "care_status", "placement", "out_of_area",
        "unaccompanied", "sex", "ethnicity",
    )  # fmt: skip
    given = {name: value for name, value in _given(child, *names).items() if value is not None}
    return [Described.model_validate(given)] if given else []


def _given(holder: object, *names: str) -> dict[str, object]:
    return {name: getattr(holder, name) for name in names}


def _together(command: TakeReport, facing: Facing) -> list[Said]:
    """Return what says that the children are missing together, in each of their cases, and who owns them together."""
    if len(command.children) < 2:
        return []
    places = [(child, *(facing.open_case_of(child.child) or (child.record, child.case))) for child in command.children]
    facts = [
        Said(fact=CoMissingIndicated(basis="informant"), record=record, subjects=(child.child, case))
        for child, record, case in places
    ]
    if command.joint_owner:
        named = tuple(subject for child, _, case in places for subject in (child.child, case))
        linked = EpisodesLinked(joint_owner=command.joint_owner)
        facts.append(Said(fact=linked, record=places[0][1], subjects=named))
    return facts


def _whose(child: Reporting, command: TakeReport, notices: list[Reason]) -> list[Reason]:
    """Say of whom each notice is, where several children are reported together."""
    if len(command.children) == 1:
        return notices
    called = (child.name or "").strip() or "A child whose name is not known"
    return [replace(one, words=f"{called}: {one.words[:1].lower()}{one.words[1:]}") for one in notices]


def _notices(child: Reporting, facing: Facing, open_case: tuple[RecordId, Subject] | None) -> list[Reason]:
    notices: list[Reason] = []
    if open_case is not None:
        words = f"This child is missing already, in {open_case[0]}: the report was added to it."
        notices.append(ours("joined", words, "Go on in that case; whoever owns it sees what was added."))
    if child.looked_up is None:
        words = "Nobody looked whether this child is known already; the report was taken."
        notices.append(ours("not_looked_up", words, "Look the child up now, by name, birth date, phone and address."))
    if child.age_disputed == "yes":
        words = "The age is disputed, so the person is treated as a child."
        notices.append(under("MC-14", facing.pack, words, "Go on as for a child until the age is settled."))
    elif child.date_of_birth is None and child.age_stated is None:
        words = "The age is not known, so the person is treated as a child."
        notices.append(under("MC-14", facing.pack, words, "Record the age once it is known."))
    return [*notices, *do_not_agree(child.date_of_birth, child.age_stated, london_day(facing.at))]
