"""The page of shapes: the closed set of ways in which a duty can arise, each with a drawn example."""

from collections.abc import Iterable, Iterator

from wayhome.application.drawing.svg import as_svg
from wayhome.application.drawing.timeline import of_example
from wayhome.cli.reference.markdown import page, plain
from wayhome.cli.reference.rule_pages import telling
from wayhome.duties.derive import SHAPES, Rulebook
from wayhome.rulebook.checks import NEEDED
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.schema import Duty

ORIGIN = "`wayhome.duties.shapes`"
WORDS = (
    "Every rule has one of these shapes; there is no other way for a duty to arise, and no expression language. A "
    "shape is frozen under its number: mending one is a new version, so that nothing already judged is judged again by "
    "accident."
)

READING = """## How to read the drawings

| drawn | is |
| --- | --- |
| a number in a black circle | an event; the key below says which |
| a short upright stroke | the duty arises |
| a full blue bar | it is owed, and in time |
| a flag | it falls due |
| a bar in red stripes | it is overdue |
| a dotted line | time that was not needed |
| a tick in a circle | met; at the end of stripes, met late |
| a cross, a dash, a slash in a circle | missed, lapsed, excused |
| an arrow in a circle | still open |
| a dashed upright line with a diamond | the instant for which it is all said |

Events stand in their order. The distances between them are not to scale."""


def shape_pages(packs: Iterable[Pack]) -> Iterator[tuple[str, str]]:
    """Yield the page of shapes, and the drawing of each, by address."""
    shown = {shape: found for shape in SHAPES if (found := _shown_by(shape, packs))}
    parts = [READING, *(_shape(shape, shown.get(shape)) for shape in SHAPES)]
    yield "shapes.md", page("Shapes of duty", WORDS, *parts, origin=ORIGIN)
    for shape, (pack, duty) in shown.items():
        picture = of_example(duty, telling(duty), Rulebook(pack))
        yield f"shapes/{_file(shape)}.svg", as_svg(picture, name=_file(shape))


def _shown_by(shape: str, packs: Iterable[Pack]) -> tuple[Pack, Duty] | None:
    """Return the rule of this shape whose example is drawn: one that shows most duties, the first of those."""
    found = [(pack, duty) for pack in packs for duty in pack.duties.values() if duty.shape == shape]
    return max(found, key=lambda one: len(telling(one[1]).expect), default=None)


def _shape(shape: str, shown: tuple[Pack, Duty] | None) -> str:
    needs = ", ".join(f"`{name}`" for name in NEEDED[shape])
    parts = [f"## {shape}", plain(SHAPES[shape].__doc__), f"It needs {needs}."]
    if shown is None:
        return "\n\n".join((*parts, "No packaged rule uses it yet."))
    pack, duty = shown
    link = f"[{duty.id}](rules/{pack.name}/{duty.id}.md)"
    parts.append(f"Drawn from {link}, {duty.title[:1].lower()}{duty.title[1:]}:")
    parts.append(f"![An example of {shape}]({'shapes/' + _file(shape)}.svg)")
    return "\n\n".join(parts)


def _file(shape: str) -> str:
    return shape.replace("/", "-")
