"""Every address of the product."""

from django.urls import include, path

urlpatterns = [path("", include("wayhome.web.urls"))]

handler403 = "wayhome.web.home.views.not_permitted"
handler404 = "wayhome.web.home.views.page_not_found"
handler500 = "wayhome.web.home.views.something_broke"
