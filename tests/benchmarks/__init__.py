"""Measurements beside their targets: ``make bench``. Nothing here is a test; numbers depend on the machine."""
