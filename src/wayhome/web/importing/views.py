"""Bringing histories in."""

from importlib.resources import files

from django.core.files.uploadedfile import UploadedFile

from wayhome.access.permissions import Permission
from wayhome.application.bringing_in import BroughtIn, bring_in
from wayhome.application.decoding import no_text
from wayhome.store.faults import note_refused
from wayhome.web.http import READING_AND_SENDING, SENDING, Page, Visit, shows_records
from wayhome.web.importing.presenters import result

LARGEST = 5 * 1024 * 1024
CHOOSE = "Choose a file of histories, one case a line, ending in .jsonl"
TOO_LARGE = "The file is larger than 5 MB. Split it, or use the command wayhome shadow"


@shows_records(Permission.IMPORT_HISTORIES, methods=READING_AND_SENDING)
def import_histories(visit: Visit) -> Page:
    """Offer the form, or bring in the file that was sent and say what came of it."""
    if visit.request.method != "POST":
        return Page(template="importing/form.html", content={"error": ""})
    given = visit.request.FILES.get("histories")
    lines, error = _lines(given if isinstance(given, UploadedFile) else None)
    if error:
        if given is not None:
            note_refused("A file of histories could not be read", visit.now)
        return Page(template="importing/form.html", content={"error": error}, status=422)
    return _brought_in(visit, lines)


@shows_records(Permission.IMPORT_HISTORIES, methods=SENDING)
def import_example(visit: Visit) -> Page:
    """Bring in the example histories that come with the product."""
    return _brought_in(visit, files(__package__).joinpath("example.jsonl").read_bytes().splitlines())


def _brought_in(visit: Visit, lines: list[bytes]) -> Page:
    came: BroughtIn = bring_in(lines, ledger=visit.parts.ledger, supplies=visit.parts.supplies)
    if came.mistakes:
        note_refused("Something in a file of histories was refused", visit.now)
    return Page(template="importing/result.html", content={"page": result(came)}, shows=came.records)


def _lines(given: "UploadedFile[bytes] | None") -> tuple[list[bytes], str]:
    """Return the lines of a file, or what is wrong with it."""
    if given is None:
        return [], CHOOSE
    if (given.size or 0) > LARGEST:
        return [], TOO_LARGE
    content = given.read()
    if other := no_text(content):
        return [], f"The file {other} and send it again"
    return content.split(b"\n"), ""
