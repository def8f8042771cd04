"""Mappings and files being brought in, as Django knows them."""

from django.apps import AppConfig


class RosteringConfig(AppConfig):
    """Declares the short name that migrations use."""

    name = "wayhome.web.rostering"
    label = "rostering"
