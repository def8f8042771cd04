"""The page of the pack format: every section of a rulebook's files, and every key that may stand in it."""

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from wayhome.cli.reference.markdown import page, plain, sentence, table
from wayhome.cli.reference.values import given, values_of
from wayhome.rulebook import matching, schema

ORIGIN = "`wayhome.rulebook.schema` and `wayhome.rulebook.matching`"
WORDS = (
    "A pack is a folder of YAML files. Any file may hold any section; unknown keys, repeated keys and values without a "
    "basis are refused with file and line. One thing may be written where a list is meant. How to go about it is told "
    "in [write a rule](../how-to/write-a-rule.md)."
)
PARTS: tuple[type[BaseModel], ...] = (
    schema.Head, schema.Source, schema.Duty, schema.Owes, schema.Limb, schema.Basis, matching.Match,
    matching.ValueTest, schema.Clock, schema.Part, schema.Need, schema.Excuse, schema.Example, schema.Definition,
    schema.NotAutomated, schema.Floor, schema.Measure, schema.Recommendation, schema.Setting,
)  # fmt: skip
SECTIONS = {
    "pack": schema.Head, "sources": schema.Source, "duties": schema.Duty, "definitions": schema.Definition,
    "not_automated": schema.NotAutomated, "floors": schema.Floor, "measures": schema.Measure,
    "recommendations": schema.Recommendation, "settings": schema.Setting,
}  # fmt: skip


def pack_format_page() -> str:
    """Write the page of the pack format."""
    rows = (
        (f"`{name}`", f"[{model.__name__}](#{model.__name__.lower()})", plain(model.__doc__))
        for name, model in SECTIONS.items()
    )
    return page("The pack format", WORDS, table(("section", "holds", "which is"), rows), *_parts(), origin=ORIGIN)


def _parts() -> Iterator[str]:
    for model in PARTS:
        rows = (_row(name, at) for name, at in model.model_fields.items())
        yield "\n\n".join(
            (f"## {model.__name__}", plain(model.__doc__), table(("key", "given", "values", "means"), rows))
        )


def _row(name: str, at: FieldInfo) -> tuple[str, str, str, str]:
    return f"`{at.alias or name}`", given(at), values_of(at.annotation), sentence(at.description or "")
