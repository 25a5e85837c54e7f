"""Numbers for Prometheus: turns as they happen, the rest read when somebody asks."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

from bot.messaging.incoming import TurnReport
from bot.messaging.sending import Counts
from bot.serving.health import Health

_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """One registry of its own, so that several bots in one process do not mix."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._turns = Counter("laurel_turns", "Messages and presses answered.", ["outcome"], registry=self.registry)
        self._seconds = Histogram(
            "laurel_turn_seconds", "From taking a turn to its commit.", buckets=_BUCKETS, registry=self.registry
        )
        self._share = Gauge(
            "laurel_not_understood_share", "Share of turns that were not understood.", registry=self.registry
        )
        self._gauges = {
            name: Gauge(f"laurel_{name}", text, registry=self.registry)
            for name, text in {
                "messages_sent": "Messages sent since the start.",
                "messages_retried": "Sends put off since the start.",
                "messages_parked_since_start": "Messages put aside since the start.",
                "reminders_planned": "Reminder messages planned since the start.",
                "people_due": "People to whom something is due now.",
                "people_unreachable": "People with something due who cannot be reached.",
                "outbox_waiting": "Messages waiting to be sent.",
                "outbox_parked": "Messages put aside for the operator.",
                "lag_seconds": "For how long the oldest due thing has been due.",
            }.items()
        }
        self._total = self._missed = 0

    def turn(self, report: TurnReport) -> None:
        """One turn was taken."""
        outcome = "failed" if report.failed else "understood" if report.dialog else "not_understood"
        self._turns.labels(outcome).inc()
        self._seconds.observe(report.seconds)
        self._total += 1
        self._missed += outcome == "not_understood"
        self._share.set(self._missed / self._total)

    def page(self, health: Health, counts: Counts, planned: int) -> bytes:
        """The text that Prometheus reads."""
        values = {
            "messages_sent": counts.sent, "messages_retried": counts.retried,
            "messages_parked_since_start": counts.parked, "reminders_planned": planned,
            "people_due": health.due_people, "people_unreachable": health.unreachable_people,
            "outbox_waiting": health.waiting_messages, "outbox_parked": health.parked_messages,
            "lag_seconds": health.lag,
        }  # fmt: skip
        for name, value in values.items():
            self._gauges[name].set(value)
        return generate_latest(self.registry)
