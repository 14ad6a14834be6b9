"""Pictures and the commands that wait for one: /swap and /age, up to the price."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.jobs.model import Kind
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.document import DraftData, DraftKind, Step, Waiting
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.looking import Looking
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
from bot.telegram.incoming import picture_asked_about, picture_in
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage.model import Draft

MAKING = frozenset({DraftKind.SWAP, DraftKind.AGE})


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
        self, services: Services, *, board: Board, drafting: Drafting, looking: Looking, speaker: Speaker
    ) -> None:
        self._services = services
        self._board = board
        self._drafting = drafting
        self._looking = looking
        self._speaker = speaker

    async def on_swap(self, visit: Visit) -> None:
        await self.begin(visit, DraftKind.SWAP, picture_asked_about(visit.message))

    async def on_age(self, visit: Visit) -> None:
        await self.begin(visit, DraftKind.AGE, picture_asked_about(visit.message))

    async def on_picture(self, visit: Visit) -> None:
        """A picture in the middle of a draft, or one that begins it."""
        picture = picture_in(visit.message) if visit.message else None
        if picture is not None:
            await self.go_on_with(visit, picture)

    async def begin(self, visit: Visit, kind: DraftKind, picture: Waiting | None = None) -> None:
        """A new draft; the one before it is closed."""
        if not self._services.orders.max_faces(Kind(kind)):
            await self._speaker.say(visit, "refused-nobody")
            return
        draft = await self._drafting.open(visit, kind, Step.SCENE, DraftData())
        if draft.closed_at is not None:
            return  # a replayed update; something newer has begun since
        if picture is not None and stage_of(draft).data.taken != picture.message_id:
            await self._take(visit, draft, picture, USES[Arrival.SCENE])
        else:
            await self._board.show(visit, draft)

    async def go_on_with(self, visit: Visit, picture: Waiting) -> None:
        draft = visit.draft
        if draft is None or draft.kind not in MAKING:
            await self.begin(visit, DraftKind.SWAP, picture)
            return
        stage = stage_of(draft)
        if stage.data.taken == picture.message_id:
            await self._board.show(visit, draft)
            return
        what = arrival(stage, picture.album)
        if what is Arrival.NEW_SCENE:
            await self.begin(visit, stage.kind, picture)
        elif what is Arrival.LEFT_ASIDE:
            await self._leave_aside(visit, draft, stage, picture)
        else:
            await self._take(visit, draft, picture, USES[what])

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
