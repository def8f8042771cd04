"""Invitations and visits at a door, as Django knows them."""

import logging
from importlib import import_module

from django.apps import AppConfig


class InvitedConfig(AppConfig):
    """Declares the short name that migrations use."""

    name = "wayhome.web.invited"
    label = "invited"

    def ready(self) -> None:
        """Listen for staff who sign in, and keep links out of what is logged of requests that went wrong."""
        import_module("wayhome.web.invited.staff")
        logging.getLogger("django.request").addFilter(names_no_link)


def names_no_link(record: logging.LogRecord) -> bool:
    """Say whether a line of a log names no link: whoever reads a log must not come to anybody's door."""
    return "/d/" not in record.getMessage()
