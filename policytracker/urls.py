"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path

from policytracker import docs

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("api/v1/", include(("policytracker.api", "v1"))),
    path("api/docs/", docs.swagger, name="api-docs"),
    path("api/redoc/", docs.redoc, name="api-redoc"),
    path("", include("articles.urls")),
    path("", include("initiatives.urls")),
]
