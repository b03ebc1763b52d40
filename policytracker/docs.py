"""Interactive API documentation, served from a package and not from a network."""

from csp.decorators import csp_update
from drf_spectacular.views import SpectacularRedocView, SpectacularSwaggerSplitView

# Both viewers write style attributes and blob workers; nothing else on the site may.
relaxed = csp_update(
    {"style-src": ["'unsafe-inline'"], "worker-src": ["blob:"], "img-src": ["'self'", "data:", "blob:"]}
)

SCHEMA = "/api/v1/schema/?lang=en"

swagger = relaxed(SpectacularSwaggerSplitView.as_view(url=SCHEMA))
redoc = relaxed(SpectacularRedocView.as_view(url=SCHEMA))
