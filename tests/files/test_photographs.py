"""What is sent as a photograph is a picture or is turned away in words, and what is kept is the picture alone."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.files.hostile import CANARY, carrying, drawing, refused, saved, with_places
from wayhome.application.photographs import LONGEST, NotAPhotograph, cleaned, cover


def seen(content: bytes) -> Image.Image:
    """Return what a reader of a kept picture sees."""
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def point(picture: Image.Image, at: tuple[int, int]) -> bytes:
    """Return the colours of one point."""
    return picture.crop((*at, at[0] + 1, at[1] + 1)).tobytes()


def picture_or_reason(content: bytes) -> str | None:
    """Return what kind of picture is kept of some bytes, or else why none is."""
    try:
        return seen(cleaned(content)).format
    except NotAPhotograph as no:
        return no.words


@pytest.mark.parametrize("named", refused())
def test_what_is_no_photograph_is_turned_away_with_what_is_wrong_and_what_to_do(named: str) -> None:
    content, words = refused()[named]

    with pytest.raises(NotAPhotograph) as no:
        cleaned(content)

    (reason,) = no.value.reasons
    assert words in reason.words
    assert reason.remedy


@pytest.mark.parametrize("named", carrying())
def test_nothing_that_hangs_on_to_a_picture_is_kept_with_it(named: str) -> None:
    sent = carrying()[named]
    assert CANARY in sent or b"LPCN" in sent or named.startswith("places in a PNG")

    kept = cleaned(sent)

    picture = seen(kept)
    assert (picture.format, picture.size) == ("JPEG", (400, 300))
    assert CANARY not in kept
    assert b"script" not in kept
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert kept.endswith(b"\xff\xd9")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize(("orientation", "size", "red_at"), [(1, (400, 300), (20, 20)), (6, (300, 400), (280, 20))])
def test_a_picture_is_kept_upright(kind: str, orientation: int, size: tuple[int, int], red_at: tuple[int, int]) -> None:
    picture = seen(cleaned(with_places(kind, orientation)))

    assert picture.size == size
    red, green, _ = point(picture, red_at)
    assert (red > 200, green < 60) == (True, True)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_a_picture_of_any_manner_of_colour_is_kept(mode: str) -> None:
    assert seen(cleaned(saved("PNG", drawing().convert("L" if mode == "I;16" else mode)))).mode == "RGB"


def test_a_picture_in_printers_colours_is_kept() -> None:
    assert seen(cleaned(saved("JPEG", drawing().convert("CMYK")))).mode == "RGB"


def test_what_was_clear_is_white() -> None:
    clear = Image.new("RGBA", (200, 200), (0, 0, 0, 0))

    assert seen(cleaned(saved("PNG", clear))).getpixel((100, 100)) == (255, 255, 255)


def test_a_large_picture_is_kept_no_longer_than_a_sheet_of_paper_shows() -> None:
    assert seen(cleaned(saved("JPEG", drawing((4000, 3000))))).size == (LONGEST, 1200)


def test_a_cover_has_the_colours_of_a_picture_and_none_of_its_lines() -> None:
    striped = Image.new("RGB", (800, 600), "white")
    for across in range(0, 800, 20):
        striped.paste((0, 0, 0), (across, 0, across + 10, 600))

    covered = seen(cover(cleaned(saved("JPEG", striped)))).convert("L")

    points = covered.tobytes()
    assert max(points) - min(points) < 40


@given(content=st.binary(max_size=400), mark=st.sampled_from([b"", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"RIFF"]))
def test_no_bytes_at_all_do_anything_but_give_a_picture_or_a_reason(content: bytes, mark: bytes) -> None:
    assert picture_or_reason(mark + content)


@given(at=st.integers(0, 3000), byte=st.integers(0, 255), kind=st.sampled_from(["JPEG", "PNG", "WEBP"]))
def test_a_picture_with_a_changed_byte_gives_a_picture_or_a_reason(at: int, byte: int, kind: str) -> None:
    sent = bytearray(saved(kind))
    sent[at % len(sent)] = byte
    assert picture_or_reason(bytes(sent))
