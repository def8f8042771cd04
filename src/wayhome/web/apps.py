"""The web application as Django knows it."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Gives Django the pages' templates and static files."""

    name = "wayhome.web"
    label = "web"
