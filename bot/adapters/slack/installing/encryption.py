"""Secrets of others, encrypted where they are kept."""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class WrongKeyError(Exception):
    """None of the keys fits."""


class Cipher:
    """Encrypts with the first key and decrypts with any, so that a key can be replaced while the bot runs.

    A key is 32 random bytes as url-safe base64, as ``new_key`` makes them. Raises ValueError for anything else.
    """

    def __init__(self, keys: Sequence[str]) -> None:
        self._fernet = MultiFernet([Fernet(key) for key in keys])

    def encrypt(self, text: str) -> str:
        """Different each time, and url-safe; a token of 57 characters becomes 164."""
        return self._fernet.encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted: str) -> str:
        """Raises WrongKeyError, also for what was never encrypted."""
        try:
            return self._fernet.decrypt(encrypted.encode()).decode()
        except InvalidToken:
            raise WrongKeyError from None

    def renew(self, encrypted: str) -> str:
        """The same under the first key. Raises WrongKeyError."""
        return self.encrypt(self.decrypt(encrypted))


def new_key() -> str:
    return Fernet.generate_key().decode("ascii")
