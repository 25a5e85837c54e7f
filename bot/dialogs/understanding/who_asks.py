"""Somebody whose question is passed on: "my boss asks …", "they want to know …"."""

from __future__ import annotations

#: In front of the question itself.
WHO_ASKS = (
    r"(?:(?:and|but|now|so)\s+)?(?:(?:my|our|the|a)\s+(?:\w+\s+)?\w+|they|she|he|people|someone|somebody|everyone|boss|manager|hr|i)\s+"
    r"(?:(?:now|keeps?|also|just|is|are|am)\s+){0,2}"
    r"(?:asks?|asked|asking|says?|wonders?|wondering|wants?\s+to\s+know)(?:\s+(?:me|us))?,?\s+"
)
