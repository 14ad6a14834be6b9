"""What /swap, /age and /video have in common: pictures and clips, taken one after the other up to the price."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.drafts.model import DraftData, Notice, Step, Waiting
from bot.drafts.transitions import (
    DraftState,
    PhotoRole,
    leave_aside,
    photo_role,
    take_first_identity,
    take_identity,
    take_other_face,
    take_scene,
    take_spare,
    takes_other_face,
)
from bot.drafts.typed_input import NotUnderstood
from bot.jobs.model import ORDERED, Kind
from bot.jobs.orders import Orders
from bot.telegram.handlers.age import read_years
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.groups.rules import GroupRules
from bot.telegram.handlers.media_intake import MediaIntake, Seen
from bot.telegram.handlers.menu import menu_if_private, takes_clips
from bot.telegram.handlers.swap import read_face
from bot.telegram.handlers.video import ClipFlow
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.context import DraftContext, UpdateContext
from bot.telegram.middleware.message_content import asked_about, words_in
from storage import Storage


@dataclass(frozen=True, slots=True)
class Use:
    """What becomes of a picture, and what it is stored as."""

    take: Callable[..., DraftState]
    purpose: str


CLIPS = frozenset({"MP4", "MOV", "WEBM"})
MOVING = CLIPS | {"GIF"}
OTHER_THAN_A_PICTURE = frozenset({"picture-format", "picture-animated"})
STILL = frozenset({"JPEG", "PNG", "WEBP", "BMP", "GIF"})
"""What files are by their first bytes, as `bot.media.sniff` calls them."""

USES: Mapping[PhotoRole, Use] = {
    PhotoRole.SCENE: Use(take_scene, "scene"),
    PhotoRole.IDENTITY: Use(take_identity, "identity"),
    PhotoRole.FIRST_IDENTITY: Use(take_first_identity, "identity"),
    PhotoRole.SPARE: Use(take_spare, "identity"),
}


class DraftFlow:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        draft_view: DraftView,
        draft_store: DraftStore,
        media_intake: MediaIntake,
        clip_flow: ClipFlow,
        rules: GroupRules,
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._media_intake = media_intake
        self._clip_flow = clip_flow
        self._rules = rules

    def command(self, kind: Kind) -> Handler:
        """The command of that kind, about its own picture, the one that it answers, or one that is sent after it."""

        async def on_command(ctx: UpdateContext) -> None:
            await self.begin(ctx, kind, asked_about(ctx.message), words=words_in(ctx.message))

        return on_command

    async def begin(
        self,
        ctx: UpdateContext,
        kind: Kind,
        sent: Waiting | None = None,
        *,
        words: Sequence[str] = (),
        card: int | None = None,
    ) -> None:
        """A new draft; the one before it is closed. `words` are those behind the command."""
        if sent is not None and sent.is_clip:
            kind = kind.with_clip
        if not await self._rules.lets_in(ctx) or not await self._can(ctx, kind):
            return
        try:
            data = await self._read(ctx, kind, sent, words)
        except NotUnderstood as told:
            await ctx.explain(told)
            return
        opened = await self._draft_store.open(ctx, kind, Step.SCENE, data, card=card)
        if opened.draft.closed_at is not None or opened.state.step is not Step.SCENE:
            return  # a replayed update; what came after it has led on since, and is shown
        if sent is not None and opened.state.data.taken != sent.message_id:
            await self._use(opened, sent)
        else:
            await self._draft_view.show(opened)

    async def _can(self, ctx: UpdateContext, kind: Kind) -> bool:
        """Whether somebody does this now; if not, that is said."""
        if await self._orders.in_maintenance():
            await ctx.reply("refused-maintenance")
            return False
        if not self._orders.max_faces(kind):
            menu = menu_if_private(self._orders, ctx)
            await ctx.reply("bad-video" if kind.of_clip else "refused-nobody", keyboard=menu)
            return False
        return True

    async def _read(
        self, ctx: UpdateContext, kind: Kind, sent: Waiting | None, words: Sequence[str]
    ) -> DraftData:
        """What is known of a draft before anything was looked at. Raises NotUnderstood."""
        data = DraftData(pointed=(ctx.chat_id, sent.message_id) if sent is not None else None)
        if kind.ages:
            return read_years(data, words)
        return await read_face(self._storage, ctx, data, sent, words)

    async def go_on_with(self, ctx: UpdateContext, sent: Waiting) -> None:
        """A picture or clip in the middle of a draft, or one that begins it."""
        if not isinstance(ctx, DraftContext) or ctx.state.kind not in ORDERED:
            await self.begin(ctx, Kind.SWAP, sent)
            return
        state = ctx.state
        if state.data.taken == sent.message_id:
            await self._draft_view.show(ctx)
        elif sent.is_clip and not (state.kind.of_clip and state.step is Step.SCENE):
            await self.begin(ctx, _kind_for_clip(state), sent)
        elif ctx.answers_card and takes_other_face(state):
            await self._take(ctx, sent, Use(take_other_face, "identity"))
        elif photo_role(state, sent.album) is PhotoRole.NEW_SCENE:
            await self.begin(ctx, state.kind.with_picture, sent)
        else:
            await self._use(ctx, sent)

    def welcomes(self, ctx: UpdateContext, clip: Waiting) -> bool:
        """Something can be done with a clip here and now; where a face is asked for, only a photo helps."""
        state = ctx.state
        if state is None:
            return bool(self._orders.max_faces(Kind.VIDEO))
        if state.kind not in ORDERED or state.step in (Step.IDENTITY, Step.WHICH):
            return state.data.taken == clip.message_id
        return bool(self._orders.max_faces(_kind_for_clip(state)))

    async def _use(self, ctx: DraftContext, sent: Waiting) -> None:
        what = photo_role(ctx.state, sent.album)
        if sent.is_clip:
            seen = await self._clip_flow.watch(ctx, sent, is_other=partial(self._other_kind, sent))
            if seen is not None:
                await self._use_as_other(seen, sent)
        elif what is PhotoRole.NO_CLIP:
            await self._ask_for_clip(ctx, sent)
        elif what is PhotoRole.LEFT_ASIDE:
            await self._leave_aside(ctx, sent)
        else:
            await self._take(ctx, sent, USES[what])

    def _other_kind(self, sent: Waiting, seen: Seen) -> Kind | None:
        """The kind of draft that a file is for, when its content is none of what its name said: a clip or a picture."""
        if seen.refusal is None or seen.ctx.state.step is not Step.SCENE:
            return None
        key, found = seen.refusal.key, seen.refusal.details.get("kind")
        kind = seen.ctx.state.kind
        if not sent.is_clip and key in OTHER_THAN_A_PICTURE and found in MOVING:
            kind = kind.with_clip
        elif sent.is_clip and key == "clip-format" and found in STILL:
            kind = kind.with_picture
        return kind if kind is not seen.ctx.state.kind and self._orders.max_faces(kind) else None

    def _told(self, refusal: Notice | None) -> Notice | None:
        """A clip that came as a file is called a clip."""
        if refusal is None or refusal.key != "picture-format" or refusal.details.get("kind") not in CLIPS:
            return refusal
        return Notice(key="want-photo" if takes_clips(self._orders) else "bad-video")

    async def _use_as_other(self, seen: Seen, sent: Waiting) -> None:
        kind = self._other_kind(sent, seen)
        assert kind is not None
        turned = await self._draft_store.turn(seen.ctx, kind)
        await self._use(turned, replace(sent, is_clip=kind.of_clip, keep_quality=not kind.of_clip))

    async def _ask_for_clip(self, ctx: DraftContext, picture: Waiting) -> None:
        asking = ctx.state.noticing("want-clip" if ctx.state.step is Step.SCENE else "use-buttons")
        data = replace(asking.data, taken=picture.message_id)
        await self._draft_view.show(await self._draft_store.advance(ctx, asking.to(asking.step, data)))

    async def _leave_aside(self, ctx: DraftContext, picture: Waiting) -> None:
        """Said once for an album of ten."""
        after = leave_aside(ctx.state, message_id=picture.message_id)
        moved = await self._draft_store.advance(ctx, after)
        if after.data.notice is not None:
            await self._draft_view.show(moved)

    async def _take(self, ctx: DraftContext, picture: Waiting, use: Use) -> None:
        """Fetch the picture, look for faces, and take the step that follows; or say why not, and nothing moves."""
        state = ctx.state
        seen = await self._media_intake.look(ctx, picture, purpose=use.purpose)
        if self._other_kind(picture, seen) is not None:
            await self._use_as_other(seen, picture)
            return
        if seen.shot is not None:
            after = use.take(state, seen.shot, album=picture.album, message_id=picture.message_id)
        else:
            data = state.data.with_(notice=self._told(seen.refusal), taken=picture.message_id)
            after = state.to(state.step, data)
        await self._draft_view.show(await self._draft_store.advance(seen.ctx, after))


def _kind_for_clip(state: DraftState) -> Kind:
    """Who asked for another age has not got it yet; whatever came after that, a clip starts something new."""
    return state.kind.with_clip if state.step is Step.SCENE else Kind.VIDEO
