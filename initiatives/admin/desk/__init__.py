"""The review desk: candidates one at a time beside the text, by keyboard or without script."""
