"""Pictures and clips and the commands that wait for one: /swap, /age and /video, up to the price."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.drafts.model import MAKING, DraftKind, Step, Waiting
from bot.drafts.presets import take_other_face, takes_other_face
from bot.drafts.transitions import (
    DraftState,
    PhotoRole,
    leave_aside,
    photo_role,
    take_first_identity,
    take_identity,
    take_scene,
    take_spare,
)
from bot.jobs.model import Kind
from bot.telegram.handlers.command_args import NotUnderstood, Wishes
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.filming import Filming
from bot.telegram.handlers.groups.rules import GroupRules
from bot.telegram.handlers.media_intake import MediaIntake
from bot.telegram.handlers.menu import main_menu
from bot.telegram.middleware.context import UpdateContext, state_of
from bot.telegram.middleware.message_content import asked_about, words_in
from bot.telegram.middleware.services import Services
from bot.telegram.ui.messages import Content
from storage.model import Draft


@dataclass(frozen=True, slots=True)
class Use:
    """What becomes of a picture, and what it is stored as."""

    take: Callable[..., DraftState]
    purpose: str


USES: Mapping[PhotoRole, Use] = {
    PhotoRole.SCENE: Use(take_scene, "scene"),
    PhotoRole.IDENTITY: Use(take_identity, "identity"),
    PhotoRole.FIRST_IDENTITY: Use(take_first_identity, "identity"),
    PhotoRole.SPARE: Use(take_spare, "identity"),
}


class DraftFlow:
    def __init__(
        self,
        services: Services,
        *,
        draft_view: DraftView,
        draft_store: DraftStore,
        media_intake: MediaIntake,
        filming: Filming,
        rules: GroupRules,
    ) -> None:
        self._services = services
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._media_intake = media_intake
        self._filming = filming
        self._rules = rules
        self._wishes = Wishes(services)

    async def on_swap(self, ctx: UpdateContext) -> None:
        await self._begin_as_told(ctx, DraftKind.SWAP)

    async def on_age(self, ctx: UpdateContext) -> None:
        await self._begin_as_told(ctx, DraftKind.AGE)

    async def on_video(self, ctx: UpdateContext) -> None:
        await self._begin_as_told(ctx, DraftKind.VIDEO)

    async def _begin_as_told(self, ctx: UpdateContext, kind: DraftKind) -> None:
        await self.begin(ctx, kind, asked_about(ctx.message), words=words_in(ctx.message))

    async def begin(
        self,
        ctx: UpdateContext,
        kind: DraftKind,
        sent: Waiting | None = None,
        *,
        words: Sequence[str] = (),
        card: int | None = None,
    ) -> None:
        """A new draft; the one before it is closed. `words` are those behind the command."""
        if sent is not None and sent.is_clip:
            kind = kind.with_clip
        if not await self._rules.lets_in(ctx):
            return
        if await self._services.orders.in_maintenance():
            await ctx.reply("refused-maintenance")
            return
        if not self._services.orders.max_faces(Kind(kind)):
            menu = main_menu(self._services, ctx) if ctx.private else None
            await ctx.reply("bad-video" if kind.of_clip else "refused-nobody", keyboard=menu)
            return
        try:
            data = await self._wishes.read(ctx, kind, sent, words)
        except NotUnderstood as told:
            text = ctx.t(told.key, **told.details)
            await ctx.show(Content(text=text))
            return
        draft = await self._draft_store.open(ctx, kind, Step.SCENE, data, card=card)
        if draft.closed_at is not None or draft.step != Step.SCENE:
            return  # a replayed update; what came after it has led on since, and is shown
        if sent is not None and state_of(draft).data.taken != sent.message_id:
            await self._use(ctx, draft, sent)
        else:
            await self._draft_view.show(ctx, draft)

    async def go_on_with(self, ctx: UpdateContext, sent: Waiting) -> None:
        """A picture or clip in the middle of a draft, or one that begins it."""
        draft = ctx.draft
        if draft is None or draft.kind not in MAKING:
            await self.begin(ctx, DraftKind.SWAP, sent)
            return
        state = state_of(draft)
        if state.data.taken == sent.message_id:
            await self._draft_view.show(ctx, draft)
        elif sent.is_clip and not (state.kind.of_clip and state.step is Step.SCENE):
            await self.begin(ctx, self._kind_for_clip(state), sent)
        elif ctx.answers_card and takes_other_face(state):
            await self._take(ctx, draft, sent, Use(take_other_face, "identity"))
        elif photo_role(state, sent.album) is PhotoRole.NEW_SCENE:
            await self.begin(ctx, state.kind.with_picture, sent)
        else:
            await self._use(ctx, draft, sent)

    def welcomes(self, ctx: UpdateContext, clip: Waiting) -> bool:
        """Something can be done with a clip here and now; where a face is asked for, only a photo helps."""
        draft = ctx.draft
        if draft is None:
            return bool(self._services.orders.max_faces(Kind.VIDEO))
        state = state_of(draft)
        if draft.kind not in MAKING or state.step in (Step.IDENTITY, Step.WHICH):
            return state.data.taken == clip.message_id
        return bool(self._services.orders.max_faces(Kind(self._kind_for_clip(state))))

    def _kind_for_clip(self, state: DraftState) -> DraftKind:
        """Who asked for another age has not got it yet; whatever came after that, a clip begins something new."""
        return state.kind.with_clip if state.step is Step.SCENE else DraftKind.VIDEO

    async def _use(self, ctx: UpdateContext, draft: Draft, sent: Waiting) -> None:
        state = state_of(draft)
        what = photo_role(state, sent.album)
        if sent.is_clip:
            await self._filming.watch(ctx, draft, sent)
        elif what is PhotoRole.NO_CLIP:
            await self._ask_for_clip(ctx, draft, state, sent)
        elif what is PhotoRole.LEFT_ASIDE:
            await self._leave_aside(ctx, draft, state, sent)
        else:
            await self._take(ctx, draft, sent, USES[what])

    async def _ask_for_clip(
        self, ctx: UpdateContext, draft: Draft, state: DraftState, picture: Waiting
    ) -> None:
        asking = state.noticing("want-clip" if state.step is Step.SCENE else "use-buttons")
        data = replace(asking.data, taken=picture.message_id)
        await self._draft_view.show(ctx, await self._draft_store.advance(draft, state.to(state.step, data)))

    async def _leave_aside(
        self, ctx: UpdateContext, draft: Draft, state: DraftState, picture: Waiting
    ) -> None:
        """Said once for an album of ten."""
        after = leave_aside(state, message_id=picture.message_id)
        draft = await self._draft_store.advance(draft, after)
        if after.data.notice is not None:
            await self._draft_view.show(ctx, draft)

    async def _take(self, ctx: UpdateContext, draft: Draft, picture: Waiting, use: Use) -> None:
        """Fetch the picture, look for faces, and take the step that follows; or say why not, and nothing moves."""
        state = state_of(draft)
        seen = await self._media_intake.look(ctx, draft, picture, purpose=use.purpose)
        if seen.shot is not None:
            after = use.take(state, seen.shot, album=picture.album, message_id=picture.message_id)
        else:
            data = state.data.with_(notice=seen.refusal, taken=picture.message_id)
            after = state.to(state.step, data)
        await self._draft_view.show(seen.ctx, await self._draft_store.advance(seen.draft, after))
