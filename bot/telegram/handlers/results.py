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
from bot.telegram.handlers.save_face import save_identity
from bot.telegram.middleware.context import Press
from bot.telegram.notify.courier import TelegramCourier
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.job_card import JobCard
from bot.telegram.ui.keyboards import button, keyboard, menu_button
from bot.telegram.ui.messages import Content, Upload
from bot.telegram.ui.uploads import filename_of, upload_of
from storage import Storage, Transaction, drafts, reports
from storage import media as media_rows
from storage.errors import TooManyFaces
from storage.model import Job, JobState, Media, SavedFace

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
        draft_view: DraftView,
        draft_store: DraftStore,
        clock: Clock,
    ) -> None:
        self._storage = storage
        self._orders = orders
        self._pictures = pictures
        self._courier = courier
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
        caption = press.ctx.t("result-as-file")
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
        caption = press.ctx.t("result-sent-again", at=job.created_at)
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
        card = JobCard(texts=press.ctx.replies.texts, job=replace(job, locale=press.ctx.locale))
        again = press.ctx.t("result-sent-again", at=job.created_at)
        text = f"{again}\n{card.where(media, download)}"
        buttons = keyboard([[card.download_button(download)]])
        await press.ctx.show(Content(text=text, keyboard=buttons))
        return True

    async def _save_faces(self, press: Press, job: Job) -> None:
        """Under a name that can be changed at once, so that nothing interrupts."""
        spec = Spec.from_document(job.kind, job.spec)
        identities = dict.fromkeys(
            Identity(media=pair.identity, box=pair.identity_box) for pair in spec.pairs
        )
        try:
            saved = [await self._save(press, identity) for identity in identities]
        except TooManyFaces as error:
            press.answer.alert("answer-too-many-saved", limit=error.limit)
            return
        except MediaGone:
            press.answer.alert("answer-pictures-gone")
            return
        press.answer.ok()
        label = press.ctx.label
        rows = [[button(label("button-rename-face", name=f.name), About.FACE, f.id, "rename")] for f in saved]
        names = ", ".join(face.name for face in saved)
        rows.append([menu_button(label("button-menu-faces"), "faces")])
        private = press.ctx.private
        await press.ctx.reply("faces-saved", keyboard=keyboard(rows) if private else None, names=names)

    async def _save(self, press: Press, identity: Identity) -> SavedFace:
        """Raises TooManyFaces and MediaGone."""
        stem = press.ctx.label("face-default-name")
        return await self._storage.write(
            save_identity, press.ctx.user.id, identity, stem=stem, at=self._clock()
        )

    async def _report(self, press: Press, job: Job) -> None:
        at = self._clock()
        first = await self._storage.write(reports.file, job.id, press.ctx.user.id, at=at)
        press.answer.alert("answer-reported" if first else "answer-reported-before")
        if first:
            await self._courier.alert_admins("alert-report", job=job.id, user=str(press.ctx.user.id))

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
