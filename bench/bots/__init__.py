"""The bots that are measured: each a program of its own that answers every text with one message."""
