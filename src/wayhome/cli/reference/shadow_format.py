"""The page of the exchange format: every type of an export, what it is said as, and the fields it reads."""

from collections.abc import Iterator
from typing import Any

from wayhome.application.shadow.exchange import ABOUT_CHILD
from wayhome.application.shadow.sayings import REVIEWS, SAYINGS, Saying
from wayhome.application.shadow.shadow import ROW_STATUS
from wayhome.cli.reference.markdown import page, sentence, table

ORIGIN = "`wayhome.application.shadow`"
WORDS = (
    "JSON Lines in UTF-8: one case a line. A case has an `id` and a list of `events`; it may have `nation`, "
    "`child_age`, `title`, `as_at`, and what is held about the child: {child}. An event has `n` (its number in the "
    "case), `at` (when it happened, with offset), `type`, and may have `recorded_at` (when it was written down) and "
    "the fields below. Without `recorded_at` it counts as written down when it happened.\n\n"
    "A case of several children, or whose child stands in other cases too, lists them: `children` is a list of objects "
    "with an `id`, and may give `age` and what is held about each. An event names those it is about by `children`; "
    "where it does not, it is about every child of the case. Each child has missing episodes of their own; an "
    "investigation is one for all of them."
)
OTHERS = (
    "Any other event may be given by its own name in the [vocabulary](events/README.md), such as "
    "`risk.factor_recorded`, with that event's fields. A type nobody knows is reported with line and field, and left "
    "out; the rest of the case goes on."
)

OUT = (
    "One line a case, in the order of the input: its `id`, `duties` and `flags`, and `excused` where there are any. "
    "Duties that lapsed, that have not arisen yet or that were excused are not among the rows."
)
ROWS = (
    ("`obligation`", "the rule's id, and a key after a colon where one event raises several such duties"),
    ("`child`", "to which child, in a case of several, where it is owed to one of them"),
    ("`owed_by`", "police, local_authority, or another agency"),
    ("`trigger_event`", "number of the event that raised it"),
    ("`due`", "when it fell, or falls, due: London's clock, with offset"),
    ("`status`", "how it stands, in the words below"),
    ("`done_event`", "number of the event that did it, in time or late; else null"),
)
FLAG = (
    "A flag `RETROSPECTIVE_ENTRY` names an event that was written down more than 24 hours after it happened. A row of "
    "`excused` has `obligation`, `trigger_event` and `excuse`."
)


class Noting(dict[str, Any]):
    """An event of an export that notes which of its fields are asked for, and holds none."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - a mapping's own
        """Note the field, and give none."""
        self.asked.append(key)
        return default


def shadow_format_page() -> str:
    """Write the page of the exchange format."""
    words = WORDS.format(child=", ".join(f"`{name}`" for name in ABOUT_CHILD))
    rows = [_row(f"`{name}`", saying) for name, saying in SAYINGS.items()]
    rows += [_row(f'`supervisor_review` with `scope` "{scope}"', saying) for scope, saying in REVIEWS.items()]
    types = table(("type", "says", "as", "fields"), rows)
    return page("The exchange format", "## What goes in", words, types, OTHERS, *_what_comes_out(), origin=ORIGIN)


def _what_comes_out() -> tuple[str, ...]:
    statuses = ((f"`{word}`", status.words) for status, word in ROW_STATUS.items())
    rows, words = table(("field", "is"), ROWS), table(("status", "stands for"), statuses)
    return "## What comes out", OUT, rows, words, FLAG


def _row(name: str, saying: Saying) -> tuple[str, str, str, str]:
    declared = saying.declared
    link = f"[{declared.name}](events/{declared.area}.md#{declared.name.replace('.', '')})"
    says = sentence(declared.says.replace("{", "‹").replace("}", "›"))
    return name, says, link, ", ".join(f"`{field}`" for field in _fields(saying)) or "none"


def _fields(saying: Saying) -> Iterator[str]:
    noting = Noting()
    saying.say(noting)
    return iter(dict.fromkeys(noting.asked))
