"""Bytes of an export as text: what is not UTF-8 is replaced and said, and the rest of the line still counts."""

from wayhome.application.mistakes import Mistake, Place

BOM = b"\xef\xbb\xbf"
SIXTEEN_BIT = (b"\xff\xfe", b"\xfe\xff")

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how the files of a spreadsheet program begin, new and old


def no_text(start: bytes) -> str:
    """Say what a file is that is no text we read, with what mends it, from how it begins; empty for text."""
    if start.startswith(WORKBOOKS):
        return "is a workbook, such as Excel keeps. Save it as CSV UTF-8"
    if start.startswith(SIXTEEN_BIT):
        return "is UTF-16. Save it as UTF-8"
    return ""


def decoded(raw: bytes, place: Place) -> tuple[str, tuple[Mistake, ...]]:
    """Read a line as UTF-8, without the mark that some programs put before the first."""
    raw = raw.removeprefix(BOM) if place.line == 1 else raw
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        words = f"Byte {error.start + 1} is not UTF-8; it was read as �."
        remedy = "Save the file as UTF-8."
        return raw.decode("utf-8", "replace"), (Mistake(place=place, field="the line", words=words, remedy=remedy),)
