"""Runs the real bot while its process is killed and every message around it goes wrong, and looks what people got.

Telegram and the providers are the playground's, in this process; their books say what really happened. What is wrong is
found by `oracle` in those books and in the database, never in the bot's log. A seed decides about faults, kills and
what people do; the clock of the machine decides the rest, so a seed gives a similar run and not the same one.
"""
