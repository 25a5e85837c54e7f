"""Numbers for Prometheus: turns as they happen, the rest read when somebody asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, disable_created_metrics, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.messaging.incoming import TurnReport
from bot.messaging.sending import Counts
from bot.serving.health import Health

disable_created_metrics()  # type: ignore[no-untyped-call] # when each number began is of no use to anybody

#: Up to a second by halves, for a turn takes some milliseconds, and to five for what went wrong.
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
        self._total = self._missed = 0

    def turn(self, report: TurnReport) -> None:
        """One turn was taken."""
        outcome = "failed" if report.failed else "understood" if report.dialog else "not_understood"
        self._turns.labels(outcome).inc()
        self._seconds.observe(report.seconds)
        self._total += 1
        self._missed += outcome == "not_understood"
        self._share.set(self._missed / self._total)

    def page(self, health: Health, counts: Counts, planned: int, up: Mapping[str, bool]) -> bytes:
        """The text that Prometheus reads. ``up``: for each platform, whether it can be reached."""
        now = CollectorRegistry()
        now.register(_Standing(health, counts, planned, up))
        return generate_latest(self.registry) + generate_latest(now)


@dataclass(frozen=True, eq=False)
class _Standing(Collector):
    """What others have counted, or the database knows, at the moment of asking."""

    health: Health
    counts: Counts
    planned: int
    up: Mapping[str, bool]

    def collect(self) -> Iterator[Metric]:
        health, counts = self.health, self.counts
        for name, said, count in (
            ("messages_sent", "Messages sent since the start.", counts.sent),
            ("messages_retried", "Sends put off since the start.", counts.retried),
            ("messages_parked", "Messages put aside since the start.", counts.parked),
            (
                "messages_undeliverable",
                "Messages to people out of reach, since the start.",
                counts.unreachable,
            ),
            ("reminders_planned", "Reminder messages planned since the start.", self.planned),
        ):
            yield CounterMetricFamily(f"laurel_{name}", said, count)
        for name, said, value in (
            ("people_due", "People to whom something is due now.", health.due_people),
            ("people_unreachable", "People with something due who cannot be reached.", health.unreachable_people),
            ("outbox_waiting", "Messages waiting to be sent.", health.waiting_messages),
            ("outbox_parked", "Messages put aside for the operator.", health.parked_messages),
            ("lag_seconds", "For how long the oldest due thing has been due.", health.lag),
        ):
            yield GaugeMetricFamily(f"laurel_{name}", said, value)
        reached = GaugeMetricFamily("laurel_platform_up", "Whether the platform can be reached.", labels=["platform"])
        for platform, is_up in self.up.items():
            reached.add_metric([platform], float(is_up))
        yield reached
