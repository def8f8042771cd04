"""Changing a sign-in: first the entry in the record, then the sign-in itself, so that no change lacks its entry."""

from collections.abc import Mapping

from wayhome.access.actors import Role
from wayhome.access.permissions import Permission
from wayhome.casework.commands import Command
from wayhome.casework.sign_ins.give_role import GiveRole
from wayhome.casework.sign_ins.let_in_again import LiftLock, ResetPassword
from wayhome.casework.sign_ins.make_sign_in import MakeSignIn
from wayhome.casework.sign_ins.switch_off import SwitchOff, SwitchOn
from wayhome.casework.sign_ins.take_role import TakeRole
from wayhome.kernel.ids import ActorId, Subject, SubjectKind, subject
from wayhome.store.sign_in_codes import give_code
from wayhome.web.accounts.locks import lift
from wayhome.web.accounts.models import Account
from wayhome.web.acting.desk import enter
from wayhome.web.asking import Asked, OfSubject, of_subject
from wayhome.web.http import Visit

OF = Permission.MANAGE_ACCOUNTS


def officer(named: str) -> Subject:
    """Return the officer that a sign-in is of, as the record names them."""
    return subject(SubjectKind.OFFICER, ActorId(named))


def change(visit: Visit, account: Account, form: Asked) -> str:
    """Change a sign-in as was asked; returns a code to show once, or nothing.

    Raises Refused, and then nothing has changed.
    """
    asked, role = form.cleaned_data["change"], form.cleaned_data.get("role")
    common = of_subject(visit, form, officer(account.named), OF)
    command = _command(asked, common, account, form.cleaned_data.get("reason", ""), role)
    handled = enter(visit, command)
    if handled.repeated and asked == "password":
        return ""
    return _applied(asked, account, role, visit)


def _command(asked: str, common: OfSubject, account: Account, reason: str, role: Role | None) -> Command:
    if asked == "give" and role:
        return GiveRole(**common, holds=account.holds, role=role, reason=reason)
    if asked == "take" and role:
        return TakeRole(**common, holds=account.holds, role=role, reason=reason)
    if asked == "off":
        return SwitchOff(**common, reason=reason)
    if asked == "on":
        return SwitchOn(**common, reason=reason)
    return LiftLock(**common, reason=reason) if asked == "lift" else ResetPassword(**common)


def _applied(asked: str, account: Account, role: Role | None, visit: Visit) -> str:
    """Do to the sign-in what the entry says; doing it again changes nothing."""
    if asked == "give" and role:
        account.give(role)
    elif asked == "take" and role:
        account.take(role)
    elif asked in ("off", "on"):
        account.is_active = asked == "on"
        account.save(update_fields=["is_active"])
    elif asked == "lift":
        lift(account.username)
    else:
        return give_code(account, visit.now)
    return ""


def make(visit: Visit, form: Asked, wanted: Mapping[str, str], roles: tuple[Role, ...]) -> tuple[Account, str]:
    """Make a sign-in and give it a code; raises Refused, and then there is none."""
    named = wanted["officer"] or wanted["username"]
    common = of_subject(visit, form, officer(named), OF)
    common["key"] = f"{common['key']}:{wanted['username']}"
    enter(visit, MakeSignIn(**common, roles=roles))
    account = Account.objects.create_account(
        username=wanted["username"],
        password=None,
        name=wanted["name"],
        role=roles[0].key,
        more_roles=[role.key for role in roles[1:]],
        officer=wanted["officer"] or None,
        email=wanted["email"],
    )
    return account, give_code(account, visit.now)
