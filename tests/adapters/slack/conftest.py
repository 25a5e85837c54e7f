from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.adapters.slack.web_api import WebApi, web_api


@pytest.fixture
async def installing_api() -> AsyncIterator[WebApi]:
    """The part of Slack that installs apps and tells a token's owner."""
    async with web_api() as api:
        yield api
