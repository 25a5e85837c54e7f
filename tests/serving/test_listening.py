"""The socket that platforms and operators reach the process at."""

from __future__ import annotations

import socket

from bot.serving.process import listening_at


def test_answers_leave_without_waiting_for_what_was_sent_before() -> None:
    """Otherwise the body of every answer comes 40 ms after its head."""
    with (
        listening_at("127.0.0.1", 0) as listening,
        socket.create_connection(listening.getsockname()),
        listening.accept()[0] as connection,
    ):
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
