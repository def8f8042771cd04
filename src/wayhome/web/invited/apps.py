"""Invitations and visits at a door, as Django knows them."""

from importlib import import_module

from django.apps import AppConfig


class InvitedConfig(AppConfig):
    """Declares the short name that migrations use."""

    name = "wayhome.web.invited"
    label = "invited"

    def ready(self) -> None:
        """Listen for staff who sign in."""
        import_module("wayhome.web.invited.staff")
