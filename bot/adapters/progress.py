"""Which messages of a reply are out already, so that trying again repeats none of them."""

from __future__ import annotations

from collections import OrderedDict

#: Replies that can be half sent at the same time; what is forgotten is sent again from its start.
_KEPT = 1000


class Progress:
    """By the id of an Outgoing: the ids of the messages sent. In memory only, as a crash is rarer than a 429."""

    def __init__(self) -> None:
        self._sent: OrderedDict[str, list[str]] = OrderedDict()

    def of(self, outgoing: str) -> list[str]:
        """To be added to."""
        sent = self._sent.setdefault(outgoing, [])
        if len(self._sent) > _KEPT:
            self._sent.popitem(last=False)
        return sent

    def forget(self, outgoing: str) -> None:
        self._sent.pop(outgoing, None)
