"""Photographs: what was sent is decoded and written anew, so that only the picture itself is kept.

Nothing of a file is believed: not its name, not its type, not what it says of itself. It is a picture when it can be
decoded as one, and what is kept is what was decoded: upright, without place, time, camera, maker's notes or anything
that was hung on to it. Everything here is bytes in, bytes out.
"""

import struct
from io import BytesIO

from PIL import Image, ImageFilter, ImageOps

from wayhome.kernel.refusals import Reason, Refused

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 50_000_000  # more than any telephone takes; a file of a few bytes can claim far more
FEWEST = 120  # pixels along the shorter side: with less, nobody can be recognised
LONGEST = 1600  # pixels along the longer side of what is kept: a face fills an A4 sheet at that
COVERED = 14  # pixels along the longer side of a cover, which says that there is a picture and shows nobody
QUALITY = 85

ENDINGS = {b"ftypheic": "HEIC", b"ftypheix": "HEIC", b"ftypmif1": "HEIC", b"ftypavif": "AVIF"}
ASK_FOR = "Ask for it as a JPEG, PNG or WebP picture; a photograph sent on by message usually is one."


class NotAPhotograph(Refused):
    """What was sent is no picture that can be kept; says what is wrong with it and what to do."""

    def __init__(self, words: str, remedy: str) -> None:
        super().__init__(Reason(rule="photographs.not_kept", words=words, remedy=remedy))
        self.words = f"{words} {remedy}"


def cleaned(content: bytes) -> bytes:
    """Return a picture written anew as JPEG, upright, at most 1,600 pixels long, with nothing in it but the picture.

    Raises NotAPhotograph for what is empty, too large, no JPEG, PNG or WebP, damaged, or too small to know anybody by.
    """
    weigh(len(content))
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as sent:
            _measure(*sent.size)
            return _written(_upright(sent))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large() from None
    except (OSError, SyntaxError, ValueError, EOFError, TypeError, IndexError, OverflowError, struct.error):
        raise _unreadable(content) from None


def cover(content: bytes) -> bytes:
    """Return what stands in for a kept picture while it is covered: its colours, blurred past knowing anybody."""
    with Image.open(BytesIO(content), formats=("JPEG",)) as kept:
        kept.draft("RGB", (LONGEST // 8, LONGEST // 8))
        small = kept.convert("RGB")
    small.thumbnail((COVERED, COVERED))
    return _written(small.resize((small.width * 20, small.height * 20)).filter(ImageFilter.GaussianBlur(14)))


def weigh(size: int) -> None:
    """Raise NotAPhotograph for a file of so many bytes that is empty, or larger than one that is looked at."""
    if size == 0:
        raise NotAPhotograph("The file is empty.", "Choose it again, or ask for it again.")
    if size > MOST_BYTES:
        raise NotAPhotograph(
            f"The file is larger than {MOST_BYTES // 1024**2} MB.",
            "Send it on by message, which makes it smaller, or take a picture of the screen.",
        )


def _measure(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise _too_large()
    if min(width, height) < FEWEST:
        raise NotAPhotograph(
            f"The picture is only {width} by {height} pixels, too small to know anybody by.",
            "Ask for the photograph itself, not the small picture of it.",
        )


def _too_large() -> NotAPhotograph:
    millions = MOST_PIXELS // 1_000_000
    return NotAPhotograph(
        f"The picture has more than {millions} million pixels.", "Send it on by message, which makes it smaller."
    )


def _unreadable(content: bytes) -> NotAPhotograph:
    named = next((name for mark, name in ENDINGS.items() if mark in content[:64]), "")
    if named:
        return NotAPhotograph(f"It is in {named} form, as some telephones keep pictures.", ASK_FOR)
    if content[:3] == b"\xff\xd8\xff" or content[:4] in (b"\x89PNG", b"RIFF"):
        return NotAPhotograph(
            "The picture is damaged or did not arrive whole.", "Choose it again, or ask for it again."
        )
    return NotAPhotograph("The file is not a JPEG, PNG or WebP picture.", ASK_FOR)


def _upright(sent: Image.Image) -> Image.Image:
    """Return the picture at the size it is kept in, turned as the camera was held, on white where it was clear."""
    sent.draft("RGB", (LONGEST, LONGEST))
    sent.load()
    sent.thumbnail((LONGEST, LONGEST))
    turned = _turned(sent)
    if not turned.has_transparency_data:
        return turned.convert("RGB")
    clear = turned.convert("RGBA")
    white = Image.new("RGB", clear.size, "white")
    white.paste(clear, mask=clear.getchannel("A"))
    return white


def _turned(picture: Image.Image) -> Image.Image:
    """Turn a picture as it says the camera was held; one whose notes cannot be read is taken as it is."""
    try:
        return ImageOps.exif_transpose(picture)
    except (OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, OverflowError, struct.error):
        return picture


def _written(picture: Image.Image) -> bytes:
    """Write the picture's points, and nothing else that came with it."""
    fresh = Image.new("RGB", picture.size)
    fresh.paste(picture)
    out = BytesIO()
    fresh.save(out, format="JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()
