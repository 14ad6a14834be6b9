"""What people send: pictures, clips, words, and all the rest, each to the conversation that it belongs to."""

from telegram import Message

from bot.drafts.model import Notice, Step, Waiting
from bot.drafts.typed_input import understand
from bot.jobs.model import ORDERED, Kind
from bot.jobs.orders import Orders
from bot.telegram.handlers.draft_flow import DraftFlow
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.menu import main_menu, menu_if_private, takes_clips
from bot.telegram.handlers.save_face import SaveFace
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.context import DraftContext, UpdateContext
from bot.telegram.middleware.message_content import clip_in, command_in, commands_in, picture_in, unusable
from bot.telegram.ui.messages import Content

IN_CAPTIONS = frozenset({Kind.SWAP, Kind.AGE, Kind.VIDEO})
"""Commands that a picture may carry."""


class Messages:
    def __init__(
        self,
        *,
        orders: Orders,
        draft_view: DraftView,
        draft_store: DraftStore,
        draft_flow: DraftFlow,
        save_face: SaveFace,
    ) -> None:
        self._orders = orders
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._draft_flow = draft_flow
        self._save_face = save_face

    async def on_picture(self, ctx: UpdateContext) -> None:
        """A caption may be a command, which is how pictures and clips are sent to the bot in groups."""
        if ctx.message is None:
            return
        sent, command = self._sent(ctx, ctx.message), command_in(ctx.message)
        if sent is None:
            await self.on_other(ctx)
        elif command in IN_CAPTIONS:
            await self._draft_flow.command(Kind(command))(ctx)
        elif not ctx.private and not ctx.answers_card:
            return  # the command in its caption is for somebody else, or is none of these
        elif isinstance(ctx, DraftContext) and ctx.state.kind is Kind.FACE:
            await self._save_face.on_picture(ctx)
        else:
            await self._draft_flow.go_on_with(ctx, sent)

    def _sent(self, ctx: UpdateContext, message: Message) -> Waiting | None:
        clip = clip_in(message)
        if clip is None:
            return picture_in(message)
        wanted = command_in(message) is not None or self._draft_flow.welcomes(ctx, clip)
        return clip if wanted and takes_clips(self._orders) else picture_in(message)

    async def on_text(self, ctx: UpdateContext) -> None:
        if ctx.message is None or not isinstance(ctx, DraftContext):
            await self.on_other(ctx)
            return
        state, text = ctx.state, ctx.message.text or ""
        if state.step is Step.NAME:
            await self._save_face.on_name(ctx, text)
        elif state.kind in ORDERED:
            limit, most = self._orders.max_faces(state.kind), self._orders.most_seconds(state.kind)
            after = understand(state, text, limit=limit, most_seconds=most)
            await self._draft_view.show(await self._draft_store.advance(ctx, after))
        else:
            await self.on_other(ctx)

    async def on_other(self, ctx: UpdateContext) -> None:
        """Whatever cannot be used gets a friendly word, and the card again with what is wanted."""
        if ctx.message is None:
            return
        notice = unusable(ctx.message)
        if clip_in(ctx.message) is not None and takes_clips(self._orders):
            notice = Notice(key="want-photo")
        if not isinstance(ctx, DraftContext):
            text = f"{ctx.t(notice.key, **notice.details)}\n{ctx.t('hint-send-photo')}"
            await ctx.show(Content(text=text, keyboard=menu_if_private(self._orders, ctx)))
            return
        after = ctx.state.noticing(notice.key, **notice.details)
        await self._show(await self._draft_store.advance(ctx, after))

    async def _show(self, ctx: DraftContext) -> None:
        if ctx.state.kind in ORDERED:
            await self._draft_view.show(ctx)
        else:
            await self._draft_view.put(ctx, await self._save_face.view(ctx))

    async def on_unknown_command(self, ctx: UpdateContext) -> None:
        await ctx.reply("unknown-command", keyboard=main_menu(self._orders, ctx))

    def one_at_a_time(self, handle: Handler) -> Handler:
        """Of two commands in one message the first counts, and that is said."""

        async def first_only(ctx: UpdateContext) -> None:
            if ctx.message is not None and len(commands_in(ctx.message)) > 1:
                await ctx.reply("one-at-a-time")
            await handle(ctx)

        return first_only

    async def on_edited(self, ctx: UpdateContext) -> None:
        """Edited messages start nothing and change nothing; in the middle of something that is worth a word."""
        if ctx.private and ctx.draft is not None:
            await ctx.reply("edited-message")
