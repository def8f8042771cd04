"""Serve the pages with one process and several threads; a proxy of the force's own ends TLS in front of it."""

import argparse
import os
import socket
import sys

import django
from django.core.management import call_command
from django.db import DatabaseError, connection
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from wayhome.cli.beginning import say_how_to_begin
from wayhome.cli.given import at_least, port
from wayhome.store.unanswered import unanswered


def arguments(parser: argparse.ArgumentParser) -> None:
    """Take the address and port to listen on, and how many processes answer."""
    parser.add_argument("--address", default="127.0.0.1", help="address to listen on (default: this machine only)")
    parser.add_argument("--port", type=port, default=8000, help="port to listen on (default: 8000)")
    parser.add_argument("--workers", type=at_least(1), default=1, help="processes that answer (default: 1)")


def run(given: argparse.Namespace) -> int:
    """Serve until stopped."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wayhome.config.settings")
    django.setup()
    refuse_behind()
    gather_static_files()
    refuse_taken(given.address, given.port)
    say_how_to_begin(f"http://{given.address}:{given.port}/")
    serve(address=given.address, port=given.port, workers=given.workers)
    return 0


def refuse_behind() -> None:
    """Stop with words when the database is not as this version needs it; say so of one that does not answer.

    It may come later, as where both are started at once: the pages are served, and it is tried again.
    """
    from wayhome.store.state import unapplied  # noqa: PLC0415 - needs the settings

    try:
        lacking = unapplied()
    except DatabaseError as error:
        print(unanswered(error, connection.vendor, connection.settings_dict), file=sys.stderr, flush=True)
        return
    if lacking:
        raise SystemExit("The database is not as this version needs it. Run wayhome migrate, then wayhome serve.")


def gather_static_files() -> None:
    """Put stylesheets, scripts and pictures where they are served from, named by their content."""
    call_command("collectstatic", interactive=False, verbosity=0)


def refuse_taken(address: str, port: int) -> None:
    """Stop with words when something else already listens there."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        try:
            taken = probe.connect_ex((address, port)) == 0
        except OSError as unknown:
            words = f"{address} is not an address of this machine. Choose one that is, such as --address 127.0.0.1."
            raise SystemExit(words) from unknown
        if taken:
            raise SystemExit(f"Something is already served on port {port}. Choose another, such as --port {port + 1}.")


def serve(*, address: str, port: int, workers: int = 1) -> None:
    """Serve the pages and return when interrupted."""
    sys.stdout.flush()
    server = Granian(
        target="wayhome.config.wsgi:application",
        address=address,
        port=port,
        workers=workers,
        blocking_threads=4,
        interface=Interfaces.WSGI,
        log_level=LogLevels.warning,
    )
    server.serve()
