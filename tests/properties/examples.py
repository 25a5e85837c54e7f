"""How many examples of a property are tried: each run tries new ones, so few are enough for each."""

from __future__ import annotations

import os
from collections.abc import Collection

from hypothesis import HealthCheck, settings

#: ``EXAMPLES=20 make test`` tries twenty times as many.
_TIMES = int(os.environ.get("EXAMPLES", "1"))


def examples(count: int, suppressed: Collection[HealthCheck] = ()) -> settings:
    """So many in an ordinary run. However slow the machine is, none takes too long."""
    return settings(max_examples=count * _TIMES, deadline=None, suppress_health_check=suppressed)
