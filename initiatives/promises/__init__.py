"""Reading a promise: what is checkable in it, how its words compare with others, how far its deadline slipped."""
