"""The accounts application as Django knows it."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Declares the short name that migrations and AUTH_USER_MODEL use."""

    name = "wayhome.web.accounts"
    label = "accounts"
