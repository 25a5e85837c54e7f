"""Signatures of requests, as reference docs "Verifying requests from Slack" have them."""

from __future__ import annotations

import hashlib
import hmac
import time
from dataclasses import dataclass
from datetime import timedelta


@dataclass
class Signing:
    """Signs with the app's secret, by the machine's clock; a test changes ``secret`` or ``age`` to sign wrongly."""

    secret: str
    age: timedelta = timedelta(0)

    def headers(self, body: bytes) -> dict[str, str]:
        timestamp = str(int(time.time() - self.age.total_seconds()))
        signed = b"v0:" + timestamp.encode() + b":" + body
        digest = hmac.new(self.secret.encode(), signed, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": f"v0={digest}"}
