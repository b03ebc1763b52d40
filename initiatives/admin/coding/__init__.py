"""Two coders at one article, in the back office."""
