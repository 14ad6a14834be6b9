"""Clips: looked through, cut when they are too long, until there is a picture with faces to choose from."""

from collections.abc import Awaitable, Callable

from bot.jobs.model import Kind
from bot.telegram.callback_data import row_number
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.clip_steps import take_clip, take_cut, take_frame
from bot.telegram.flows.document import Step, Waiting
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.looking import Looking, Seen
from bot.telegram.flows.press import Press
from bot.telegram.flows.steps import Stage
from bot.telegram.services import Services
from bot.telegram.visit import Visit
from storage import drafts
from storage.errors import StaleDraft
from storage.model import Draft


class Filming:
    def __init__(self, services: Services, *, board: Board, drafting: Drafting, looking: Looking) -> None:
        self._services = services
        self._board = board
        self._drafting = drafting
        self._looking = looking

    def most_seconds(self, stage: Stage) -> float:
        return self._services.orders.most_seconds(Kind(stage.kind))

    async def watch(self, visit: Visit, draft: Draft, sent: Waiting) -> None:
        """Fetch a clip and find its clearest faces; or ask first which part of it is meant."""
        stage = stage_of(draft)

        async def look() -> tuple[Seen, Stage]:
            seen = await self._looking.watch(visit, draft, sent, most_seconds=self.most_seconds(stage))
            return seen, _after_watching(stage, seen, sent)

        await self._unless_called_off(draft, look)

    async def cut(self, press: Press, draft: Draft) -> None:
        """Pressed again while it is at work, or afterwards, it shows the card as it is."""
        stage = stage_of(draft)
        clip, seconds = stage.data.clip, self.most_seconds(stage)
        if stage.step is not Step.TRIM or clip is None or not seconds:
            await self._board.show(press.visit, draft)
            return

        async def look() -> tuple[Seen, Stage]:
            seen = await self._looking.cut(press.visit, draft, clip, start=stage.data.start, seconds=seconds)
            return seen, _after_cutting(stage, seen)

        await self._unless_called_off(draft, look)

    async def halt(self, press: Press, draft: Draft) -> bool:
        """Stop looking; the press comes while the lane is busy with just that. False: too late for it."""
        version = row_number(press.button.arg)
        return version is not None and await self._looking.halt(draft, version=version)

    async def _unless_called_off(
        self, draft: Draft, look: Callable[[], Awaitable[tuple[Seen, Stage]]]
    ) -> None:
        """A draft that was closed meanwhile stays closed: nothing is begun anew with its clip."""
        try:
            seen, after = await look()
            moved = await self._drafting.advance(seen.draft, after)
        except StaleDraft:
            now = await self._services.storage.read(drafts.get, draft.id)
            if now is not None and now.closed_at is None:
                raise
            return
        await self._board.show(seen.visit, moved)


def _after_watching(stage: Stage, seen: Seen, sent: Waiting) -> Stage:
    if seen.clip is None:
        data = stage.data.with_(notice=seen.refusal, taken=sent.message_id)
        return stage.to(stage.step, data)
    if seen.shot is None:
        return take_clip(stage, seen.clip, album=sent.album, message_id=sent.message_id)
    return take_frame(stage, seen.clip, seen.shot, album=sent.album, message_id=sent.message_id)


def _after_cutting(stage: Stage, seen: Seen) -> Stage:
    if seen.clip is None or seen.shot is None:
        return stage.to(stage.step, stage.data.with_(notice=seen.refusal))
    return take_cut(stage, seen.clip, seen.shot)
