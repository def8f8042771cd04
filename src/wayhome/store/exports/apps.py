"""The register as Django knows it."""

from django.apps import AppConfig


class ExportsConfig(AppConfig):
    """Declares the short name that migrations use."""

    name = "wayhome.store.exports"
    label = "exports"
