"""Both ways in which Slack reaches the bot."""

from __future__ import annotations

import pytest

both_modes = pytest.mark.parametrize("http", [False, True], ids=["socket", "http"])
