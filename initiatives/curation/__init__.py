"""Curation: what editors do to rows. With `initiatives.importing` the only writer."""
