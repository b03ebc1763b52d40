"""Addresses of the tracker."""

from django.urls import path

from initiatives import views
from initiatives.feeds import CorrectionFeed

app_name = "initiatives"
urlpatterns = [
    path("toezeggingen/", views.CommitmentList.as_view(), name="commitment-list"),
    path("toezeggingen/<uuid:pk>/", views.CommitmentDetail.as_view(), name="commitment-detail"),
    path("veranderd/", views.ChangeList.as_view(), name="change-list"),
    path("uitspraken/", views.StatementList.as_view(), name="statement-list"),
    path("uitspraken/<uuid:pk>/", views.StatementDetail.as_view(), name="statement-detail"),
    path("initiatieven/", views.InitiativeList.as_view(), name="initiative-list"),
    path("initiatieven/<slug:slug>/", views.InitiativeDetail.as_view(), name="initiative-detail"),
    path("personen/", views.PersonList.as_view(), name="person-list"),
    path("personen/<slug:slug>/", views.PersonDetail.as_view(), name="person-detail"),
    path("organisaties/", views.OrganisationList.as_view(), name="organisation-list"),
    path("correcties/", views.CorrectionList.as_view(), name="correction-list"),
    path("correcties/atom/", CorrectionFeed(), name="correction-feed"),
    path("organisaties/<slug:slug>/", views.OrganisationDetail.as_view(), name="organisation-detail"),
]
