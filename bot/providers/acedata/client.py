"""AceData: one face onto one picture, by addresses.

It cannot be asked about a task. With an address for callbacks the work is ordered and the callback brings the result;
without one the answer is waited for. A lost answer is never sent again: only a callback can still tell.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from bot.media.model import Face, MediaRef
from bot.providers.acedata.parse import claim_in, error_of, source_kept, ticket_from
from bot.providers.acedata.schemas import Fault, SwapReply, SwapRequest
from bot.providers.base import Capability, Observation, Offer, Rejected, Ticket, Unavailable, Work
from bot.providers.callback_trust import believable
from bot.providers.http import Call, Http, Reply, nonsense, read_as

SourceIs = Literal["identity", "scene"]

URL = "https://api.acedata.cloud"
RESULT_HOSTS = ("platform.cdn.acedata.cloud",)
OFFERS: Mapping[Capability, Offer] = {Capability.SWAP: Offer(seconds=90, deadline=600, price=4)}
WAIT_SECONDS = 120
"""Its own default for an answer that holds the result."""


class AceData:
    name = "acedata"
    replayable = False

    def __init__(
        self,
        *,
        http: Http,
        token: str,
        source_is: SourceIs = "identity",
        result_hosts: Sequence[str] = RESULT_HOSTS,
        offers: Mapping[Capability, Offer] = OFFERS,
        concurrency: int = 4,
        wait_seconds: int = WAIT_SECONDS,
    ) -> None:
        """`source_is`: which of our pictures its `source_image_url` names; its documents contradict each other.

        Its integration guide reads "identity", its OpenAPI file and platform page "scene" (all of 2026-11-20).
        """
        http.hide(token)
        self.offers = offers
        self.concurrency = concurrency
        self.result_hosts = result_hosts
        self._http = http
        self._token = token
        self._source_is = source_is
        self._wait_seconds = wait_seconds

    async def submit(self, work: Work) -> Ticket:
        if work.capability is not Capability.SWAP or len(work.pairs) != 1:
            raise Rejected(f"acedata does not do {work.capability}")
        waits = work.callback_url is None
        reply = await self._buy(self._request(work), waits=waits)
        return ticket_from(reply, waited=waits)

    async def status(self, ticket: Ticket) -> Observation | None:  # noqa: ARG002 - it cannot be asked
        return None  # its OpenAPI file has seven face paths and none of them is a question (2026-11-20)

    def read_callback(self, body: bytes, ticket: Ticket | None) -> Observation | None:
        return believable(claim_in(body), ticket, self.result_hosts)

    async def cancel(self, ticket: Ticket) -> bool:  # noqa: ARG002 - it cannot be stopped
        return False

    async def detect(self, picture: MediaRef) -> tuple[Face, ...]:  # noqa: ARG002 - it has no such call
        raise Unavailable("acedata does not look for faces")

    async def balance(self) -> int | None:
        return None

    async def source_is(self, source: MediaRef, target: MediaRef) -> SourceIs | None:
        """Find out by buying one swap of two pictures of different size. None: the result has neither's size."""
        request = SwapRequest(
            source_image_url=source.url, target_image_url=target.url, timeout=self._wait_seconds
        )
        reply = await self._buy(request, waits=True)
        answer = read_as(SwapReply, reply.json())
        if answer is None:
            raise nonsense(reply, paid=True)
        if answer.failed:
            raise error_of(reply, answer.error or Fault())
        kept = source_kept(answer, source=(source.width, source.height), target=(target.width, target.height))
        return None if kept is None else ("scene" if kept else "identity")

    async def close(self) -> None:
        await self._http.close()

    def _request(self, work: Work) -> SwapRequest:
        identity, scene = work.pairs[0].identity.url, work.scene.url
        source, target = (identity, scene) if self._source_is == "identity" else (scene, identity)
        return SwapRequest(
            source_image_url=source,
            target_image_url=target,
            callback_url=work.callback_url,
            timeout=self._wait_seconds if work.callback_url is None else None,
        )

    async def _buy(self, request: SwapRequest, *, waits: bool) -> Reply:
        call = Call(
            path="/face/swap",
            body=request.model_dump(exclude_none=True),
            headers={"Authorization": f"Bearer {self._token}"},
            seconds=self._wait_seconds + 15 if waits else 45,
        )
        return await self._http.buy(call)
