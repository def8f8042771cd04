"""What a board keeps on the server, as Django knows it."""

from django.apps import AppConfig


class BoardConfig(AppConfig):
    """Declares the short name that migrations use."""

    name = "wayhome.web.board"
    label = "board"
