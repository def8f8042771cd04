"""The board: opened, kept live, printed, and the views of it that somebody saved."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import redirect

from wayhome.access.permissions import Permission
from wayhome.access.rules import require
from wayhome.kernel.moments import iso_london
from wayhome.web.board.asking import Asked, asked_for
from wayhome.web.board.changes import answer_of
from wayhome.web.board.mapping import MAP, map_page
from wayhome.web.board.overnight import overnight_page
from wayhome.web.board.page import board_page, printed_page
from wayhome.web.board.saving import forget, save
from wayhome.web.board.wall import WALL, wall_page
from wayhome.web.board.watching import watched
from wayhome.web.http import SENDING, Answer, Page, Visit, shows_no_record, shows_records
from wayhome.web.presenting.vacant_posts import comes_to

NO_CONTENT = 204


@shows_records(Permission.READ_CASES)
def show_board(visit: Visit) -> Page:
    """Show the children who are missing or not yet seen, whoever is most at risk first, and keep it live."""
    return board_opened(visit)


@shows_records(Permission.READ_CASES)
def show_printed(visit: Visit) -> Page:
    """Show the board as it is printed: on paper, with when and by whom."""
    page = printed_page(visit, asked_for(visit.request.GET))
    return Page(template="board/printed.html", content={"page": page}, shows=page.shows)


@shows_records()
def show_changes(visit: Visit) -> Answer:
    """Send an open board what changed; nothing where nothing did. Only children not shown before are a look.

    A board that is not known any more, as one left open overnight, is begun again: that is a look at all it shows.
    """
    require(visit.actor, Permission.READ_CASES)
    watch = watched(visit, visit.request.GET.get("watch", ""))
    if watch is None:
        return OPENED.get(visit.request.GET.get("page", ""), board_opened)(visit)
    return answer_of(visit, watch) or nothing_new(visit)


def board_opened(visit: Visit) -> Page:
    """Return the board as it is opened, under the filter in the address."""
    page = board_page(visit, asked_for(visit.request.GET))
    content = {"page": page, "comes_to_you": tuple(comes_to(visit))}
    return Page(template="board/board.html", content=content, shows=page.shows)


def wall_opened(visit: Visit) -> Page:
    """Return the wall as it is opened."""
    page = wall_page(visit)
    return Page(template="board/wall.html", content={"page": page}, shows=page.shows)


def map_opened(visit: Visit) -> Page:
    """Return the map as it is opened; it names no child."""
    return Page(template="board/map.html", content={"page": map_page(visit)})


OPENED: Mapping[str, Callable[[Visit], Page]] = {WALL: wall_opened, MAP: map_opened}


def nothing_new(visit: Visit) -> HttpResponse:
    """Return that there is nothing new, and at what time that was so."""
    answer = HttpResponse(status=NO_CONTENT)
    answer["Wayhome-At"] = iso_london(visit.now)
    answer["Cache-Control"] = "no-store, private"
    return answer


@shows_records(Permission.READ_CASES)
def show_wall(visit: Visit) -> Page:
    """Show the board for a wall: large, without controls, and with little about any child."""
    return wall_opened(visit)


@shows_no_record(Permission.READ_CASES)
def show_map(visit: Visit) -> Page:
    """Show from which parts of the ground children are missing, at which risk, and the table that says the same."""
    return map_opened(visit)


@shows_records(Permission.READ_CASES)
def show_overnight(visit: Visit) -> Page:
    """Show what came in since the last night began, or since a time."""
    page = overnight_page(visit)
    return Page(template="board/overnight.html", content={"page": page}, shows=page.shows)


@shows_no_record(Permission.READ_CASES, methods=SENDING)
def keep_view(visit: Visit) -> HttpResponse:
    """Save a filter under a name, or forget one, and go to the board as it was."""
    sent, asked = visit.request.POST, Asked()
    if "forget" in sent:
        forget(visit, sent["forget"])
    else:
        asked = asked_for(sent)
        save(visit, sent.get("name", ""), asked)
    response = redirect("board")
    response["Location"] += f"?{asked.query}" if asked.query else ""
    return response
