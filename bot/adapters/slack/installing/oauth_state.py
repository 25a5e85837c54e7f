"""The token that ties the end of an installation to its beginning."""

from __future__ import annotations

import logging
from datetime import timedelta

from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.adapters.slack.installing.encryption import Cipher, WrongKeyError
from bot.clock import Clock

#: How long an administrator may take over it.
VALID_FOR = timedelta(minutes=10)
#: Nothing else that the cipher encrypts begins like this.
_PURPOSE = "installing until "


class EncryptedState(AsyncOAuthStateStore):
    """Keeps nothing: a state is its own end, encrypted. So any process can check it, and visitors cannot fill a table.

    It could be used twice within its time, which gains nothing: the flow also asks for the cookie of the browser that
    began, and Slack's code is good once.
    """

    def __init__(self, cipher: Cipher, clock: Clock) -> None:
        self._cipher = cipher
        self._clock = clock

    @property
    def logger(self) -> logging.Logger:
        return logging.getLogger(__name__)

    async def async_issue(self, *_args: object, **_kwargs: object) -> str:
        until = self._clock.now() + VALID_FOR
        token = self._cipher.encrypt(f"{_PURPOSE}{until.timestamp():.0f}")
        return token.rstrip("=")  # the library puts it into an address and a cookie as it is

    async def async_consume(self, state: str) -> bool:
        try:
            said = self._cipher.decrypt(state + "=" * (-len(state) % 4))
        except WrongKeyError:
            return False
        return said.startswith(_PURPOSE) and self._clock.now().timestamp() < float(said.removeprefix(_PURPOSE))
