"""Figures for Prometheus, read where they are kept at the moment that somebody asks."""

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

Read = Callable[[], float]
COUNTERS = {
    "faceswap_updates_accepted": "Updates of Telegram that were stored.",
    "faceswap_updates_repeated": "Updates that had been stored before.",
    "faceswap_updates_malformed": "What came and was no update.",
    "faceswap_updates_parked": "Updates that nobody could handle.",
    "faceswap_jobs_delivered": "Jobs whose result was shown.",
    "faceswap_jobs_failed": "Jobs that ended without a result, and were told so.",
    "faceswap_job_seconds": "From the press to the result, all delivered jobs together.",
}
GAUGES = {
    "faceswap_updates_waiting": "Updates in memory that wait for their turn.",
    "faceswap_providers_paused": "Providers that are left alone now.",
    "faceswap_maintenance": "1 while new orders are refused.",
}


class Meters(Collector):
    """`reads` has a function for every name of COUNTERS and GAUGES."""

    def __init__(self, reads: Mapping[str, Read]) -> None:
        missing = (COUNTERS.keys() | GAUGES.keys()) ^ reads.keys()
        if missing:
            raise ValueError(f"meters and readings differ: {sorted(missing)}")
        self._reads = reads

    def collect(self) -> Iterable[Metric]:
        for name, text in COUNTERS.items():
            yield CounterMetricFamily(name, text, value=self._reads[name]())
        for name, text in GAUGES.items():
            yield GaugeMetricFamily(name, text, value=self._reads[name]())


def registry_of(reads: Mapping[str, Read]) -> CollectorRegistry:
    registry = CollectorRegistry()
    registry.register(Meters(reads))
    return registry
