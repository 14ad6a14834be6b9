"""/quota: of the group, of the person whom an admin names, or one's own."""

from bot.telegram.handlers.admin.router import AdminRouter
from bot.telegram.handlers.admin.targets import points_at_somebody
from bot.telegram.handlers.groups.info import GroupInfo
from bot.telegram.middleware.admission import Handler
from bot.telegram.middleware.context import UpdateContext


class Quota:
    def __init__(self, *, own: Handler, group_info: GroupInfo, admin: AdminRouter) -> None:
        self._own = own
        self._group_info = group_info
        self._admin = admin

    async def on_quota(self, ctx: UpdateContext) -> None:
        if not ctx.private:
            await self._group_info.on_quota(ctx)
        elif self._admin.is_admin(ctx) and points_at_somebody(ctx.message):
            await self._admin.on_quota(ctx)
        else:
            await self._own(ctx)
