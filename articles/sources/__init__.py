"""Where articles come from: files and folders of saved pages, web pages and JSON Lines.

`read_sources(paths)` yields one record for each input, a `SourceDocument` or a `Refusal` with its reason;
nothing is lost in between, and no more than one text is held at a time.
"""

from articles.sources.documents import Refusal, SourceDocument
from articles.sources.reading import count_inputs, read_sources

__all__ = ["Refusal", "SourceDocument", "count_inputs", "read_sources"]
