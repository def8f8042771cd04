"""A meeting's pack as a tagged PDF: headings, lists and links as a screen reader needs them (PDF/UA-1)."""

import json
from collections.abc import Callable
from importlib.resources import files

import typst

from wayhome.application.meeting_pack.sentences import ChildPart, MeetingPack, Sentence
from wayhome.duties.saying import on_the_clock
from wayhome.web.presenting.entries import reference

LAYOUT = "meeting_pack.typ"


def pdf_of(pack: MeetingPack, address: Callable[[Sentence], str]) -> bytes:
    """Return the pack as a PDF; ``address`` says where the entry behind a sentence is read.

    What is written comes in as values and never as markup, so no word of anybody's changes the layout.
    """
    told = {
        "title": pack.title,
        "known": f"As known at {on_the_clock(pack.at)}. Changes since {on_the_clock(pack.since)}.",
        "covered": pack.covered,
        "children": [_child(child, address) for child in pack.children],
    }
    layout = files(__package__).joinpath(LAYOUT).read_bytes()
    made = typst.compile(
        layout, format="pdf", sys_inputs={"pack": json.dumps(told)}, pdf_standards="ua-1", ignore_system_fonts=True
    )
    return bytes(made)


def _child(child: ChildPart, address: Callable[[Sentence], str]) -> dict[str, object]:
    return {
        "who": child.who,
        "known": child.known,
        "parts": [
            {
                "title": part.title,
                "none": part.none,
                "sentences": [
                    {
                        "words": one.words,
                        "quote": one.quote,
                        "overdue": one.overdue,
                        "href": address(one),
                        "entry": f"{reference(one.record)}, entry {one.entry[-6:]}",
                    }
                    for one in part.sentences
                ],
            }
            for part in child.parts
        ],
    }
