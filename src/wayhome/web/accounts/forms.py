"""The sign-in form, in words that say what to do."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm


class SignInForm(AuthenticationForm):
    """User name and password; never says which of the two was wrong."""

    username = forms.CharField(error_messages={"required": "Enter your user name"})
    password = forms.CharField(strip=False, error_messages={"required": "Enter your password"})

    error_messages = {  # noqa: RUF012 - as Django declares it
        "invalid_login": "The user name and password do not match. Check both and try again",
        "inactive": "This sign-in is switched off. Ask your administrator",
    }
