"""The addresses of the board."""

from django.urls import path

from wayhome.web.board.views import (
    keep_view,
    show_board,
    show_changes,
    show_map,
    show_overnight,
    show_printed,
    show_wall,
)

addresses = [
    path("board/", show_board, name="board"),
    path("board/changes/", show_changes, name="board-changes"),
    path("board/printed/", show_printed, name="board-printed"),
    path("board/wall/", show_wall, name="board-wall"),
    path("board/map/", show_map, name="board-map"),
    path("board/overnight/", show_overnight, name="board-overnight"),
    path("board/views/", keep_view, name="board-views"),
]
