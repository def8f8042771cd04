"""The addresses of this journey."""

from django.urls import path

from wayhome.web.acting.pages import serve
from wayhome.web.wording.answering import ANSWER
from wayhome.web.wording.lexicon import show_lexicon
from wayhome.web.wording.prompting import prompt
from wayhome.web.wording.queue import show_queue
from wayhome.web.wording.rates import show_rates
from wayhome.web.wording.reading_entry import show_entry
from wayhome.web.wording.reviewing import REVIEW
from wayhome.web.wording.rules import show_rule, show_rules
from wayhome.web.wording.sampling import show_sample, show_samples
from wayhome.web.wording.undone import show_undone

addresses = [
    path("wording/", show_queue, name="wording"),
    path("wording/lines/", show_undone, name="wording-lines"),
    path("wording/rates/", show_rates, name="wording-rates"),
    path("wording/lexicon/", show_lexicon, name="wording-lexicon"),
    path("wording/rules/", show_rules, name="wording-rules"),
    path("wording/rules/<str:rule>/", show_rule, name="wording-rule"),
    path("wording/samples/", show_samples, name="wording-samples"),
    path("wording/samples/<str:period>/", show_sample, name="wording-sample"),
    path("wording/samples/<str:period>/<int:number>/", show_entry, name="read-entry"),
    path("wording/prompt/", prompt, name="wording-prompt"),
    path("cases/<path:record>/wording/", serve(ANSWER), name="answer-wording"),
    path("cases/<path:record>/wording/as-supervisor/", serve(REVIEW), name="review-wording"),
]
