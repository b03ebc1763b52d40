"""Every address of the site."""

from django.contrib import admin
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language

from policytracker import docs, views

urlpatterns = [
    path("beheer/", admin.site.urls),
    path("api/v1/", include(("policytracker.api", "v1"))),
    path("api/docs/", docs.swagger, name="api-docs"),
    path("api/redoc/", docs.redoc, name="api-redoc"),
    # Choosing a language harms nobody: without a token, readers get no cookie before they choose.
    path("taal/", csrf_exempt(set_language), name="set_language"),
    path("", views.HomeView.as_view(), name="home"),
    path("zoeken/", views.SearchView.as_view(), name="search"),
    path("over/", views.AboutView.as_view(), name="about"),
    path("", include("articles.urls")),
    path("", include("initiatives.urls")),
]
