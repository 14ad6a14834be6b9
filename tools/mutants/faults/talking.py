"""Who may press and say what, and how Telegram is talked to."""

from tools.mutants.model import Fault, fault

FAULTS: tuple[Fault, ...] = (
    fault(
        "Anybody may press anybody's buttons",
        "if row.user_id != press.ctx.user.id:",
        "if False:",
        "presses of strangers",
    ),
    fault(
        "Anybody in a group stops what others do there",
        "return here and await self._admins.includes(row.chat_id, press.ctx.user.telegram_id)",
        "return here",
        "stopping as an admin of the group",
    ),
    fault(
        "Everybody is an admin in their private chat",
        "return ctx.private and ctx.user.telegram_id in self._admins",
        "return ctx.private",
        "who may command",
    ),
    fault(
        "An admin's button works for whoever presses it",
        "if not self.is_admin(press.ctx):",
        "if False:",
        "admins' buttons",
    ),
    fault(
        "A command that an admin forwarded is obeyed",
        "return ctx.message is not None and ctx.message.forward_origin is not None",
        "return False",
        "whom a command means",
    ),
    fault(
        "Nobody has to agree to the rules before sending pictures",
        "if ctx.agreed or ctx.user.banned_at is not None:",
        "if True:",
        "consent",
    ),
    fault(
        "An old button gets around the rules",
        "if not press.ctx.agreed: press.answer.ok() await self._ask_consent(press.ctx) return press.ctx.agreed",
        "return True",
        "consent",
    ),
    fault(
        "Somebody who is banned may begin",
        "if ctx.user.banned_at is None: await handle(ctx)",
        "if True:\n    await handle(ctx)",
        "bans",
    ),
    fault(
        "Telegram says to wait and is not heard",
        "bucket.held_until = max(bucket.held_until, self._now() + seconds + 0.1)",
        "pass",
        "pace",
    ),
    fault(
        "A message that Telegram may have sent already is sent again",
        "return endpoint.startswith(HARMLESS_TWICE) and endpoint != POLL",
        "return endpoint != POLL",
        "calls to Telegram",
    ),
    fault(
        "Two updates of one person run at the same time",
        "await self._begin(update, lane)",
        'self._nursery.start(self._begin(update, lane), name="side by side")',
        "updates coming in",
    ),
)
