"""Addresses of the archive."""

from django.urls import path

from articles import views

app_name = "articles"
urlpatterns = [
    path("artikelen/", views.ArticleList.as_view(), name="article-list"),
    path("artikelen/<uuid:pk>/", views.ArticleDetail.as_view(), name="article-detail"),
]
