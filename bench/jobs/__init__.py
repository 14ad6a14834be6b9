"""Whole jobs: people, the real bot, and a provider that is done at once."""
