"""What may be asked in front of everybody: one's own faces by name, what is left today, how the bot works here."""

from telegram import InlineKeyboardButton

from bot.i18n import timezones
from bot.jobs.place_order import hours_and_minutes
from bot.telegram.middleware.commands import usable
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.replies import Speaker
from bot.telegram.middleware.services import Services
from bot.telegram.ui.keyboards import keyboard
from bot.telegram.ui.links import private_chat
from bot.telegram.ui.messages import Content
from storage import allowances, faces
from storage.allowances import LeftInGroup, Use


class GroupInfo:
    def __init__(self, services: Services, *, speaker: Speaker) -> None:
        self._services = services
        self._speaker = speaker

    async def on_faces(self, ctx: UpdateContext) -> None:
        """Names only: a picture of one's faces is nobody else's business."""
        saved = await self._services.storage.read(faces.listing, ctx.user.id)
        if not saved:
            label = self._services.texts.plain(ctx.locale, "button-save-privately")
            url = private_chat(self._services.bot.username, "newface")
            door = keyboard([[InlineKeyboardButton(label, url=url)]])
            await self._speaker.say(ctx, "group-faces-none", keyboard=door)
            return
        default = next((face.name for face in saved if face.is_default), saved[0].name)
        names = ", ".join(face.name for face in saved)
        await self._speaker.say(ctx, "group-faces", names=names, name=default, example=saved[-1].name)

    async def on_quota(self, ctx: UpdateContext) -> None:
        """What is left today for the group and for whoever asks, and who pays."""
        if ctx.group is None:
            return
        limits = self._services.limits
        left = await self._services.storage.read(
            allowances.left_in_group,
            ctx.user,
            ctx.group,
            of_users=limits.of_user,
            of_chats=limits.of_chat,
            at=self._services.clock(),
        )
        lines = [
            self._speaker.text(ctx, "group-quota", title=ctx.group.title),
            *self._left(ctx, "group", left.group),
            self._resets(ctx, left.group),
            self._speaker.text(ctx, "group-quota-yours", name=ctx.user.name),
            *self._left(ctx, "own", left.own),
            self._pays(ctx, left),
        ]
        await self._speaker.show(ctx, Content(text="\n".join(lines)))

    def _left(self, ctx: UpdateContext, whose: str, use: Use) -> list[str]:
        text, quota = self._speaker.text, use.quota
        if use.jobs_left is None or quota.jobs_per_day is None:
            lines = [text(ctx, f"group-quota-{whose}-free")]
        else:
            lines = [text(ctx, f"group-quota-{whose}", left=use.jobs_left, limit=quota.jobs_per_day)]
        if use.credits_left is not None and quota.credits_per_day is not None:
            lines.append(text(ctx, "group-quota-credits", left=use.credits_left, limit=quota.credits_per_day))
        return lines

    def _resets(self, ctx: UpdateContext, use: Use) -> str:
        hours, minutes = hours_and_minutes(use.resets_at - self._services.clock())
        zone = timezones.title(use.timezone, ctx.locale)
        at = use.resets_at.astimezone(allowances.zone_of(use.timezone))
        return self._speaker.text(ctx, "balance-resets", hours=hours, minutes=minutes, at=at, name=zone)

    def _pays(self, ctx: UpdateContext, left: LeftInGroup) -> str:
        if left.balance > 0:
            return self._speaker.text(ctx, "group-quota-group-pays", balance=left.balance)
        return self._speaker.text(ctx, "group-quota-each-pays")

    async def on_help(self, ctx: UpdateContext) -> None:
        commands = [command for command in usable(self._services.orders.capabilities()) if command.in_groups]
        how = [self._speaker.text(ctx, key) for key in ("help-group", "group-help-more")]
        text = "\n\n".join([*how, self._speaker.explained(ctx, commands)])
        await self._speaker.show(ctx, Content(text=text))
