"""Make a sign-in, or give one a new password. The password is asked for, never taken from the command line."""

import argparse
import sys
from getpass import getpass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from wayhome.access.actors import Actor, Role, role_called
from wayhome.application.handling import handle
from wayhome.casework.commands import Acting
from wayhome.casework.sign_ins.make_sign_in import MakeSignIn
from wayhome.cli.opening import in_words, open_record
from wayhome.kernel.ids import ActorId, SubjectKind, subject
from wayhome.kernel.refusals import Refused
from wayhome.store.supplies import SUPPLIES

THE_MACHINE = "whoever runs the system"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take who, and the role they are given."""
    parser.add_argument("username", help="the name they sign in with")
    parser.add_argument("--name", default="", help="the name shown beside what they open (new sign-ins)")
    parser.add_argument(
        "--role", action="append", choices=[role.key for role in Role],
        help="the role they are given; give it again for another (new sign-ins)",
    )  # fmt: skip
    parser.add_argument("--officer", help="how rosters name them, where not by that user name (new sign-ins)")
    parser.add_argument("--email", help="where letters about what they owe reach them; '' takes an address away")


@in_words
def run(given: argparse.Namespace) -> int:
    """Make the sign-in, or change its password or its address; returns 1 with words when it cannot be done."""
    open_record()
    accounts = get_user_model().objects
    account = accounts.filter(username=given.username).first()
    if account is None and not (given.name and given.role):
        return refuse(f"There is no sign-in {given.username}. To make one, give --name and --role.")
    try:
        if given.email:
            validate_email(given.email)
        if account is not None and given.email is not None:
            return change_address(given.username, given.email)
        password = asked_twice()
        validate_password(password, account)
    except ValidationError as wrong:
        return refuse(" ".join(wrong.messages))
    if account is None:
        return make(given, password)
    account.set_password(password)
    account.save()
    print(f"{given.username} has a new password.")
    return 0


def make(given: argparse.Namespace, password: str) -> int:
    """Make a sign-in."""
    roles = tuple(map(role_called, given.role))
    try:
        note_made(given.officer or given.username, roles)
    except Refused as refused:
        return refuse(" ".join(map(str, refused.reasons)))
    role = roles[0]
    get_user_model().objects.create_account(
        username=given.username,
        password=password,
        name=given.name,
        role=role.key,
        more_roles=given.role[1:],
        officer=given.officer,
        email=given.email or "",
    )
    print(f"{given.name} can sign in as {given.username}: {role.words.lower()}, who {role.purpose}.")
    return 0


def note_made(named: str, roles: tuple[Role, ...]) -> None:
    """Write in the record that a sign-in is made from the machine itself; raises Refused where it may not be."""
    from wayhome.store.opening import open_ledger, rulebook  # noqa: PLC0415 - needs the settings

    operator = Actor(id=ActorId(THE_MACHINE), name=THE_MACHINE, roles=frozenset({Role.ADMINISTRATOR}))
    command = MakeSignIn(
        by=Acting(actor=operator, role=Role.ADMINISTRATOR),
        happened_at=SUPPLIES.now(),
        key=f"command line:{SUPPLIES.event_id()}",
        about=subject(SubjectKind.OFFICER, named),
        roles=roles,
    )
    handle(command, ledger=open_ledger(), supplies=SUPPLIES, rulebook=rulebook(settings.PACK))


def change_address(username: str, email: str) -> int:
    """Let letters reach somebody at an address; the password stays as it is."""
    get_user_model().objects.filter(username=username).update(email=email)
    print(f"Letters to {username} go to {email or 'the mailbox that takes what reaches nobody'}.")
    return 0


def asked_twice() -> str:
    """Ask for a password until it is given twice the same; a script may pipe it in on one line."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    while True:
        password = getpass("New password: ")
        if password == getpass("Again: "):
            return password
        print("They differ. Try again.")


def refuse(words: str) -> int:
    """Say why not, and return the exit status for it."""
    print(words, file=sys.stderr)
    return 1
