"""Interactive API documentation, served from a package and not from a network."""

from csp.constants import SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from drf_spectacular.views import SpectacularRedocView, SpectacularSwaggerSplitView

swagger = SpectacularSwaggerSplitView.as_view(url_name="v1:schema", template_name="api/swagger.html")

# Redoc writes its own style elements and searches in a worker of its own making; nothing else on the site may.
redoc = csp_replace({"style-src": [SELF, UNSAFE_INLINE], "worker-src": ["blob:"]})(
    SpectacularRedocView.as_view(url_name="v1:schema", template_name="api/redoc.html")
)
