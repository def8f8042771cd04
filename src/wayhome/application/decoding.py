"""Bytes of an export as text: what is not UTF-8 is replaced and said, and the rest of the line still counts."""

from wayhome.application.mistakes import Mistake, Place

BOM = b"\xef\xbb\xbf"
SIXTEEN_BIT = (b"\xff\xfe", b"\xfe\xff")


def decoded(raw: bytes, place: Place) -> tuple[str, tuple[Mistake, ...]]:
    """Read a line as UTF-8, without the mark that some programs put before the first."""
    raw = raw.removeprefix(BOM) if place.line == 1 else raw
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        words = f"Byte {error.start + 1} is not UTF-8; it was read as �."
        remedy = "Save the file as UTF-8."
        return raw.decode("utf-8", "replace"), (Mistake(place=place, field="the line", words=words, remedy=remedy),)
