"""Drafts of acts as Django knows them."""

from django.apps import AppConfig


class ActingConfig(AppConfig):
    """Declares the short name that migrations use."""

    name = "wayhome.web.acting"
    label = "acting"
