"""The API: /api/v1/, with its OpenAPI document."""

from django.http import HttpRequest
from django.urls import path, re_path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.exceptions import NotFound
from rest_framework.routers import APIRootView, DefaultRouter

from articles.api.base import InEnglish
from initiatives.api import changes, corrections, tracking_views, views


class Root(InEnglish, APIRootView):
    """What this API holds."""


class Document(InEnglish, SpectacularAPIView):
    """This API's OpenAPI document."""


class Nothing(InEnglish):
    """An address that does not exist, answered in the format of the others."""

    schema = None

    def initial(self, request: HttpRequest, *args: object, **kwargs: object) -> None:
        raise NotFound


router = DefaultRouter()
router.include_format_suffixes = False
router.APIRootView = Root
router.register("articles", views.ArticleViewSet)
router.register("people", views.PersonViewSet)
router.register("organisations", views.OrganisationViewSet)
router.register("memberships", views.MembershipViewSet)
router.register("initiatives", views.InitiativeViewSet)
router.register("statements", views.StatementViewSet)
router.register("commitments", tracking_views.CommitmentViewSet)
router.register("status-updates", tracking_views.StatusUpdateViewSet)
router.register("changes", changes.ChangeViewSet, basename="change")
router.register("corrections", corrections.CorrectionViewSet)

urlpatterns = [
    path("schema/", Document.as_view(), name="schema"),
    *router.urls,
    re_path("^.*/$", Nothing.as_view(), name="nothing"),
]
