"""Components against the design system's own fixtures, where it publishes them; ours against what they must say."""

import json
import re
from pathlib import Path

import pytest
from django.template import Context, Template
from jinja2 import UndefinedError

from tests.services.missing import skip_or_fail
from wayhome.duties.duty import Status
from wayhome.kernel.citations import Seen, Strength
from wayhome.web.components.environment import macro
from wayhome.web.presenting.marks import STATUS, STRENGTH, basis_mark

FIXTURES = Path(__file__).parents[2] / "node_modules/govuk-frontend/dist/govuk/components"
USED = (
    "button", "details", "error-message", "error-summary", "file-upload", "generic-header", "hint", "input",
    "inset-text", "label", "password-input", "skip-link", "summary-list",
)  # fmt: skip


def squeezed(html: object) -> str:
    return re.sub(r"\s+", "", str(html))


@pytest.mark.parametrize("component", USED)
def test_a_component_renders_as_the_design_system_publishes_it(component: str):
    path = FIXTURES / component / "fixtures.json"
    if not path.exists():
        skip_or_fail("the design system is not installed: run make setup")

    for fixture in json.loads(path.read_text(encoding="utf-8"))["fixtures"]:
        rendered = macro("govuk", component)(fixture["options"])
        assert squeezed(rendered) == squeezed(fixture["html"]), fixture["name"]


def test_what_people_wrote_is_escaped_in_a_component():
    said = '<script>alert("x")</script>'

    rendered = Template('{% govuk "inset-text" text=said %}{% app "facts" rows=rows %}').render(
        Context({"said": said, "rows": [{"key": said, "value": said}]})
    )

    assert "<script>" not in rendered
    assert rendered.count("&lt;script&gt;") == 3


def test_a_component_may_take_a_parameter_called_name():
    rendered = Template('{% govuk "input" id="who" name="who" label=label %}').render(
        Context({"label": {"text": "Who"}})
    )

    assert 'name="who"' in rendered


def test_a_misspelt_field_of_our_own_component_is_an_error_and_not_nothing():
    with pytest.raises(UndefinedError):
        macro("app", "mark")(mark={"wrods": "Overdue"})


def test_every_status_has_its_own_words_and_no_two_open_ones_share_a_shape():
    assert set(STATUS) == set(Status)
    assert len({mark.words for mark in STATUS.values()}) == len(Status)
    assert STATUS[Status.OWED].shape != STATUS[Status.OVERDUE].shape


def test_a_breach_of_law_neither_reads_nor_looks_like_a_breach_of_our_own_default():
    law, default = STRENGTH[Strength.STATUTE], STRENGTH[Strength.DESIGN_DEFAULT]

    assert law.words == "Law"
    assert default.words == "Our default, not a rule"
    assert law.kind != default.kind


def test_a_basis_whose_text_nobody_read_says_so():
    class Rests:
        strength = Strength.STATUTORY_CODE
        seen = Seen.NOT_SEEN

    assert basis_mark(Rests()).words == "Statutory code (text not seen)"
