"""/broadcast: one message to everybody, in Telegram's own time. `bot.telegram.notify.broadcaster` sends it out."""

from collections.abc import Mapping
from functools import partial

import structlog
from telegram import Message, MessageEntity
from telegram.error import BadRequest, Forbidden

from bot.telegram.client.api_errors import COPY_GONE, says
from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.proposals import OnPress
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.ui.messages import Content
from storage import broadcasts
from storage.broadcasts import Broadcast, BroadcastState

log = structlog.get_logger(__name__)

COMMAND = Command("broadcast")
PAGE = 2_000  # chats that are written down at once


class Broadcasting(AdminModule):
    """What goes out is a copy of the preview: just what was seen, also when the original changes."""

    command = COMMAND

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {
            "bsend": self._on_send,
            "bgroups": self._on_groups,
            "bdrop": self._on_drop,
            "bstop": self._on_stop,
            "bgo": self._on_continue,
        }

    async def on_command(self, ctx: UpdateContext) -> None:
        """Named after the update: handled again after a crash, it goes on where it was."""
        name = f"b{ctx.update_id}"
        broadcast = await self._services.storage.read(broadcasts.get, name)
        if broadcast is None:
            preview = await self._preview(ctx)
            if preview is None:
                return
            broadcast = await self._services.storage.write(
                broadcasts.draw_up,
                name,
                actor=ctx.user.telegram_id or ctx.chat_id,
                message_id=preview,
                at=self._services.clock(),
            )
        if broadcast.card_message_id is None and broadcast.state is BroadcastState.DRAFT:
            card = await ctx.show(await self._draft(ctx, broadcast, with_groups=False))
            await self._services.storage.write(broadcasts.place_card, name, card.message_id)

    async def _preview(self, ctx: UpdateContext) -> int | None:
        """The number of the message as everybody will see it; None when there is none, which was said."""
        message = ctx.message
        if message is not None and message.reply_to_message is not None:
            return await self._copy(ctx, ctx.chat_id, message.reply_to_message.message_id)
        elsewhere = message.external_reply if message is not None else None
        if elsewhere is not None:
            from_chat = elsewhere.chat.id if elsewhere.chat is not None else None
            return await self._copy(ctx, from_chat, elsewhere.message_id)
        words, entities = words_behind(message)
        if not words:
            await ctx.reply("broadcast-usage")
            return None
        sent = await self._services.bot.send_message(
            ctx.chat_id,
            words,
            entities=entities,
            link_preview_options=message.link_preview_options if message is not None else None,
        )
        return sent.message_id

    async def _copy(self, ctx: UpdateContext, from_chat: int | None, message_id: int | None) -> int | None:
        """None for a message that cannot be copied, also because it is in a chat that the bot does not see."""
        copied = None
        if from_chat is not None and message_id is not None:
            try:
                copied = await self._services.bot.copy_message(ctx.chat_id, from_chat, message_id)
            except (BadRequest, Forbidden) as error:
                if from_chat == ctx.chat_id and not says(error, COPY_GONE):
                    raise
                log.info("broadcast.not_copied", chat=from_chat, error=error.message)
        if copied is None:
            await ctx.reply("broadcast-cannot")
            return None
        return copied.message_id

    async def _draft(self, ctx: UpdateContext, broadcast: Broadcast, *, with_groups: bool) -> Content:
        audience = await self._services.storage.read(broadcasts.audience)
        card = self._services.broadcaster.cards.of(broadcast, ctx.locale)
        return card.draft(audience, with_groups=with_groups)

    async def _on_groups(self, press: Press) -> None:
        broadcast = await self._services.storage.read(broadcasts.get, press.button.target)
        if broadcast is None or broadcast.state is not BroadcastState.DRAFT:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        draft = await self._draft(press.ctx, broadcast, with_groups=press.button.arg == "1")
        await press.ctx.edit_or_send(draft, press.message_id)

    async def _on_drop(self, press: Press) -> None:
        done = await self._services.storage.write(
            broadcasts.drop, press.button.target, actor=press.ctx.chat_id, at=self._services.clock()
        )
        if not done:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        dropped = Content(text=press.ctx.t("broadcast-dropped"))
        await press.ctx.edit_or_send(dropped, press.message_id)

    async def _on_send(self, press: Press) -> None:
        """First everybody is written down, page by page. A death in between leaves a draft; the button still works."""
        broadcast_id, with_groups = press.button.target, press.button.arg == "1"
        storage, now = self._services.storage, self._services.clock()
        page = partial(broadcasts.write_down, with_groups=with_groups, limit=PAGE, at=now)
        while await storage.write(page, broadcast_id) == PAGE:
            pass
        count = await storage.write(
            broadcasts.begin, broadcast_id, actor=press.ctx.chat_id, with_groups=with_groups, at=now
        )
        await self._moved(press, "answer-broadcast-begun" if count is not None else None)

    async def _on_stop(self, press: Press) -> None:
        stopped = await self._services.storage.write(
            broadcasts.stop, press.button.target, actor=press.ctx.chat_id, at=self._services.clock()
        )
        await self._moved(press, "answer-broadcast-stopped" if stopped else None)

    async def _on_continue(self, press: Press) -> None:
        resumed = await self._services.storage.write(
            broadcasts.resume, press.button.target, actor=press.ctx.chat_id, at=self._services.clock()
        )
        await self._moved(press, "answer-broadcast-continued" if resumed else None)

    async def _moved(self, press: Press, answer: str | None) -> None:
        """After each press the card shows how things stand."""
        if answer is None:
            press.answer.alert("answer-old")
        else:
            press.answer.toast(answer)
        self._services.broadcaster.wake()
        await self._services.broadcaster.cards.show(press.button.target)


def words_behind(message: Message | None) -> tuple[str, list[MessageEntity]]:
    """The text behind the command, with its formatting."""
    if message is None or not message.text or not message.entities:
        return "", []
    rest = message.text[message.entities[0].length :]
    words = rest.lstrip()
    start = len(message.text) - len(words)  # what is cut off is plain enough to count the same in UTF-16
    kept = [entity for entity in message.entities if entity.offset >= start]
    return words, list(MessageEntity.shift_entities(-start, kept))
