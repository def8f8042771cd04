"""The forms of signing in and of looking after sign-ins, in words that say what to do."""

import re
from typing import ClassVar

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from wayhome.access.actors import TO_BE_GIVEN, role_called
from wayhome.web.accounts.models import Account
from wayhome.web.asking import Asked

USERNAME = re.compile(r"^[a-z0-9][a-z0-9._-]{2,59}$")
USERNAME_WORDS = "A user name has three letters or more: small letters, figures, dots and hyphens"
ROLES = [(role.key, role.words) for role in TO_BE_GIVEN]
PURPOSES = {role.key: role.purpose[:1].upper() + role.purpose[1:] for role in TO_BE_GIVEN}
LONGEST = 500
LONGEST_ADDRESS = 254  # letters, as the table keeps it


class SignInForm(AuthenticationForm):
    """User name and password; never says which of the two was wrong."""

    username = forms.CharField(error_messages={"required": "Enter your user name"})
    password = forms.CharField(strip=False, error_messages={"required": "Enter your password"})

    error_messages = {  # noqa: RUF012 - as Django declares it
        "invalid_login": "The user name and password do not match. Check both and try again",
        "inactive": "This sign-in is switched off. Ask your administrator",
    }


class NewPassword(forms.Form):
    """A password chosen twice the same, which is not a common one."""

    password = forms.CharField(
        label="New password",
        help_text="Twelve characters or more. Three or four words that have nothing to do with each other are good.",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter a new password"},
    )
    again = forms.CharField(
        label="The same password again",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages={"required": "Enter the same password again"},
    )

    def clean_password(self) -> str:
        """Refuse a password that is short, common, or like the user name."""
        password: str = self.cleaned_data["password"]
        validate_password(password, Account(username=str(self.data.get("username", ""))))
        return password

    def clean(self) -> dict[str, object]:
        """Ask for the same twice."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        if cleaned.get("password") and cleaned.get("again") and cleaned["password"] != cleaned["again"]:
            self.add_error("again", ValidationError("The two passwords differ. Enter the same twice"))
        return cleaned


class CodeForm(NewPassword):
    """A code that was given out, and the password that somebody chooses with it."""

    username = forms.CharField(
        label="User name",
        error_messages={"required": "Enter your user name"},
        widget=forms.TextInput(attrs={"autocomplete": "username"}),
    )
    code = forms.CharField(
        label="Code",
        help_text="Four groups of four letters and figures, from your administrator.",
        error_messages={"required": "Enter the code"},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code"}),
    )
    field_order = ["username", "code", "password", "again"]  # noqa: RUF012 - as Django declares it


class SignInMade(Asked):
    """What a new sign-in needs to be."""

    name = forms.CharField(label="Name", max_length=120, error_messages={"required": "Enter their name"})
    username = forms.CharField(
        label="User name",
        help_text="What they sign in with. It stays the same.",
        error_messages={"required": "Enter a user name"},
    )
    officer = forms.CharField(
        label="How rosters and the record name them",
        help_text="Rank, name and number, such as PS Hallam 4471. Leave it empty if it is the user name.",
        max_length=80,
        required=False,
    )
    email = forms.EmailField(
        label="E-mail",
        help_text="Where letters about what they owe reach them.",
        max_length=LONGEST_ADDRESS,
        required=False,
        error_messages={"invalid": "Enter an address as name@force.example, or leave it empty"},
    )
    roles = forms.MultipleChoiceField(
        label="Roles",
        choices=ROLES,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose one role or more"},
    )
    hints: ClassVar = {"roles": PURPOSES}

    def clean_username(self) -> str:
        """Refuse a name that is taken, or that cannot be one."""
        return free_username(self.cleaned_data["username"])

    def clean_officer(self) -> str:
        """Refuse the name of an officer who has a sign-in already."""
        return free_officer(self.cleaned_data["officer"])


class ChangeForm(Asked):
    """What is to change about a sign-in."""

    change = forms.ChoiceField(
        label="What do you want to do?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what you want to do"},
    )
    role = forms.ChoiceField(label="Which role?", required=False)
    reason = forms.CharField(
        label="Why?",
        help_text="It stays in the record. Do not name a child.",
        max_length=LONGEST,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, account: Account, *, locked: bool, sent: object = None, initial: object = None) -> None:
        super().__init__(data=sent, initial=initial)  # type: ignore[arg-type]
        self.fields["change"].choices = changes(account, locked=locked)  # type: ignore[attr-defined]
        self.fields["role"].choices = [("", "Choose a role"), *ROLES]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Ask for the role, and for the reason, where the change needs one."""
        cleaned: dict[str, object] = super().clean() or self.cleaned_data
        asked = cleaned.get("change")
        if asked in ("give", "take"):
            if not cleaned.get("role"):
                self.add_error("role", ValidationError("Choose which role"))
            else:
                cleaned["role"] = role_called(str(cleaned["role"]))
        if asked and asked != "password" and not cleaned.get("reason"):
            self.add_error("reason", ValidationError("Say why. It stays in the record"))
        return cleaned


class AddressForm(forms.Form):
    """Where letters to somebody go."""

    email = forms.EmailField(label="E-mail", max_length=LONGEST_ADDRESS, required=False)


def changes(account: Account, *, locked: bool) -> list[tuple[str, str]]:
    """Return what may be done to a sign-in as it stands."""
    switch = ("off", "Switch the sign-in off, now") if account.is_active else ("on", "Switch the sign-in on again")
    lift = [("lift", "Open the lock before its time")] if locked else []
    return [
        *lift,
        ("give", "Give a role"),
        ("take", "Take a role away"),
        ("password", "Let them set a new password, with a code"),
        switch,
    ]


def free_username(username: str) -> str:
    """Return a user name as it is kept; raises ValidationError for one that is taken or cannot be one."""
    plain = username.strip().lower()
    if not USERNAME.match(plain):
        raise ValidationError(USERNAME_WORDS)
    if Account.objects.filter(username=plain).exists():
        raise ValidationError(f"Somebody signs in as {plain} already. Choose another user name")
    return plain


def free_officer(officer: str) -> str:
    """Return how the record names somebody; raises ValidationError where a sign-in of theirs is there already."""
    plain = " ".join(officer.split())
    if (
        plain
        and (Account.objects.filter(officer=plain) | Account.objects.filter(officer=None, username=plain)).exists()
    ):
        raise ValidationError(f"{plain} has a sign-in already. Give it another role instead")
    return plain
