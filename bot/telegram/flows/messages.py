"""What people send: pictures, clips, words, and all the rest, each to the conversation that it belongs to."""

from collections.abc import Mapping

from telegram import Message

from bot.jobs.model import Kind
from bot.telegram.flows.board import Board, stage_of
from bot.telegram.flows.document import MAKING, DraftKind, Notice, Step, Waiting
from bot.telegram.flows.drafting import Drafting
from bot.telegram.flows.making import Making
from bot.telegram.flows.menu import main_menu, takes_clips
from bot.telegram.flows.naming import Naming
from bot.telegram.flows.words import understand
from bot.telegram.gate import Handler
from bot.telegram.incoming import clip_in, command_in, commands_in, picture_in, unusable
from bot.telegram.screen import Shown
from bot.telegram.services import Services
from bot.telegram.speaking import Speaker
from bot.telegram.visit import Visit
from storage.model import Draft


class Messages:
    def __init__(
        self,
        services: Services,
        *,
        board: Board,
        drafting: Drafting,
        making: Making,
        naming: Naming,
        speaker: Speaker,
    ) -> None:
        self._services = services
        self._board = board
        self._drafting = drafting
        self._making = making
        self._naming = naming
        self._speaker = speaker

    async def on_picture(self, visit: Visit) -> None:
        """A caption may be a command, which is how pictures and clips are sent to the bot in groups."""
        if visit.message is None:
            return
        sent = self._sent(visit, visit.message)
        making: Mapping[str | None, Handler] = {
            DraftKind.SWAP: self._making.on_swap,
            DraftKind.AGE: self._making.on_age,
            DraftKind.VIDEO: self._making.on_video,
        }
        asked = making.get(command_in(visit.message))
        if sent is None:
            await self.on_other(visit)
        elif asked is not None:
            await asked(visit)
        elif not visit.private and not visit.answers_card:
            return  # the command in its caption is for somebody else, or is none of these
        elif visit.draft is not None and visit.draft.kind == DraftKind.FACE:
            await self._naming.on_picture(visit, visit.draft)
        else:
            await self._making.go_on_with(visit, sent)

    def _sent(self, visit: Visit, message: Message) -> Waiting | None:
        clip = clip_in(message)
        if clip is None:
            return picture_in(message)
        wanted = command_in(message) is not None or self._making.welcomes(visit, clip)
        return clip if wanted and takes_clips(self._services) else picture_in(message)

    async def on_text(self, visit: Visit) -> None:
        draft = visit.draft
        if draft is not None and draft.step == Step.NAME and visit.message is not None:
            await self._naming.on_name(visit, draft, visit.message.text or "")
        elif draft is not None and draft.kind in MAKING and visit.message is not None:
            stage = stage_of(draft)
            after = understand(
                stage,
                visit.message.text or "",
                limit=self._services.orders.max_faces(Kind(stage.kind)),
                most_seconds=self._services.orders.most_seconds(Kind(stage.kind)),
            )
            await self._board.show(visit, await self._drafting.advance(draft, after))
        else:
            await self.on_other(visit)

    async def on_other(self, visit: Visit) -> None:
        """Whatever cannot be used gets a friendly word, and the card again with what is wanted."""
        if visit.message is None:
            return
        notice = unusable(visit.message)
        if clip_in(visit.message) is not None and takes_clips(self._services):
            notice = Notice(key="want-photo")
        if visit.draft is None:
            menu = main_menu(self._services, visit) if visit.private else None
            hint = self._speaker.text(visit, "hint-send-photo")
            text = self._speaker.text(visit, notice.key, **notice.details)
            await self._speaker.show(visit, Shown(text=f"{text}\n{hint}", keyboard=menu))
            return
        after = stage_of(visit.draft).noticing(notice.key, **notice.details)
        await self._show(visit, await self._drafting.advance(visit.draft, after))

    async def _show(self, visit: Visit, draft: Draft) -> None:
        if draft.kind in MAKING:
            await self._board.show(visit, draft)
        else:
            await self._board.put(visit, draft, await self._naming.view(visit, draft))

    async def on_unknown_command(self, visit: Visit) -> None:
        await self._speaker.say(visit, "unknown-command", keyboard=main_menu(self._services, visit))

    def one_at_a_time(self, handle: Handler) -> Handler:
        """Of two commands in one message the first counts, and that is said."""

        async def first_only(visit: Visit) -> None:
            if visit.message is not None and len(commands_in(visit.message)) > 1:
                await self._speaker.say(visit, "one-at-a-time")
            await handle(visit)

        return first_only

    async def on_edited(self, visit: Visit) -> None:
        """Edited messages begin nothing and change nothing; in the middle of something that is worth a word."""
        if visit.private and visit.draft is not None:
            await self._speaker.say(visit, "edited-message")
