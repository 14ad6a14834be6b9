"""Pictures and clips and the commands that wait for one: /swap, /age and /video, up to the price."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.jobs.model import Kind
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.document import MAKING, DraftKind, Step, Waiting
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.filming import Filming
from bot.telegram.flows.group_rules import GroupRules
from bot.telegram.flows.looking import Looking
from bot.telegram.flows.menu import main_menu
from bot.telegram.flows.presets import take_other_face, takes_other_face
from bot.telegram.flows.steps import (
    Arrival,
    Stage,
    arrival,
    leave_aside,
    take_first_identity,
    take_identity,
    take_scene,
    take_spare,
)
from bot.telegram.flows.wishes import NotUnderstood, Wishes
from bot.telegram.incoming import asked_about, words_in
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage.model import Draft


@dataclass(frozen=True, slots=True)
class Use:
    """What becomes of a picture, and what it is stored as."""

    take: Callable[..., Stage]
    purpose: str


USES: Mapping[Arrival, Use] = {
    Arrival.SCENE: Use(take_scene, "scene"),
    Arrival.IDENTITY: Use(take_identity, "identity"),
    Arrival.FIRST_IDENTITY: Use(take_first_identity, "identity"),
    Arrival.SPARE: Use(take_spare, "identity"),
}


class Making:
    def __init__(
        self,
        services: Services,
        *,
        board: Board,
        drafting: Drafting,
        looking: Looking,
        filming: Filming,
        speaker: Speaker,
        rules: GroupRules,
    ) -> None:
        self._services = services
        self._board = board
        self._drafting = drafting
        self._looking = looking
        self._filming = filming
        self._speaker = speaker
        self._rules = rules
        self._wishes = Wishes(services)

    async def on_swap(self, visit: Visit) -> None:
        await self._begin_as_told(visit, DraftKind.SWAP)

    async def on_age(self, visit: Visit) -> None:
        await self._begin_as_told(visit, DraftKind.AGE)

    async def on_video(self, visit: Visit) -> None:
        await self._begin_as_told(visit, DraftKind.VIDEO)

    async def _begin_as_told(self, visit: Visit, kind: DraftKind) -> None:
        await self.begin(visit, kind, asked_about(visit.message), words=words_in(visit.message))

    async def begin(
        self,
        visit: Visit,
        kind: DraftKind,
        sent: Waiting | None = None,
        *,
        words: Sequence[str] = (),
        card: int | None = None,
    ) -> None:
        """A new draft; the one before it is closed. `words` are those behind the command."""
        if sent is not None and sent.is_clip:
            kind = kind.with_clip
        if not await self._rules.lets_in(visit):
            return
        if await self._services.orders.resting():
            await self._speaker.say(visit, "refused-maintenance")
            return
        if not self._services.orders.max_faces(Kind(kind)):
            menu = main_menu(self._services, visit) if visit.private else None
            await self._speaker.say(visit, "bad-video" if kind.of_clip else "refused-nobody", keyboard=menu)
            return
        try:
            data = await self._wishes.read(visit, kind, sent, words)
        except NotUnderstood as told:
            text = self._speaker.text(visit, told.key, **told.details)
            await self._speaker.show(visit, Shown(text=text))
            return
        draft = await self._drafting.open(visit, kind, Step.SCENE, data, card=card)
        if draft.closed_at is not None or draft.step != Step.SCENE:
            return  # a replayed update; what came after it has led on since, and is shown
        if sent is not None and stage_of(draft).data.taken != sent.message_id:
            await self._use(visit, draft, sent)
        else:
            await self._board.show(visit, draft)

    async def go_on_with(self, visit: Visit, sent: Waiting) -> None:
        """A picture or clip in the middle of a draft, or one that begins it."""
        draft = visit.draft
        if draft is None or draft.kind not in MAKING:
            await self.begin(visit, DraftKind.SWAP, sent)
            return
        stage = stage_of(draft)
        if stage.data.taken == sent.message_id:
            await self._board.show(visit, draft)
        elif sent.is_clip and not (stage.kind.of_clip and stage.step is Step.SCENE):
            await self.begin(visit, self._kind_for_clip(stage), sent)
        elif visit.answers_card and takes_other_face(stage):
            await self._take(visit, draft, sent, Use(take_other_face, "identity"))
        elif arrival(stage, sent.album) is Arrival.NEW_SCENE:
            await self.begin(visit, stage.kind.with_picture, sent)
        else:
            await self._use(visit, draft, sent)

    def welcomes(self, visit: Visit, clip: Waiting) -> bool:
        """Something can be done with a clip here and now; where a face is asked for, only a photo helps."""
        draft = visit.draft
        if draft is None:
            return bool(self._services.orders.max_faces(Kind.VIDEO))
        stage = stage_of(draft)
        if draft.kind not in MAKING or stage.step in (Step.IDENTITY, Step.WHICH):
            return stage.data.taken == clip.message_id
        return bool(self._services.orders.max_faces(Kind(self._kind_for_clip(stage))))

    def _kind_for_clip(self, stage: Stage) -> DraftKind:
        """Who asked for another age has not got it yet; whatever came after that, a clip begins something new."""
        return stage.kind.with_clip if stage.step is Step.SCENE else DraftKind.VIDEO

    async def _use(self, visit: Visit, draft: Draft, sent: Waiting) -> None:
        stage = stage_of(draft)
        what = arrival(stage, sent.album)
        if sent.is_clip:
            await self._filming.watch(visit, draft, sent)
        elif what is Arrival.NO_CLIP:
            await self._ask_for_clip(visit, draft, stage, sent)
        elif what is Arrival.LEFT_ASIDE:
            await self._leave_aside(visit, draft, stage, sent)
        else:
            await self._take(visit, draft, sent, USES[what])

    async def _ask_for_clip(self, visit: Visit, draft: Draft, stage: Stage, picture: Waiting) -> None:
        asking = stage.noticing("want-clip" if stage.step is Step.SCENE else "use-buttons")
        data = replace(asking.data, taken=picture.message_id)
        await self._board.show(visit, await self._drafting.advance(draft, stage.to(stage.step, data)))

    async def _leave_aside(self, visit: Visit, draft: Draft, stage: Stage, picture: Waiting) -> None:
        """Said once for an album of ten."""
        after = leave_aside(stage, message_id=picture.message_id)
        draft = await self._drafting.advance(draft, after)
        if after.data.notice is not None:
            await self._board.show(visit, draft)

    async def _take(self, visit: Visit, draft: Draft, picture: Waiting, use: Use) -> None:
        """Fetch the picture, look for faces, and take the step that follows; or say why not, and nothing moves."""
        stage = stage_of(draft)
        seen = await self._looking.look(visit, draft, picture, purpose=use.purpose)
        if seen.shot is not None:
            after = use.take(stage, seen.shot, album=picture.album, message_id=picture.message_id)
        else:
            data = stage.data.with_(notice=seen.refusal, taken=picture.message_id)
            after = stage.to(stage.step, data)
        await self._board.show(seen.visit, await self._drafting.advance(seen.draft, after))
