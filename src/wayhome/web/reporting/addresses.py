"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.reporting.beside import held_beside
from wayhome.web.reporting.call import take_call
from wayhome.web.reporting.officers import task_officers
from wayhome.web.reporting.pages import ANOTHER_CALL, DESCRIBE, QUESTIONS
from wayhome.web.reporting.who import choose_child, take_report

addresses = [
    path("report/", take_report, name="report"),
    path("report/beside/", held_beside, name="report-beside"),
    path("report/<str:draft>/", choose_child, name="report-who"),
    path("report/<str:draft>/call/", take_call, name="report-call"),
    path("cases/<path:record>/describe-child/", serve(DESCRIBE), name="describe-child"),
    path("cases/<path:record>/ask-questions/", serve(QUESTIONS), name="ask-questions"),
    path("cases/<path:record>/officers/", task_officers(), name="task-officers"),
    path("cases/<path:record>/report-child/", serve(ANOTHER_CALL), name="report-child"),
]
