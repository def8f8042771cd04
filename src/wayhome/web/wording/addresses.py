"""The addresses of this journey."""

from django.urls import path

from wayhome.web.wording.prompting import prompt

addresses = [
    path("wording/prompt/", prompt, name="wording-prompt"),
]
