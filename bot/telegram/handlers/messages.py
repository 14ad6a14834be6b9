"""What people send: pictures, clips, words, and all the rest, each to the conversation that it belongs to."""

from collections.abc import Mapping

from telegram import Message

from bot.drafts.model import MAKING, DraftKind, Notice, Step, Waiting
from bot.drafts.typed_input import understand
from bot.jobs.model import Kind
from bot.telegram.handlers.draft_flow import DraftFlow
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.menu import main_menu, takes_clips
from bot.telegram.handlers.save_face import Naming
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.context import UpdateContext, state_of
from bot.telegram.middleware.message_content import clip_in, command_in, commands_in, picture_in, unusable
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content
from storage.model import Draft


class Messages:
    def __init__(
        self,
        services: Services,
        *,
        draft_view: DraftView,
        draft_store: DraftStore,
        draft_flow: DraftFlow,
        naming: Naming,
    ) -> None:
        self._services = services
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._draft_flow = draft_flow
        self._naming = naming

    async def on_picture(self, ctx: UpdateContext) -> None:
        """A caption may be a command, which is how pictures and clips are sent to the bot in groups."""
        if ctx.message is None:
            return
        sent = self._sent(ctx, ctx.message)
        draft_flow: Mapping[str | None, Handler] = {
            DraftKind.SWAP: self._draft_flow.on_swap,
            DraftKind.AGE: self._draft_flow.on_age,
            DraftKind.VIDEO: self._draft_flow.on_video,
        }
        asked = draft_flow.get(command_in(ctx.message))
        if sent is None:
            await self.on_other(ctx)
        elif asked is not None:
            await asked(ctx)
        elif not ctx.private and not ctx.answers_card:
            return  # the command in its caption is for somebody else, or is none of these
        elif ctx.draft is not None and ctx.draft.kind == DraftKind.FACE:
            await self._naming.on_picture(ctx, ctx.draft)
        else:
            await self._draft_flow.go_on_with(ctx, sent)

    def _sent(self, ctx: UpdateContext, message: Message) -> Waiting | None:
        clip = clip_in(message)
        if clip is None:
            return picture_in(message)
        wanted = command_in(message) is not None or self._draft_flow.welcomes(ctx, clip)
        return clip if wanted and takes_clips(self._services) else picture_in(message)

    async def on_text(self, ctx: UpdateContext) -> None:
        draft = ctx.draft
        if draft is not None and draft.step == Step.NAME and ctx.message is not None:
            await self._naming.on_name(ctx, draft, ctx.message.text or "")
        elif draft is not None and draft.kind in MAKING and ctx.message is not None:
            state = state_of(draft)
            after = understand(
                state,
                ctx.message.text or "",
                limit=self._services.orders.max_faces(Kind(state.kind)),
                most_seconds=self._services.orders.most_seconds(Kind(state.kind)),
            )
            await self._draft_view.show(ctx, await self._draft_store.advance(draft, after))
        else:
            await self.on_other(ctx)

    async def on_other(self, ctx: UpdateContext) -> None:
        """Whatever cannot be used gets a friendly word, and the card again with what is wanted."""
        if ctx.message is None:
            return
        notice = unusable(ctx.message)
        if clip_in(ctx.message) is not None and takes_clips(self._services):
            notice = Notice(key="want-photo")
        if ctx.draft is None:
            menu = main_menu(self._services, ctx) if ctx.private else None
            hint = ctx.t("hint-send-photo")
            text = ctx.t(notice.key, **notice.details)
            await ctx.show(Content(text=f"{text}\n{hint}", keyboard=menu))
            return
        after = state_of(ctx.draft).noticing(notice.key, **notice.details)
        await self._show(ctx, await self._draft_store.advance(ctx.draft, after))

    async def _show(self, ctx: UpdateContext, draft: Draft) -> None:
        if draft.kind in MAKING:
            await self._draft_view.show(ctx, draft)
        else:
            await self._draft_view.put(ctx, draft, await self._naming.view(ctx, draft))

    async def on_unknown_command(self, ctx: UpdateContext) -> None:
        await ctx.reply("unknown-command", keyboard=main_menu(self._services, ctx))

    def one_at_a_time(self, handle: Handler) -> Handler:
        """Of two commands in one message the first counts, and that is said."""

        async def first_only(ctx: UpdateContext) -> None:
            if ctx.message is not None and len(commands_in(ctx.message)) > 1:
                await ctx.reply("one-at-a-time")
            await handle(ctx)

        return first_only

    async def on_edited(self, ctx: UpdateContext) -> None:
        """Edited messages begin nothing and change nothing; in the middle of something that is worth a word."""
        if ctx.private and ctx.draft is not None:
            await ctx.reply("edited-message")
