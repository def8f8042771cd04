"""Bring the database up to date. Safe to run again."""

import argparse
import os

import django
from django.core.management import call_command

from wayhome.cli.beginning import give_a_code_to_begin


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take nothing."""
    parser.epilog = "The database is the one named by WAYHOME_DATABASE_URL, or the embedded one."


def run(given: argparse.Namespace) -> int:
    """Apply every migration that has not been applied."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.config.settings")
    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    print(f"The database is up to date ({given.command}).")
    give_a_code_to_begin()
    return 0
