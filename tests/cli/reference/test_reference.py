"""The reference is written from the product itself: everything in it has its page, and the pages say what it does."""

import re
from datetime import datetime
from functools import cache
from typing import Annotated, Literal

import pytest

import wayhome.record.events  # noqa: F401 - declares the vocabulary
from wayhome.access.permissions import Permission
from wayhome.application.shadow.sayings import SAYINGS
from wayhome.cli.main import COMMANDS
from wayhome.cli.reference.index import from_here, pages
from wayhome.cli.reference.markdown import cell, plain, sentence, table
from wayhome.cli.reference.pack_format import PARTS, SECTIONS
from wayhome.cli.reference.values import values_of
from wayhome.duties.derive import SHAPES
from wayhome.duties.facts import COMPUTED, FACTS
from wayhome.packs import available, load
from wayhome.record.vocabulary import EventType, event_types
from wayhome.rulebook.pack import Pack
from wayhome.rulebook.sections import FILES

pytestmark = pytest.mark.xdist_group("reference")  # the pages are written once, and read by every test


@cache
def packs() -> tuple[Pack, ...]:
    return tuple(load(name) for name in available())


@cache
def written() -> dict[str, str]:
    return dict(pages(packs()))


def example_rule(name: str) -> str:
    return written()[f"rules/examples-2026.1/{name}.md"]


def test_every_event_type_has_its_place_with_every_field() -> None:
    assert [declared.name for declared in event_types() if not has_its_place(declared)] == []


def has_its_place(declared: EventType) -> bool:
    page = written().get(f"events/{declared.area}.md", "")
    named = page.partition(f"## {declared.name}\n")[2].partition("\n## ")[0]
    return bool(named) and all(f"| `{field}` |" in named for field in declared.fact.model_fields)


def test_personal_fields_are_said_to_be_destroyed_on_disposal() -> None:
    assert "**Personal: `rationale`.** Words about a person." in written()["events/risk.md"]


def test_every_rule_of_every_pack_has_its_page_and_every_automated_one_its_drawing() -> None:
    wanted = {f"rules/{pack.name}/{duty}.{kind}" for pack in packs() for duty in pack.duties for kind in ("md", "svg")}
    wanted |= {f"rules/{pack.name}/{known.id}.md" for pack in packs() for known in pack.not_automated}

    assert wanted - set(written()) == set()


def test_the_coverage_of_a_rulebook_is_counted() -> None:
    for pack in packs():
        known = len(pack.duties) + len(pack.not_automated)
        assert (
            f"**{len(pack.duties)} of {known} known rules are automated.**" in written()[f"rules/{pack.name}/README.md"]
        )


def test_what_is_not_automated_says_what_it_waits_for() -> None:
    for pack in packs():
        for known in pack.not_automated:
            page = written()[f"rules/{pack.name}/{known.id}.md"]
            assert f"It waits for: {sentence(known.waits_for)}" in page


def test_a_rule_says_what_raises_it_by_when_and_what_meets_it() -> None:
    page = example_rule("PREVENTION_INTERVIEW")

    assert (
        "- The child was found, alive. ([missing.child_located](../../events/missing.md#missingchild_located))" in page
    )
    assert "| `standard` | always | 24 hours | local choice:" in page
    assert "| meets it | The police talked with the child (in person or in person declined)." in page


def test_a_rule_shows_its_examples_with_how_each_stands() -> None:
    page = example_rule("GRADE_INITIAL")

    assert "| Nobody graded and the child is still missing |" in page
    assert "**overdue**, due 21:00 on 2 March 2026" in page


def test_a_rule_with_a_gate_says_what_it_takes() -> None:
    assert "- The grader's training was in date on the day of the grade." in example_rule("GRADER_TRAINED")


def test_a_rule_that_looks_at_what_is_known_says_so() -> None:
    assert "Only while nation is england." in example_rule("RHI_72H")


def test_every_shape_fact_permission_and_command_is_on_its_page() -> None:
    assert all(f"## {shape}\n" in written()["shapes.md"] for shape in SHAPES)
    assert all(f"| `{fact}` |" in written()["facts.md"] for fact in (*FACTS, *COMPUTED))
    assert all(f"`{permission.key}`" in written()["permissions.md"] for permission in Permission)
    assert all(f"## wayhome {command}\n" in written()["commands.md"] for command in COMMANDS)


def test_every_section_and_key_of_a_pack_is_on_its_page() -> None:
    page = written()["pack-format.md"]

    assert set(SECTIONS) == {"pack", *FILES}
    assert all(f"| `{at.alias or name}` |" in page for part in PARTS for name, at in part.model_fields.items())
    assert [name for name in set(re.findall(r"\]\(#(\w+)\)", page)) if f"## {name}\n" not in page.lower()] == []


def test_every_floor_factor_and_question_is_on_its_page() -> None:
    page = written()["risk.md"]

    for pack in packs():
        named = [*(floor.id for floor in pack.floors), *pack.factors, *pack.questions]
        assert [name for name in named if f"| `{name}` |" not in page] == []


def test_every_type_of_the_exchange_format_is_on_its_page_with_what_comes_of_it() -> None:
    page = written()["shadow-format.md"]

    assert all(f"| `{name}` |" in page for name in SAYINGS)
    assert "| `graded` | Risk was graded ‹grade›. | [risk.graded](events/risk.md#riskgraded) | `grade`, `train" in page
    assert "| `late` | met late |" in page


def test_every_definition_measure_and_recommendation_is_on_its_page() -> None:
    for pack in packs():
        assert all(f"## {one.term}\n" in written()["definitions.md"] for one in pack.definitions)
        assert all(f"## {one}\n" in written()["measures.md"] for one in pack.measures)
        assert all(f"### {one.id}\n" in written()["recommendations.md"] for one in pack.recommendations)


def test_the_pages_come_out_the_same_every_time() -> None:
    small = [pack for pack in packs() if pack.name == "examples-2026.1"]

    assert dict(pages(small)) == dict(pages(small))


def test_a_link_that_a_pack_writes_from_the_top_of_the_project_leads_there_from_its_page() -> None:
    written_by_a_pack = "[ours](docs/decisions/README.md)"

    assert from_here(written_by_a_pack, "rules/one/A-1.md") == "[ours](../../../decisions/README.md)"
    assert from_here(written_by_a_pack, "facts.md") == "[ours](../decisions/README.md)"


@pytest.mark.parametrize(
    ("annotation", "said"),
    [
        (str, "text"),
        (datetime | None, "time with offset"),
        (Literal["a", "b"], "`a`, `b`"),
        (Annotated[str, "x"] | None, "text"),
        (tuple[str, ...], "a list: text"),
        (dict[str, int], "text → whole number"),
        (str | int | bool | None, "text or whole number or true or false"),
    ],
)
def test_the_values_of_a_field_are_said_in_words(annotation: object, said: str) -> None:
    assert values_of(annotation) == said


def test_a_value_stays_inside_its_cell() -> None:
    assert cell("one | two\nthree") == "one \\| two three"


def test_a_table_without_rows_is_not_written() -> None:
    assert table(("a", "b"), ()) == ""


def test_a_docstring_becomes_paragraphs() -> None:
    assert plain("One\n    line.\n\n    Another ``word``.") == "One line.\n\nAnother `word`."
