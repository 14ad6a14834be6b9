"""/reports: what people reported, one card each, and what is done about it.

A result is deleted in this order: its file, its card in the chat, and then the report is closed. Each may be repeated,
so what a crash leaves undone is done when the button's update is handled again, or when it is pressed again.
"""

from collections.abc import Mapping

import structlog
from telegram import InlineKeyboardMarkup
from telegram.error import TelegramError

from bot.media.model import MediaGone, PictureRefused
from bot.media.placeholder import blank_picture
from bot.telegram.handlers.admin import ban
from bot.telegram.handlers.admin.module import AdminModule
from bot.telegram.handlers.admin.proposals import OnPress, Proposals
from bot.telegram.handlers.admin.targets import name_of
from bot.telegram.middleware.commands import Command
from bot.telegram.middleware.context import Press, UpdateContext
from bot.telegram.middleware.services import Services
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import button, keyboard
from bot.telegram.ui.messages import CardGone, Content, Messenger, Same, Upload
from storage import jobs, reports, users
from storage import media as media_rows
from storage.accounts import Account
from storage.model import Job, Media, User
from storage.reports import Reported

log = structlog.get_logger(__name__)

COMMAND = Command("reports")
AT_ONCE = 5
PICTURES = ("image/jpeg", "image/png")


class Reports(AdminModule):
    command = COMMAND

    def __init__(self, services: Services, proposals: Proposals) -> None:
        super().__init__(services, proposals)
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

    async def on_command(self, ctx: UpdateContext) -> None:
        count = await self._services.storage.read(reports.count_reported)
        if not count:
            await ctx.reply("reports-none")
            return
        await ctx.reply("reports-count", count=count)
        for one in await self._services.storage.read(reports.reported, limit=AT_ONCE):
            await ctx.show(await self._card(ctx, one))
        if count > AT_ONCE:
            await ctx.reply("reports-more")

    async def _card(self, ctx: UpdateContext, reported: Reported) -> Content:
        job = reported.job
        media = await self._result_of(job)
        small = await self._reduced(media) if media is not None else None
        lines = [
            ctx.t(
                "report-card",
                job=job.id,
                kind=ctx.label("job-kind", kind=job.kind),
                name=name_of(ctx.label, reported.maker),
                names=", ".join(name_of(ctx.label, user) for user in reported.by),
                at=reported.at,
            )
        ]
        reasons = ", ".join(ctx.label(f"button-why-{why}") for why in reported.reasons)
        lines.append(ctx.t("report-reasons", reasons=reasons))
        if media is None:
            lines.append(ctx.t("report-gone"))
        elif small is None:
            lines.append(ctx.t("report-clip"))
        picture = Upload(content=small) if small is not None else None
        return Content(text="\n".join(lines), keyboard=self._buttons(ctx, job.id), picture=picture)

    async def _result_of(self, job: Job) -> Media | None:
        if job.result_media is None:
            return None
        return await self._services.storage.read(media_rows.get, job.result_media)

    async def _reduced(self, media: Media) -> bytes | None:
        """The whole of it: what is complained about may be at its edge."""
        if media.mime not in PICTURES:
            return None
        try:
            return await self._services.pictures.preview(media, faces=(), picked=())
        except (MediaGone, PictureRefused) as error:
            log.info("report.no_preview", media=media.id, error=type(error).__name__)
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
        return keyboard(
            [button(ctx.label(key), About.ADMIN, job_id, action) for key, action in row] for row in rows
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
            log.info("report.buttons_not_changed", error=type(error).__name__)

    async def _on_delete_sure(self, press: Press) -> None:
        job = await self._services.storage.read(jobs.get, press.button.target)
        if job is None:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        media = await self._result_of(job)
        if media is not None:
            await self._services.pictures.forget([media])
        await self._replace_result(job)
        await self._close(press, job, "delete-result", deleted=media is not None)
        text = press.ctx.t("report-deleted", job=job.id)
        blank = Content(text=text, picture=Upload(content=blank_picture()))
        await press.ctx.edit_or_send(blank, press.message_id)

    async def _replace_result(self, job: Job) -> None:
        """Take the result from the card that showed it. Best effort, for the chat may be gone."""
        if job.card_message_id is None:
            return
        text = self._services.texts(job.locale, "removed-told")
        shown = Content(text=text, picture=Upload(content=blank_picture()))
        try:
            await self._messenger.edit(job.chat_id, job.card_message_id, shown)
        except (TelegramError, CardGone) as error:
            log.info("report.card_not_replaced", job=job.id, error=type(error).__name__)
            await self._messenger.remove(job.chat_id, job.card_message_id)

    async def _on_dismiss(self, press: Press) -> None:
        job = await self._services.storage.read(jobs.get, press.button.target)
        if job is None:
            press.answer.alert("answer-old")
            return
        press.answer.ok()
        await self._close(press, job, "dismiss-report")
        text = press.ctx.t("report-dismissed", job=job.id)
        await press.ctx.edit_or_send(Content(text=text, picture=Same.PICTURE), press.message_id)

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
            await press.ctx.reply("repair-forgotten")
            return
        await self._ask_to_ban(press, job, maker)

    async def _ask_to_ban(self, press: Press, job: Job, maker: User) -> None:
        account = Account(user=maker)
        if maker.telegram_id in self._services.admin_ids:
            await press.ctx.reply("money-ban-admin", user=account.label)
            return
        # The person who is locked out reads the reason, so it is in their language.
        texts = self._services.texts
        why = texts.plain(texts.resolve(maker.language, maker.app_language), "reported-why")
        data = {"scope": account.scope, "reason": why, "job": job.id}
        question = press.ctx.t("money-ban", user=account.label)
        await self._proposals.ask(press.ctx, ban.COMMAND.name, data, question, on=press.message_id)
