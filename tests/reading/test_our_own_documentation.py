"""What we write for those who use this is read as any entry of a child's case is, and nothing in it is pointed out.

Left out are blocks that are marked as examples of wording, and the generated reference, which gives the names of laws,
of rules and of examples as they are.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from wayhome.application.wording.pointing_out import found_in
from wayhome.packs import reader

ROOT = Path(__file__).parents[2]
WRITTEN = sorted(
    [
        *ROOT.glob("*.md"),
        *(path for path in ROOT.glob("docs/**/*.md") if "reference" not in path.relative_to(ROOT).parts),
    ]
)
MARKED = re.compile(r"<!-- examples of wording -->.*?<!-- end of examples -->", re.DOTALL)
CODE = re.compile(r"^```.*?^```|`[^`\n]*`|\]\([^)\n]*\)|<[^>\n]+>", re.DOTALL | re.MULTILINE)
APART = re.compile(r"\n\s*\n|\n(?=[#*-]|\d+\. )|\|")


def passages(text: str) -> Iterator[str]:
    """Yield what a page says, without code, addresses and examples of wording, cut at paragraphs, points and cells."""
    for part in APART.split(CODE.sub(" ", MARKED.sub("\n\n", text))):
        if part.strip():
            yield " ".join(part.split())


def pointed_out(text: str) -> list[tuple[str, str, str]]:
    """Return what is pointed out in a page: the rule, the words and the passage."""
    return [(one.rule, said[one.start : one.end], said) for said in passages(text) for one in found_in(reader(), said)]


def test_nothing_that_we_write_would_be_pointed_out():
    assert len(WRITTEN) > 70
    found = {str(path.relative_to(ROOT)): pointed_out(path.read_text("utf-8")) for path in WRITTEN}
    assert {name: said for name, said in found.items() if said} == {}


@pytest.mark.parametrize("text", ["The girl (14) keeps putting herself at risk."])  # an example of wording
def test_it_would_be_found_unless_it_is_marked_as_an_example(text: str):
    assert pointed_out(f"# A page\n\n- One.\n- {text}") != []
    assert pointed_out(f"<!-- examples of wording -->\n{text}\n<!-- end of examples -->") == []
