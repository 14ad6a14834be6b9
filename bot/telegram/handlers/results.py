"""The buttons under a result, and under a card that is being worked on."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace

import structlog
from telegram.error import TelegramError

from bot.clock import Clock
from bot.drafts.model import DraftData, Identity, Step
from bot.jobs.model import Kind, Spec
from bot.jobs.orders import CANCELLED, CANCELLED_BY_ADMIN, Orders
from bot.media.library import Pictures
from bot.media.model import MediaGone
from bot.telegram.client.api_errors import FILE_ID_DEAD, says
from bot.telegram.handlers.draft_store import DraftStore
from bot.telegram.handlers.draft_view import DraftView
from bot.telegram.handlers.report import Report
from bot.telegram.handlers.save_face import save_identity
from bot.telegram.middleware.context import Press
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.job_card import JobCard
from bot.telegram.ui.keyboards import button, even_rows, keyboard, menu_button
from bot.telegram.ui.messages import Content, Upload
from bot.telegram.ui.uploads import filename_of, upload_of
from storage import Storage, Transaction, drafts, faces
from storage import media as media_rows
from storage.errors import TooManyFaces
from storage.model import Job, JobState, Media

log = structlog.get_logger(__name__)

Action = Callable[[Press, Job], Awaitable[None]]


class Results:
    def __init__(
        self,
        *,
        storage: Storage,
        orders: Orders,
        pictures: Pictures,
        courier: TelegramCourier,
        reports: Report,
        draft_view: DraftView,
        draft_store: DraftStore,
        clock: Clock,
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._pictures = pictures
        self._courier = courier
        self._reports = reports
        self._clock = clock
        self._draft_view = draft_view
        self._draft_store = draft_store
        self._actions: Mapping[str, Action] = {
            "cancel": self._stop,
            "again": self._again,
            "other": self._other,
            "file": self._as_file,
            "send": self._send_again,
            "save": self._save_faces,
            "keep": self._keep_face,
            "report": self._report,
        }

    async def on_press(self, press: Press, job: Job) -> None:
        action = self._actions.get(press.button.action)
        if action is None:
            press.answer.alert("answer-old")
            return
        await action(press, job)

    async def _stop(self, press: Press, job: Job) -> None:
        """The card says how it ended when it has ended; here it is only said whether it will."""
        why = CANCELLED if job.user_id == press.ctx.user.id else CANCELLED_BY_ADMIN
        stopped = await self._orders.cancel(job.id, user_id=job.user_id, why=why)
        if stopped is not None and stopped.state is JobState.CANCELLED:
            press.answer.toast("answer-stopped")
        elif stopped is not None and stopped.state in (JobState.DELIVERED, JobState.READY):
            press.answer.alert("answer-job-over")
        else:
            press.answer.alert("answer-cannot-stop")
            if stopped is not None:  # the button goes
                await self._courier.show_progress(stopped, await self._orders.progress(stopped))

    async def _again(self, press: Press, job: Job) -> None:
        data = await self._recall(job)
        if data is None:
            press.answer.alert("answer-pictures-gone")
            return
        press.answer.ok()
        await self._open(press, Kind(job.kind), Step.PRICE, data)

    async def _other(self, press: Press, job: Job) -> None:
        """The same scene and faces, with somebody else's face or another age."""
        data = await self._recall(job)
        if data is None:
            press.answer.alert("answer-pictures-gone")
            return
        press.answer.ok()
        kind = Kind(job.kind)
        step = Step.YEARS if kind.ages else Step.IDENTITY
        await self._open(press, kind, step, data.with_(identities={}, enhance=None))

    async def _as_file(self, press: Press, job: Job) -> None:
        """Untouched by Telegram's compression."""
        media = await self._result_of(job)
        if media is None:
            press.answer.alert("answer-result-gone")
            return
        press.answer.ok()
        if await self._sent_by_link(press, job, media):
            return
        content = await self._pictures.content(media)
        upload = Upload(content=content, filename=filename_of(job, media.mime), as_document=True)
        caption = "\n".join([press.ctx.t("result-as-file"), *_card(press, job).report_line()])
        await press.ctx.show(Content(text=caption, picture=upload))

    async def _send_again(self, press: Press, job: Job) -> None:
        """From /history: Telegram's own copy when it has one, else ours."""
        media = await self._result_of(job)
        if media is None:
            press.answer.alert("answer-result-gone")
            return
        press.answer.ok()
        if await self._sent_by_link(press, job, media):
            return
        again = press.ctx.t("result-sent-again", at=job.created_at)
        caption = "\n".join([again, *_card(press, job).report_line()])
        if media.file_id:
            try:
                await press.ctx.show(Content(text=caption, picture=upload_of(job, media)))
            except TelegramError as error:
                if not says(error, FILE_ID_DEAD):
                    raise
            else:
                return
        content = await self._pictures.content(media)
        anew = replace(upload_of(job, media, content), file_id=None)
        await press.ctx.show(Content(text=caption, picture=anew))

    async def _sent_by_link(self, press: Press, job: Job, media: Media) -> bool:
        """True for a result that is too large for Telegram."""
        download = self._pictures.downloads.of(media)
        if download is None:
            return False
        card = _card(press, job)
        again = press.ctx.t("result-sent-again", at=job.created_at)
        text = "\n".join([again, card.where(media, download), *card.report_line()])
        buttons = keyboard([[card.download_button(download)]])
        await press.ctx.show(Content(text=text, keyboard=buttons))
        return True

    async def _save_faces(self, press: Press, job: Job) -> None:
        """Those that are not saved yet; of several it is asked which. The name can be changed at once."""
        identities = _identities(job)
        missing = [n for n in await self._unsaved(press, identities) if n < len(identities)]
        if not missing:
            press.answer.alert("answer-faces-saved-already")
        elif len(missing) == 1:
            await self._save_one(press, identities[missing[0]])
        else:
            await self._ask_which(press, job, {n: identities[n] for n in missing})

    async def _unsaved(self, press: Press, identities: list[Identity]) -> list[int]:
        saved = await self._storage.read(faces.listing, press.ctx.user.id)
        there = {(face.media_id, tuple(face.box)) for face in saved}
        return [n for n, each in enumerate(identities) if (each.media, tuple(each.box)) not in there]

    async def _ask_which(self, press: Press, job: Job, identities: Mapping[int, Identity]) -> None:
        sheet = []
        for number, identity in identities.items():
            media = await self._storage.read(media_rows.get, identity.media)
            if media is None:
                press.answer.alert("answer-pictures-gone")
                return
            sheet.append((str(number + 1), media, identity.box))
        press.answer.ok()
        numbers = [button(str(n + 1), About.JOB, job.id, "keep", str(n)) for n in identities]
        picture = Upload(content=await self._pictures.contact_sheet(sheet), filename="faces.jpg")
        text = press.ctx.t("save-which")
        await press.ctx.show(Content(text=text, keyboard=keyboard(even_rows(numbers)), picture=picture))

    async def _keep_face(self, press: Press, job: Job) -> None:
        identities = _identities(job)
        if not 0 <= press.number < len(identities):
            press.answer.alert("answer-old")
        elif press.number not in await self._unsaved(press, identities):
            press.answer.alert("answer-faces-saved-already")
        else:
            await self._save_one(press, identities[press.number])

    async def _save_one(self, press: Press, identity: Identity) -> None:
        ctx = press.ctx
        stem = ctx.label("face-default-name")
        try:
            face = await self._storage.write(
                save_identity, ctx.user.id, identity, stem=stem, at=self._clock()
            )
        except TooManyFaces as error:
            press.answer.alert("answer-too-many-saved", limit=error.limit)
            return
        except MediaGone:
            press.answer.alert("answer-pictures-gone")
            return
        press.answer.ok()
        rows = [
            [button(ctx.label("button-rename-face", name=face.name), About.FACE, face.id, "rename")],
            [menu_button(ctx.label("button-menu-faces"), "faces")],
        ]
        await ctx.reply("faces-saved", keyboard=keyboard(rows) if ctx.private else None, names=face.name)

    async def _report(self, press: Press, job: Job) -> None:
        if press.ctx.private:
            press.answer.ok()
            await self._reports.ask(press.ctx, job.id)
        else:
            press.answer.alert("answer-private-only")

    async def _recall(self, job: Job) -> DraftData | None:
        """What was ordered, while its pictures are still there."""
        return await self._storage.read(recall, job)

    async def _open(self, press: Press, kind: Kind, step: Step, data: DraftData) -> None:
        if await self._orders.in_maintenance():
            await press.ctx.reply("refused-maintenance")
            return
        await self._draft_view.show(await self._draft_store.open(press.ctx, kind, step, data))

    async def _result_of(self, job: Job) -> Media | None:
        if job.result_media is None:
            return None
        return await self._storage.read(media_rows.get, job.result_media)


def _card(press: Press, job: Job) -> JobCard:
    """In the language of the person who asks now."""
    ctx = press.ctx
    return JobCard(
        texts=ctx.replies.texts, job=replace(job, locale=ctx.locale), username=ctx.replies.username
    )


def _identities(job: Job) -> list[Identity]:
    """The faces that were put there, each once."""
    spec = Spec.from_document(job.kind, job.spec)
    return list(dict.fromkeys(Identity(media=pair.identity, box=pair.identity_box) for pair in spec.pairs))


def recall(tx: Transaction, job: Job) -> DraftData | None:
    draft = drafts.get(tx, job.draft_id)
    if draft is None:
        return None
    data = DraftData.from_document(draft.data)
    if data.scene is None:
        return None
    if any(media_rows.get(tx, media_id) is None for media_id in data.media_ids):
        return None
    return data.with_(question=None, spare=None, album=None, taken=None)
