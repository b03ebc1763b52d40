"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("api/v1/", include(("policytracker.api", "v1"))),
    path("", include("articles.urls")),
    path("", include("initiatives.urls")),
]
