"""Logging in to the back office: the password, its throttle, the second factor, and what a session needs to last."""
