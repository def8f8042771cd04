"""What is read on our pages stands out from what it is read on, in a light room and in a dark one."""

import re
from itertools import combinations
from math import dist
from pathlib import Path

import pytest

from wayhome.application.drawing import shares, svg

STATIC = Path(__file__).parents[2] / "src" / "wayhome" / "web" / "static"
NAMES = ("app/tokens.css", "app/dark.css")
SHEETS = sorted(sheet for folder in ("app", "door") for sheet in (STATIC / folder).glob("*.css"))
TEXT, EDGE = 4.5, 3.0

GROUNDS = (
    "--app-paper",
    "--app-mist",
    "--app-mist-deep",
    "--app-turned-back",
    "--app-told-safe",
    "--app-lamp-pale",
    "--app-overdue-pale",
    "--app-owed-pale",
    "--app-met-pale",
    "--govuk-template-background-colour",
    "--govuk-body-background-colour",
)
EVERYWHERE = (
    "--govuk-text-colour",
    "--govuk-secondary-text-colour",
    "--govuk-link-colour",
    "--govuk-link-visited-colour",
    "--govuk-link-hover-colour",
    "--govuk-link-active-colour",
    "--app-ink",
    "--app-past",
    "--app-overdue",
)
READ = {
    *((words, ground) for words in EVERYWHERE for ground in GROUNDS),
    ("--app-on-ink", "--app-ink"),
    ("--app-on-overdue", "--app-overdue-ground"),
    ("--app-on-lamp", "--app-lamp"),
    ("--app-overdue", "--app-overdue-pale"),
    ("--app-owed", "--app-owed-pale"),
    ("--app-owed", "--app-paper"),
    ("--app-met", "--app-met-pale"),
    ("--app-met", "--app-paper"),
    ("--app-late", "--app-late-pale"),
    ("--app-past", "--app-past-pale"),
    ("--app-weak-words", "--app-paper"),
    ("--app-weak-words", "--app-mist"),
    ("--app-cited-words", "--app-lamp-pale"),
    ("--app-sharp", "--app-paper"),
    ("--app-sharp", "--app-map-ground"),
    ("--app-names", "--app-paper"),
    ("--app-masthead-words", "--app-masthead"),
    ("--app-masthead-words", "--app-places"),
    ("--app-masthead-words", "--app-button"),
    ("--app-masthead-words", "--app-button-hover"),
    ("--app-masthead-words", "--govuk-brand-colour"),
    ("--app-masthead-quiet", "--app-masthead"),
    ("--app-field-words", "--app-field"),
    ("--govuk-text-colour", "--app-field"),
    ("--govuk-error-colour", "--app-paper"),
    ("--govuk-focus-text-colour", "--govuk-focus-colour"),
    ("--app-wall-words", "--app-wall"),
    ("--app-wall-words", "--app-wall-loud"),
    ("--app-wall-quiet", "--app-wall"),
}
SEEN = {
    *(
        (edge, "--app-paper")
        for edge in (
            "--app-ink",
            "--app-harbour",
            "--app-weak-edge",
            "--app-overdue",
            "--app-overdue-ground",
            "--app-owed",
            "--app-met",
            "--app-late",
            "--app-button",
            "--govuk-brand-colour",
            "--govuk-input-border-colour",
            "--govuk-error-colour",
            "--govuk-link-colour",
        )
    ),
    ("--govuk-input-border-colour", "--app-mist"),
    ("--govuk-input-border-colour", "--app-lamp-pale"),
    ("--app-masthead-words", "--app-masthead"),
    ("--app-lamp", "--app-places"),
    ("--app-wall-line", "--app-wall"),
}
# What is pressed, and has no ground of its own by which it would be seen.
PRESSED = (("ask.css", ".app-ask__label"), ("needs.css", ".app-ways__one"), ("prompt.css", ".app-prompt__leave"))
STATUSES = ("--app-overdue", "--app-owed", "--app-met", "--app-late", "--app-past")


def said(sheet: str) -> dict[str, str]:
    """Return what a sheet says each name is, but for what it says for paper."""
    roots = " ".join(re.findall(r":root\s*\{([^}]*)", off_paper(sheet)))
    return dict(re.findall(r"(--[a-z-]+):\s*([^;]+)", roots))


def off_paper(sheet: str) -> str:
    """Return a sheet of ours without its remarks, and without what it says for paper."""
    plain = re.sub(r"/\*.*?\*/", "", (STATIC / sheet).read_text(encoding="utf-8"), flags=re.DOTALL)
    return re.sub(r"@media print \{.*?\n\}", "", plain, flags=re.DOTALL)


def scheme(*sheets: str) -> dict[str, str]:
    """Return what every name comes to where these sheets are read one after the other."""
    names = {name: value for sheet in ("vendor/govuk-frontend.min.css", *sheets) for name, value in said(sheet).items()}
    return {name: value_of(name, names) for name in names}


def value_of(name: str, names: dict[str, str]) -> str:
    named = re.fullmatch(r"var\((--[a-z-]+)\)", names[name])
    return value_of(named[1], names) if named else names[name]


SCHEMES = {"light": scheme(NAMES[0]), "dark": scheme(*NAMES)}
in_each_scheme = pytest.mark.parametrize("colours", SCHEMES.values(), ids=SCHEMES)


def linear(colour: str) -> tuple[float, float, float]:
    """Return the red, green and blue of a colour as light, each from 0 to 1."""
    digits = colour.removeprefix("#")
    full = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    red, green, blue = (int(full[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return as_light(red), as_light(green), as_light(blue)


def as_light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG 2.2 has it: from 1, none, to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def apart(one: str, other: str) -> float:
    """Return how far two colours are apart to the eye, in OKLab: black and white are 1 apart."""
    return dist(oklab(one), oklab(other))


def oklab(colour: str) -> tuple[float, float, float]:
    red, green, blue = linear(colour)
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    middle = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short,
    )


def weak(pairs: set[tuple[str, str]], colours: dict[str, str], least: float) -> list[str]:
    """Return the pairs that stand out too little from one another."""
    return sorted(
        f"{over} on {under}: {contrast(colours[over], colours[under]):.2f}"
        for over, under in pairs
        if contrast(colours[over], colours[under]) < least
    )


@in_each_scheme
def test_words_stand_out_from_what_they_are_written_on(colours: dict[str, str]):
    assert weak(READ, colours, TEXT) == []


@in_each_scheme
def test_what_has_to_be_seen_stands_out_from_what_it_lies_on(colours: dict[str, str]):
    assert weak(SEEN, colours, EDGE) == []


@pytest.mark.parametrize(("sheet", "pressed"), PRESSED)
def test_the_frame_of_what_is_pressed_is_among_what_has_to_be_seen(sheet: str, pressed: str):
    framed = re.search(
        rf"\n{re.escape(pressed)} \{{[^}}]*border: \dpx solid var\((--[a-z-]+)\)", off_paper(f"app/{sheet}")
    )

    assert framed
    assert (framed[1], "--app-paper") in SEEN


@in_each_scheme
def test_where_the_keyboard_is_is_seen_on_every_ground(colours: dict[str, str]):
    """The ring is yellow with black beside it: on any ground one of the two stands out."""
    ring = [colours["--govuk-focus-colour"], colours["--govuk-focus-text-colour"]]
    grounds = (*GROUNDS, "--app-masthead", "--app-places", "--app-field", "--app-map-ground")

    assert [name for name in grounds if max(contrast(one, colours[name]) for one in ring) < EDGE] == []


@in_each_scheme
def test_statuses_are_told_apart_by_their_colours_too(colours: dict[str, str]):
    near = [(one, other) for one, other in combinations(STATUSES, 2) if apart(colours[one], colours[other]) < 0.08]

    assert near == []


def test_a_dark_screen_is_dark_and_its_words_are_light():
    assert luminance(SCHEMES["dark"]["--app-paper"]) < 0.02
    assert all(luminance(SCHEMES["dark"][ground]) < 0.05 for ground in GROUNDS)


@pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.name for sheet in SHEETS])
def test_a_pair_that_a_sheet_lays_together_is_among_those_that_are_measured(sheet: Path):
    for body in re.findall(r"\{([^{}]*)\}", off_paper(str(sheet.relative_to(STATIC)))):
        words = re.search(r"(?:^|[;\s])color:\s*var\((--[a-z-]+)\)", body)
        ground = re.search(r"background(?:-color)?:\s*var\((--[a-z-]+)\)", body)
        assert not (words and ground) or (words[1], ground[1]) in READ, body


@pytest.mark.parametrize("sheet", [sheet for sheet in SHEETS if f"app/{sheet.name}" not in NAMES], ids=lambda s: s.name)
def test_a_sheet_takes_its_colours_by_name(sheet: Path):
    """Only what is printed may say black and white outright: ink and paper are the same at any hour."""
    assert not re.search(r"#[0-9a-f]{3,8}\b|rgba?\(|hsla?\(", off_paper(str(sheet.relative_to(STATIC))), re.IGNORECASE)


def test_the_dark_names_are_names_that_there_are_and_are_for_screens_only():
    dark = re.sub(r"/\*.*?\*/", "", (STATIC / NAMES[1]).read_text(encoding="utf-8"), flags=re.DOTALL).strip()

    assert dark.startswith("@media screen and (prefers-color-scheme: dark) {")
    assert not re.search(r"\n\}.*\S", dark[:-1], re.DOTALL), "everything stands in the one condition"
    assert set(said(NAMES[1])) <= set(SCHEMES["light"])


@pytest.mark.parametrize(("page", "top"), [("layouts", "--app-masthead"), ("invited", "--app-mist")])
def test_the_frame_of_a_browser_has_the_colour_of_the_top_of_the_page(page: str, top: str):
    template = (STATIC.parent / "templates" / page / "page.html").read_text(encoding="utf-8")

    assert f'light="{SCHEMES["light"][top]}" dark="{SCHEMES["dark"][top]}"' in template


def test_every_colour_of_a_drawing_is_told_anew_for_the_dark():
    """A drawing is a file too, and says its colours outright: whoever gives it another one is told here."""
    dark = (STATIC / NAMES[1]).read_text(encoding="utf-8")
    drawn = {svg.INK, svg.BLUE, svg.RED, svg.GREEN, svg.GREY, shares.INK, shares.BAR, shares.FAINT, "#ffffff"}

    assert [colour for colour in sorted(drawn) if f'="{colour}"]' not in dark] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.relative_to(STATIC)))
def test_a_name_of_the_house_that_a_sheet_uses_is_one_that_there_is(sheet: Path):
    """What has no value is silently left out, and words take whatever colour is around them."""
    given = {name for each in SHEETS for name in re.findall(r"(--app-[\w-]+):", each.read_text(encoding="utf-8"))}
    used = set(re.findall(r"var\((--app-[\w-]+)\)", sheet.read_text(encoding="utf-8")))
    assert sorted(used - given) == []
