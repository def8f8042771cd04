"""Where the pages of this journey are."""

from django.urls import path

from wayhome.web.training import answering, deciding, overview, own_sample, person

addresses = [
    path("training/", overview.show_training, name="training"),
    path("training/people/", overview.list_people, name="training-people"),
    path("training/mine/", person.show_mine, name="my-training"),
    path("training/mine/samples/<str:period>/", own_sample.show_own_sample, name="own-sample"),
    path("training/questions/<slug:questions>/", answering.ask_questions, name="check-understanding"),
    path("training/questions/<slug:questions>/answers/", answering.explain_answers, name="questions-explained"),
    path("training/people/<path:officer>/watched/", deciding.watch, name="watch-practice"),
    path("training/people/<path:officer>/excuse/", deciding.excuse, name="excuse-training"),
    path("training/people/<path:officer>/", person.show_officer, name="officer-training"),
]
