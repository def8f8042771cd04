"""The web application as Django knows it."""

from django.apps import AppConfig
from django.core.signals import got_request_exception


class WebConfig(AppConfig):
    """Gives Django the pages' templates and static files."""

    name = "wayhome.web"
    label = "web"

    def ready(self) -> None:
        """Have whatever breaks behind a page noted, so that it can be found by its reference."""
        from wayhome.web.broken import note_broken  # noqa: PLC0415 - needs the tables

        got_request_exception.connect(note_broken, dispatch_uid="wayhome.web.broken")
