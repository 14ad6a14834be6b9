"""How much is to go wrong, and how often."""

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """`replicas`: 1 is SQLite; 2 share a PostgreSQL, and every second blow freezes one instead of killing it."""

    jobs: int
    kills: int
    seed: int
    at_once: int = 16
    replicas: int = 1
    patience_seconds: float = 90.0
    frozen_seconds: float = 8.0
    closing_seconds: float = 180.0

    def rng(self, name: str) -> random.Random:
        """A stream of its own for each purpose, so that one does not move the others."""
        return random.Random(f"{self.seed} {name}")
