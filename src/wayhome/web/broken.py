"""What broke behind a page, noted where it arose in our code and never with what was asked or sent."""

import logging
import sys
import traceback
from pathlib import Path
from types import TracebackType

from django.db import DatabaseError
from django.http import HttpRequest

import wayhome
from wayhome.store.faults import note_fault
from wayhome.store.supplies import SUPPLIES

log = logging.getLogger(__name__)
OURS = Path(wayhome.__file__).parent
FRAMES = 12


def note_broken(sender: object, request: HttpRequest | None = None, **_: object) -> None:  # noqa: ARG001 - a signal's own
    """Note what broke and give the request its reference. That it cannot be noted breaks nothing more."""
    kind, _raised, trace = sys.exc_info()
    if kind is None:
        return
    match = getattr(request, "resolver_match", None)
    page = (match.url_name or "") if match else ""
    try:
        reference = note_fault(kind="page", what=kind.__name__, at=SUPPLIES.now(), page=page, clue=where(trace))
    except DatabaseError:
        log.exception("What broke could not be noted: the database does not take it.")
        return
    if request is not None:
        vars(request)["fault_reference"] = reference


def where(trace: TracebackType | None) -> str:
    """Return where something arose: files, lines and functions, ours as they stand in the product, and no value."""
    frames = traceback.extract_tb(trace)[-FRAMES:]
    return "\n".join(f"{_named(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames)


def _named(filename: str) -> str:
    path = Path(filename)
    return str(path.relative_to(OURS)) if path.is_relative_to(OURS) else path.name
