"""The API router: /api/v1/, with its OpenAPI document."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.routers import DefaultRouter

from articles.api.views import ArticleViewSet
from initiatives.api import views

router = DefaultRouter()
router.register("articles", ArticleViewSet)
router.register("people", views.PersonViewSet, basename="person")
router.register("organisations", views.OrganisationViewSet)
router.register("memberships", views.MembershipViewSet)
router.register("initiatives", views.InitiativeViewSet)
router.register("statements", views.StatementViewSet)
router.register("commitments", views.CommitmentViewSet)
router.register("status-updates", views.StatusUpdateViewSet)

urlpatterns = [path("schema/", SpectacularAPIView.as_view(), name="schema"), *router.urls]
