"""The very first page: where nobody can sign in yet, whoever runs the system makes the first administrator."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from wayhome.access.actors import Actor, Role
from wayhome.application.handling import handle
from wayhome.casework.commands import Acting
from wayhome.casework.sign_ins.make_sign_in import MakeSignIn
from wayhome.kernel.ids import ActorId
from wayhome.store.sign_in_codes import first_code_is_spent, forget_first_code, opens_the_first
from wayhome.web.accounts.changing import officer
from wayhome.web.accounts.forms import NewPassword, free_username
from wayhome.web.accounts.models import Account
from wayhome.web.acting.fields import errors_of, fields_of
from wayhome.web.http import open_to_anyone, parts_behind

NO_SUCH_CODE = "This is not the code. It was shown where wayhome migrate or wayhome serve was run"
SPENT = "Five wrong tries have ended the code. Whoever runs the system runs wayhome migrate, which shows a new one"


class BeginForm(NewPassword):
    """Who becomes the first administrator, with the code that only whoever runs the system has."""

    code = forms.CharField(
        label="Code",
        help_text="It stands in the terminal where wayhome serve or wayhome migrate was run.",
        error_messages={"required": "Enter the code"},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    name = forms.CharField(label="Your name", max_length=120, error_messages={"required": "Enter your name"})
    username = forms.CharField(
        label="User name",
        help_text="What you will sign in with: small letters, figures, dots and hyphens.",
        error_messages={"required": "Enter a user name"},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    field_order = ["code", "name", "username", "password", "again"]  # noqa: RUF012 - as Django declares it

    def clean_username(self) -> str:
        """Refuse a name that cannot be one."""
        return free_username(self.cleaned_data["username"])


@open_to_anyone
def begin(request: HttpRequest) -> HttpResponse:
    """Say how to begin and make the first administrator; once there is a sign-in, lead to signing in."""
    if Account.objects.exists():
        return redirect("sign-in")
    form = BeginForm(request.POST or None)
    if form.is_valid():
        if opens_the_first(form.cleaned_data["code"], parts_behind().supplies.now()):
            _make(form)
            return redirect(f"{reverse('sign-in')}?next={reverse('set-up')}")
        form.add_error("code", SPENT if first_code_is_spent() else NO_SUCH_CODE)
    return how_to_begin(request, form)


def how_to_begin(request: HttpRequest, form: BeginForm | None = None) -> HttpResponse:
    """Return the page that says how to begin."""
    shown = form or BeginForm()
    content = {"form": shown, "fields": fields_of(shown), "errors": errors_of(shown) if shown.is_bound else []}
    return render(request, "accounts/begin.html", content, status=422 if shown.errors else 200)


def _make(form: BeginForm) -> None:
    """Make the first administrator, who is written down as having made their own sign-in: there was nobody else."""
    parts, given = parts_behind(), form.cleaned_data
    now = parts.supplies.now()
    first = Actor(id=ActorId(given["username"]), name=given["name"], roles=frozenset({Role.ADMINISTRATOR}))
    command = MakeSignIn(
        by=Acting(actor=first, role=Role.ADMINISTRATOR),
        happened_at=now,
        key=f"first:{given['username']}",
        about=officer(given["username"]),
        roles=(Role.ADMINISTRATOR,),
    )
    handle(command, ledger=parts.ledger, supplies=parts.supplies, rulebook=parts.reading.rulebook.at(now))
    Account.objects.create_account(
        username=given["username"], password=given["password"], name=given["name"], role=Role.ADMINISTRATOR.key
    )
    forget_first_code()
