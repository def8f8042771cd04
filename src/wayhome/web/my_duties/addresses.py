"""The address of this journey."""

from django.urls import path

from wayhome.web.my_duties.views import show_my_duties

addresses = [path("my-duties/", show_my_duties, name="my-duties")]
