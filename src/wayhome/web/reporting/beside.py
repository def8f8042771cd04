"""What is held, beside the report while it is still being filled in: looked up anew as what is known changes.

It leaves nothing behind but who looked: each record is noted when this report first shows it, as on the live board.
The name that is typed travels in the body of the request, so that no address and no log of addresses holds it.
"""

from collections.abc import Iterable

from wayhome.access.permissions import Permission
from wayhome.access.rules import require
from wayhome.web.acting.pages import new_key
from wayhome.web.http import SENDING, Page, Visit, note_look, shows_records
from wayhome.web.presenting.entries import capital
from wayhome.web.presenting.times import days_in_words
from wayhome.web.reporting.journey import PREFIX
from wayhome.web.reporting.searching import Results, SearchForm, enough, search
from wayhome.web.reporting.who import today

REVEALED = "looked-up"  # in the session: which records each report has shown already, by its key
CHILDREN = 4  # who are shown while somebody types
AT_MOST = 4  # reports whose records are remembered; one forgotten is noted again


@shows_records(methods=SENDING)
def held_beside(visit: Visit) -> Page:
    """Show what is held about whom a report asks for so far. Only what this report did not show before is a look."""
    require(visit.actor, Permission.TAKE_REPORTS)
    form = SearchForm(visit.request.POST, today=today(visit))
    form.is_valid()
    asked = form.asked()
    found = search(visit, asked, children=CHILDREN) if enough(asked) else None
    content = {"found": found, "asked": days_in_words(asked.words), "said": said(found)}
    shows, begun = _new_to(visit, form["key"].value() or "", found.shows() if found else ())
    page = Page(template="reporting/beside.html", content=content, shows=shows)
    if begun and not shows:
        note_look(visit, held_beside.__name__, page)  # that somebody began to look is noted, whatever comes up
    return page


def said(found: Results | None) -> str:
    """Say what came back in one line, as it is read aloud."""
    if found is None:
        return ""
    known, held = len(found.known), found.held
    parts = [f"{known} {'child' if known == 1 else 'children'} known here" if known else "No case here"]
    parts += [f"{each.many} {each.words.lower()}" for each in held.tiers]
    if held.closed:
        parts.append(f"{held.closed} closed to you")
    return ", ".join(parts) if held.many or known else capital(held.nothing)


def _new_to(visit: Visit, key: str, shown: Iterable[str]) -> tuple[tuple[str, ...], bool]:
    """Return what a report shows for the first time, and whether it is the report's first look; remember both."""
    session = visit.request.session
    kept: dict[str, list[str]] = session.get(REVEALED, {})
    report = key if key.startswith(PREFIX) else new_key(visit)
    begun, before = report not in kept, set(kept.get(report, ()))
    new = tuple(one for one in dict.fromkeys(shown) if one not in before)
    if new or begun:
        others = dict([(name, ids) for name, ids in kept.items() if name != report][1 - AT_MOST :])
        session[REVEALED] = {**others, report: [*kept.get(report, ()), *new]}
    return new, begun
