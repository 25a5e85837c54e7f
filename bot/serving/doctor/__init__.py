"""``laurel doctor``: whether this Laurel can serve as it is set up, found out without changing anything."""
