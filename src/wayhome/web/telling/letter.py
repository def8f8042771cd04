"""A notice as a letter: a tagged PDF that a screen reader can follow (PDF/UA-1), plain, large or in easy read."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files

import typst

from wayhome.record.envelope import Event
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.telling import OneLine, placeholders
from wayhome.web.presenting.times import day

LAYOUT, FACE, FROM = "letter.typ", "face", "The police"
TITLE = "A letter for you"
LANGUAGES: Mapping[str, tuple[str, str]] = {"english": ("en", "GB"), "welsh": ("cy", "GB")}
UNSPOKEN = "paper"  # the symbol of a line that its writer added
LIKE = 12  # so many first letters alike and it is the line of the text, changed


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """What a letter shows; ``address`` is given where it goes by post, and then lies in the window."""

    title: str
    lines: tuple[tuple[str, str], ...]
    form: str = "plain"
    language: str = "english"
    day: str = ""
    address: tuple[str, ...] = ()


def letter_of(written: Event, text: str, pack: Pack, address: str = "") -> Letter:
    """Return the letter that a notice is. Each line keeps the symbol of the text's line that it came from."""
    body = written.body
    ids = str(body.get("template") or "").split()
    known = [line for name in ids if (text_of := pack.notice_texts.get(name)) for line in text_of.lines]
    framed = [line for one in pack.notice_readers.values() for line in (*one.begins, *one.ends)]
    lines = [one.strip() for one in text.splitlines() if one.strip()]
    return Letter(
        title=str(body.get("title") or TITLE),
        lines=tuple((symbol_of(one, (*known, *framed)), one) for one in lines),
        form=str(body.get("format") or "plain"),
        language=str(body.get("language") or "english"),
        day=day(written.happened_at),
        address=tuple(one.strip() for one in address.splitlines() if one.strip()),
    )


def symbol_of(line: str, known: Sequence[OneLine]) -> str:
    """Return the symbol of the line that a line began from; that of a sheet of paper for one that is new."""
    for one in known:
        begins = one.says.partition("{")[0] if placeholders(one.says) else one.says
        if begins and line.startswith(begins[:LIKE]):
            return one.symbol
    return UNSPOKEN


def pdf_of(letter: Letter) -> bytes:
    """Return a letter as a PDF. What is written comes in as values and never as markup."""
    lang, region = LANGUAGES.get(letter.language, ("en", "GB"))
    told = {
        "title": letter.title,
        "from": FROM,
        "lang": lang,
        "region": region,
        "form": letter.form,
        "day": letter.day,
        "address": list(letter.address),
        "lines": [{"symbol": symbol, "words": words} for symbol, words in letter.lines],
    }
    with as_file(files(__package__)) as here:
        made = typst.compile(
            here / LAYOUT,
            format="pdf",
            sys_inputs={"letter": json.dumps(told)},
            pdf_standards="ua-1",
            font_paths=[here / FACE],
            ignore_system_fonts=True,
        )
    return bytes(made)
