"""/reports: what people reported, one card each, and what is done about it.

A result is deleted in this order: its file, its card in the chat, and then the report is closed. Each may be repeated,
so whatever a crash leaves undone is done when the button's update is handled again, or when it is pressed again.
"""

from collections.abc import Mapping

import structlog
from telegram import InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.media.model import Box, MediaGone, PictureRefused
from bot.media.placeholder import blank_picture
from bot.telegram.handlers.admin.jobs import name_of
from bot.telegram.handlers.admin.module import OnPress
from bot.telegram.handlers.admin.proposals import Proposals
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Labels, button, keyboard
from bot.telegram.ui.messages import CardGone, Content, Messenger, Same, Upload
from storage import jobs, reports, users
from storage import media as media_rows
from storage.accounts import Account
from storage.model import Job, Media
from storage.reports import Reported

log = structlog.get_logger(__name__)

AT_ONCE = 5
BAN = "ban"
PICTURES = ("image/jpeg", "image/png")


class Reporting:
    def __init__(self, services: Services, *, speaker: Speaker, proposals: Proposals) -> None:
        self._services = services
        self._speaker = speaker
        self._proposals = proposals
        self._messenger = Messenger(services.bot)

    @property
    def presses(self) -> Mapping[str, OnPress]:
        return {
            "rdel": self._on_delete,
            "rdelsure": self._on_delete_sure,
            "rkeep": self._on_keep,
            "rban": self._on_ban,
            "rdismiss": self._on_dismiss,
        }

    async def on_reports(self, ctx: UpdateContext) -> None:
        count = await self._services.storage.read(reports.count_reported)
        if not count:
            await self._speaker.say(ctx, "reports-none")
            return
        await self._speaker.say(ctx, "reports-count", count=count)
        for one in await self._services.storage.read(reports.reported, limit=AT_ONCE):
            await self._speaker.show(ctx, await self._card(ctx, one))
        if count > AT_ONCE:
            await self._speaker.say(ctx, "reports-more")

    async def _card(self, ctx: UpdateContext, reported: Reported) -> Content:
        label = Labels(self._services.texts, ctx.locale)
        job = reported.job
        media = await self._result_of(job)
        small = await self._thumbnail(media) if media is not None else None
        lines = [
            self._speaker.text(
                ctx,
                "report-card",
                job=job.id,
                kind=label("job-kind", kind=job.kind),
                name=name_of(label, reported.maker),
                names=", ".join(name_of(label, user) for user in reported.by),
                at=reported.at,
            )
        ]
        if media is None:
            lines.append(self._speaker.text(ctx, "report-gone"))
        elif small is None:
            lines.append(self._speaker.text(ctx, "report-clip"))
        picture = Upload(content=small) if small is not None else None
        return Content(text="\n".join(lines), keyboard=self._buttons(ctx, job.id), picture=picture)

    async def _result_of(self, job: Job) -> Media | None:
        if job.result_media is None:
            return None
        return await self._services.storage.read(media_rows.get, job.result_media)

    async def _thumbnail(self, media: Media) -> bytes | None:
        if media.mime not in PICTURES:
            return None
        try:
            return await self._services.pictures.thumbnail(media, Box(0, 0, media.width, media.height))
        except (MediaGone, PictureRefused) as error:
            log.info("no thumbnail", media=media.id, error=type(error).__name__)
            return None

    def _buttons(self, ctx: UpdateContext, job_id: str) -> InlineKeyboardMarkup | None:
        rows = (
            (("button-report-delete", "rdel"), ("button-report-ban", "rban")),
            (("button-report-dismiss", "rdismiss"), ("button-report-job", "ijob")),
        )
        return self._keyboard(ctx, job_id, rows)

    def _keyboard(
        self, ctx: UpdateContext, job_id: str, rows: tuple[tuple[tuple[str, str], ...], ...]
    ) -> InlineKeyboardMarkup | None:
        label = Labels(self._services.texts, ctx.locale)
        return keyboard(
            [button(label(key), About.ADMIN, job_id, action) for key, action in row] for row in rows
        )

    async def _on_delete(self, press: Press) -> None:
        press.answer.toast("answer-report-sure")
        rows = ((("button-report-delete-sure", "rdelsure"), ("button-report-keep", "rkeep")),)
        await self._swap_buttons(press, self._keyboard(press.ctx, press.button.target, rows))

    async def _on_keep(self, press: Press) -> None:
        press.answer.ok()
        await self._swap_buttons(press, self._buttons(press.ctx, press.button.target))

    async def _swap_buttons(self, press: Press, buttons: InlineKeyboardMarkup | None) -> None:
        try:
            await self._services.bot.edit_message_reply_markup(
                press.ctx.chat_id, press.message_id, reply_markup=buttons
            )
        except TelegramError as error:
            log.info("buttons not changed", error=type(error).__name__)

    async def _on_delete_sure(self, press: Press) -> None:
        job = await self._services.storage.read(jobs.get, press.button.target)
        if job is None:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        media = await self._result_of(job)
        if media is not None:
            await self._services.pictures.forget([media])
        await self._blot_out(job)
        await self._close(press, job, "delete-result", deleted=media is not None)
        text = self._speaker.text(press.ctx, "report-deleted", job=job.id)
        await self._speaker.show_on(
            press.ctx, press.message_id, Content(text=text, picture=Upload(content=blank_picture()))
        )

    async def _blot_out(self, job: Job) -> None:
        """The card that showed it shows it no more; best effort, for the chat may be gone."""
        if job.card_message_id is None:
            return
        text = self._services.texts(job.locale, "removed-told")
        shown = Content(text=text, picture=Upload(content=blank_picture()))
        try:
            await self._messenger.edit(job.chat_id, job.card_message_id, shown)
        except (TelegramError, CardGone) as error:
            log.info("card not blotted out, removing it", job=job.id, error=type(error).__name__)
            await self._messenger.remove(job.chat_id, job.card_message_id)

    async def _on_dismiss(self, press: Press) -> None:
        job = await self._services.storage.read(jobs.get, press.button.target)
        if job is None:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        await self._close(press, job, "dismiss-report")
        text = self._speaker.text(press.ctx, "report-dismissed", job=job.id)
        await self._speaker.show_on(press.ctx, press.message_id, Content(text=text, picture=Same.PICTURE))

    async def _close(self, press: Press, job: Job, action: str, *, deleted: bool = False) -> None:
        actor = press.ctx.user.telegram_id
        assert actor is not None
        await self._services.storage.write(
            reports.close,
            job.id,
            actor=actor,
            action=action,
            result_deleted=deleted,
            at=self._services.clock(),
        )

    async def _on_ban(self, press: Press) -> None:
        """Asked and done as /ban is. The report stays open: the result may have to go as well."""
        press.answer.ok()
        job = await self._services.storage.read(jobs.get, press.button.target)
        maker = await self._services.storage.read(users.get, job.user_id) if job is not None else None
        if job is None or maker is None or maker.telegram_id is None:
            await self._speaker.say(press.ctx, "repair-forgotten")
            return
        target = Account(user=maker)
        if maker.telegram_id in self._services.admin_ids:
            await self._speaker.say(press.ctx, "money-ban-admin", user=target.label)
            return
        question = self._speaker.text(press.ctx, "money-ban", user=target.label)
        # The reason is told to whom it locks out, so it is in their language.
        texts = self._services.texts
        why = texts.plain(texts.resolve(maker.language, maker.app_language), "reported-why")
        data = {"scope": target.scope, "reason": why, "job": job.id}
        await self._proposals.ask(press.ctx, BAN, data, question, on=press.message_id)
