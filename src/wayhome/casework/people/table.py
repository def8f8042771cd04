"""The table of acts about the people on duty: for each command its decision, and what permits it."""

from collections.abc import Callable, Mapping
from typing import Any

from wayhome.access.permissions import Permission
from wayhome.casework.commands import Command
from wayhome.casework.outcome import Outcome
from wayhome.casework.people.absence import EndAbsence, RecordAbsence, end_absence, record_absence
from wayhome.casework.people.competence import (
    RecordCompetence,
    WithdrawCompetence,
    record_competence,
    withdraw_competence,
)
from wayhome.casework.people.hold_post import ChangeHolding, HoldPost, change_holding, hold_post
from wayhome.casework.people.posts import ClosePost, DeclarePost, close_post, declare_post
from wayhome.casework.people.staff import RecordJoining, RecordLeaving, record_joining, record_leaving
from wayhome.casework.people.standing import Standing
from wayhome.casework.people.units import CloseUnit, DeclareUnit, close_unit, declare_unit

Decide = Callable[[Any, Standing], Outcome]

DECIDED: Mapping[type[Command], Decide] = {
    DeclareUnit: declare_unit,
    CloseUnit: close_unit,
    DeclarePost: declare_post,
    ClosePost: close_post,
    HoldPost: hold_post,
    ChangeHolding: change_holding,
    RecordJoining: record_joining,
    RecordLeaving: record_leaving,
    RecordAbsence: record_absence,
    EndAbsence: end_absence,
    RecordCompetence: record_competence,
    WithdrawCompetence: withdraw_competence,
}
OF_TRAINING = (RecordCompetence, WithdrawCompetence)


def permission_for(act: type[Command]) -> Permission:
    """Return what permits an act about the people on duty."""
    return Permission.RECORD_TRAINING if act in OF_TRAINING else Permission.MANAGE_PEOPLE
