"""Laurel."""

import os

# Read when numpy is loaded. A turn multiplies for a millisecond; a second thread would join in, and then wait at full
# speed for more: a core's time for nothing, twice what the turn itself takes.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
