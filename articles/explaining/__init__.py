"""A reading made visible: the text with its statements marked, and what found each of them, in words.

`marks` and `rules` say what there is to show, `notes` puts it into words; `terminal` and `page` draw it.
"""

from articles.explaining.marks import Reading
from articles.explaining.page import write_page
from articles.explaining.terminal import print_reading

__all__ = ["Reading", "print_reading", "write_page"]
