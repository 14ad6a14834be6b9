"""Live sessions: opened, changed and closed."""

import secrets
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import Response

from playground.providers.akool.bodies import FaceAt, LiveClose, LiveCreate, LiveUpdate
from playground.providers.akool.crypto import agora_token
from playground.providers.akool.orders import Placed
from playground.providers.akool.refusals import BAD_PARAMETER, envelope, refuse
from playground.providers.akool.tasks import QUEUED, Session
from playground.providers.service import read_body

APP_ID = "0123456789abcdef0123456789abcdef"


class LiveRooms:
    """`app_id` is in the answer only when it is set: the documents' example leaves it empty."""

    def __init__(
        self, *, placed: Callable[[list[FaceAt]], Awaitable[list[Placed]]], charge: Callable[[str], None]
    ) -> None:
        self.app_id = ""
        self.sessions: dict[str, Session] = {}
        self._placed = placed
        self._charge = charge

    async def create(self, request: Request) -> Response:
        order = await read_body(request, LiveCreate)
        await self._placed(order.sourceImage)
        session = Session(faces=len(order.sourceImage))
        self._charge(session.id)
        self.sessions[session.id] = session
        return envelope(1000, "OK", self._shown(session))

    async def update(self, request: Request) -> Response:
        order = await read_body(request, LiveUpdate)
        session = self._open(order.id)
        await self._placed(order.sourceImage)
        session.faces = len(order.sourceImage)
        return envelope(1000, "OK")

    async def close(self, request: Request) -> Response:
        self._open((await read_body(request, LiveClose)).id).is_open = False
        return envelope(1000, "OK")

    def _open(self, session_id: str) -> Session:
        session = self.sessions.get(session_id)
        if session is None or not session.is_open:
            raise refuse(BAD_PARAMETER, "no such session")
        return session

    def _shown(self, session: Session) -> dict[str, object]:
        channel = f"{datetime.now(UTC):%Y%m%d%H%M%S%f}"[:17] + f"_{secrets.randbelow(10000):04}"
        token = agora_token(app_id=APP_ID, channel=channel, user="1", issued_at=int(time.time()))
        return {
            "_id": session.id,
            "faceswap_status": QUEUED,
            "front_user_id": "1",
            "algorithm_user_id": "3",
            "front_rtc_token": token,
            "channel_id": channel,
            "app_id": self.app_id,
        }
