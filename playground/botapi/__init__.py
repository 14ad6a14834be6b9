"""A Telegram that needs no account: the Bot API on one side, people on the other.

What it refuses, it refuses in the real server's words. Where it knowingly differs:

- one bot, in memory; no channels, inline mode, polls, audio, stories, gifts, business or anonymous administrators
- HTML is the only parse_mode; files are never fetched from a URL; replies reach no other chat
- clips are not re-encoded: a GIF stays a GIF, and a video's size comes from its MP4 headers or from the sender
- unknown parameters and fields, buttons with two actions, files that nobody names and unfit thumbnails are errors
  (`strict`), where the real server ignores them; so is an album of one
- a second answer to one press is refused; whether the real server does, nobody has checked
- an edit in a group that has become a supergroup says where it went, as sending does; the real one was not asked
- flood limits are off unless asked for, and their bursts are a guess: Telegram publishes only the averages
- what a bot may send in a group is refused by its rights there; that it may then change nothing either is a guess
- a webhook's answer is not read for a method to call, and certificates are not taken
"""

from playground.botapi.sample_world import everyday_world
from playground.botapi.server import telegram_server
from playground.botapi.world import World

__all__ = ["World", "everyday_world", "telegram_server"]
