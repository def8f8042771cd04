"""A list behind a number as a table to take away: case, rule, times and entry, and no name and no word of anybody."""

import csv
import io
from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.cache import patch_cache_control

from wayhome.assurance.counting import DutyRef, Ref
from wayhome.kernel.moments import iso_london
from wayhome.rulebook.pack import Pack
from wayhome.web.evidence.presenters import ListPage

COLUMNS = (
    "measure", "list", "case", "rule", "what", "due or happened", "done", "how it stands", "recorded late", "entry",
    "as known at",
)  # fmt: skip
RISKY = ("=", "+", "-", "@", "\t", "\r")


def table_of(listing: Iterable[Ref], pages: ListPage, *, measure: str, which: str) -> HttpResponse:
    """Return a list as a table; whoever checks a number elsewhere finds each case again by its reference."""
    written = io.StringIO()
    rows = csv.writer(written, lineterminator="\r\n")
    rows.writerow(COLUMNS)
    known_at = iso_london(pages.caseload.at)
    for ref in listing:
        rows.writerow([_harmless(cell) for cell in (measure, which, *_cells(ref, pages), known_at)])
    answer = HttpResponse(written.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{measure}-{which}.csv"'
    patch_cache_control(answer, no_store=True, private=True)
    return answer


def _cells(ref: Ref, pages: ListPage) -> tuple[str, ...]:
    late = "yes" if ref.recorded_late else "no"
    if not isinstance(ref, DutyRef):
        return ref.case, "", ref.type, iso_london(ref.happened_at), "", "", late, ref.event
    done = iso_london(ref.done_at) if ref.done_at else ""
    return (
        ref.case, ref.rule, _title(ref, pages.pack), iso_london(ref.due_at), done, ref.status.value.replace("_", " "),
        late, pages.entry_behind(ref),
    )  # fmt: skip


def _title(ref: DutyRef, pack: Pack) -> str:
    return pack.duties[ref.rule].title


def _harmless(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(RISKY) else text
