"""Pictures and hostile files, made here: nothing in this folder is a photograph of anybody."""

import struct
import zipfile
import zlib
from collections.abc import Mapping
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw, PngImagePlugin, TiffImagePlugin

CANARY = b"CANARY-51.5074N-0.1278W"
SIZE = (400, 300)


@cache
def drawing(size: tuple[int, int] = SIZE) -> Image.Image:
    """Return a drawing whose top left corner is red, so that a turned one can be told."""
    made = Image.new("RGB", size, "lightgrey")
    draw = ImageDraw.Draw(made)
    draw.rectangle((0, 0, size[0] // 2, size[1] // 2), fill="red")
    return made


def saved(kind: str, picture: Image.Image | None = None, /, **given: object) -> bytes:
    """Return a picture as a file of some kind."""
    out = BytesIO()
    (picture or drawing()).save(out, format=kind, **given)
    return out.getvalue()


def with_places(kind: str = "JPEG", orientation: int = 1) -> bytes:
    """Return a picture that says where and when it was taken, by whom, in every manner of its kind."""
    exif = Image.Exif()
    exif[0x0112], exif[0x010E], exif[0x013B] = orientation, CANARY.decode(), CANARY.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (TiffImagePlugin.IFDRational(51), 30, 26), 29: CANARY.decode()})
    exif.get_ifd(0x8769).update({0x9003: "2026:11:01 10:00:00", 0x927C: CANARY})
    more: dict[str, object] = {"exif": exif, "icc_profile": CANARY * 9}
    if kind == "PNG":
        words = PngImagePlugin.PngInfo()
        words.add_text("Location", CANARY.decode(), zip=True)
        words.add_itxt("XML:com.adobe.xmp", f"<x>{CANARY.decode()}</x>")
        more["pnginfo"] = words
    else:
        more["xmp"] = b"<x:xmpmeta>" + CANARY + b"</x:xmpmeta>"
    if kind == "JPEG":
        more["comment"] = CANARY
    return saved(kind, **more)


def claiming(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that says it is so large."""
    return _png(struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0), zlib.compress(b"\0" * 100))


def _png(header: bytes, body: bytes, *more: bytes) -> bytes:
    return (
        b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + b"".join(more) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def zipped() -> bytes:
    """Return an archive whose one file would unpack into a folder above, and into ten million noughts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../etc/passwd", b"0" * 10_000_000)
    return out.getvalue()


SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HTML = b"<!doctype html><script>alert(document.cookie)</script>"
WORDS_BOMB = _chunk(b"zTXt", b"a\0\0" + zlib.compress(b"0" * 80_000_000))


@cache
def refused() -> Mapping[str, tuple[bytes, str]]:
    """Return what is turned away, by what it is, with words of the reason."""
    jpeg, png, webp = saved("JPEG"), saved("PNG"), saved("WEBP")
    not_one, damaged, large = "not a JPEG, PNG or WebP", "damaged or did not arrive whole", "50 million pixels"
    return {
        "nothing": (b"", "The file is empty."),
        "one byte": (b"\xff", not_one),
        "noughts": (bytes(5000), not_one),
        "words": (b"A letter about a child", not_one),
        "a drawing that runs scripts": (SVG, not_one),
        "a page that runs scripts": (HTML, not_one),
        "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n(%pipe%id) (w) file", not_one),
        "ImageMagick's own language": (b"push graphic-context\nviewbox 0 0 640 480\nfill 'url(https://x/)'", not_one),
        "PDF": (b"%PDF-1.7\n1 0 obj<</OpenAction 2 0 R>>", not_one),
        "a program for Windows": (b"MZ\x90\0" + bytes(200), not_one),
        "a program for Linux": (b"\x7fELF" + bytes(200), not_one),
        "a script": (b"#!/bin/sh\nrm -rf /\n", not_one),
        "an archive": (zipped(), not_one),
        "a compressed stream": (zlib.compress(bytes(10_000_000)), not_one),
        "a GIF": (saved("GIF"), not_one),
        "a BMP": (saved("BMP"), not_one),
        "a TIFF": (saved("TIFF"), not_one),
        "an icon": (saved("ICO"), not_one),
        "a HEIC": (b"\0\0\0\x18ftypheic" + bytes(500), "It is in HEIC form, as some telephones keep pictures."),
        "an AVIF": (b"\0\0\0\x18ftypavif" + bytes(500), "It is in AVIF form"),
        "the mark of a JPEG and nothing else": (b"\xff\xd8\xff\xe0", damaged),
        "the mark of a JPEG before a page": (b"\xff\xd8\xff\xe0" + HTML, damaged),
        "the mark of a PNG before a page": (b"\x89PNG\r\n\x1a\n" + HTML, damaged),
        "the mark of a WebP before a page": (b"RIFF\x10\0\0\0WEBPVP8 " + HTML, damaged),
        "half a JPEG": (jpeg[: len(jpeg) // 2], damaged),
        "half a PNG": (png[: len(png) // 2], damaged),
        "half a WebP": (webp[: len(webp) // 2], damaged),
        "a PNG with a wrong sum": (png.replace(b"IDAT", b"IDAT\xff", 1), damaged),
        "a PNG without points": (_png(struct.pack(">IIBBBBB", 400, 400, 8, 2, 0, 0, 0), b""), damaged),
        "a PNG of no kind of colour": (_png(struct.pack(">IIBBBBB", 400, 400, 8, 9, 0, 0, 0), b""), damaged),
        "a PNG with eighty million letters": (
            _png(struct.pack(">IIBBBBB", 400, 400, 8, 2, 0, 0, 0), zlib.compress(bytes(481_200)), WORDS_BOMB), damaged,
        ),
        "a PNG that claims 10,000 million pixels": (claiming(100_000, 100_000), large),
        "a PNG that claims 100 million pixels": (claiming(10_000, 10_000), large),
        "a PNG just over the limit": (claiming(10_000, 5_001), large),
        "a PNG one pixel high": (claiming(40_000, 1), "too small to know anybody by"),
        "a JPEG of 80 pixels": (saved("JPEG", drawing((80, 80))), "only 80 by 80 pixels"),
        "a PNG of no width": (claiming(0, 400), damaged),
        "more than ten megabytes": (jpeg + bytes(10 * 1024 * 1024), "larger than 10 MB"),
    }  # fmt: skip


@cache
def carrying() -> Mapping[str, bytes]:
    """Return pictures that can be seen and carry what must not be kept, each with the canary in it."""
    return {
        "places in a JPEG": with_places("JPEG"),
        "places in a PNG": with_places("PNG"),
        "places in a WebP": with_places("WEBP"),
        "an archive behind a JPEG": saved("JPEG") + zipped() + CANARY,
        "a page behind a JPEG": saved("JPEG") + HTML + CANARY,
        "a page behind a PNG": saved("PNG") + HTML + CANARY,
        "a page behind a WebP": saved("WEBP") + HTML + CANARY,
        "a script in a JPEG's comment": saved("JPEG", comment=HTML + CANARY),
        "a small picture of its own": saved("JPEG", exif=_small_inside()),
        "a second frame": saved("WEBP", save_all=True, append_images=[drawing()], exif=CANARY),
    }


def _small_inside() -> bytes:
    return b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0" + saved("JPEG", drawing((160, 120))) + CANARY
