"""What a test hears of the emulated Telegram: events, messages as they were, answers to presses."""

import ssl
import time
from dataclasses import dataclass, field
from typing import Any

import httpx

Json = dict[str, Any]
PATIENCE = 10.0
_LONGEST_POLL = 20.0
_NO_TLS = ssl.SSLContext(
    ssl.PROTOCOL_TLS_CLIENT
)  # reading the machine's certificates takes longer than a test
_KINDS = ("text", "photo", "animation", "video", "document", "sticker", "voice", "video_note", "invoice")


@dataclass(frozen=True, slots=True)
class Answer:
    """What a press brought up: a passing note, or an alert."""

    text: str
    show_alert: bool

    @classmethod
    def of(cls, event: Json) -> "Answer":
        return cls(event.get("text", ""), bool(event.get("show_alert")))


class Feed:
    """Everything that has happened so far, as one connection hears of it. Shared by the views of one person."""

    def __init__(self, url: str) -> None:
        self.client = httpx.AsyncClient(base_url=url, trust_env=False, timeout=30.0, verify=_NO_TLS)
        self.events: list[Json] = []

    async def listen(self, seconds: float) -> bool:
        """Waits for news; False when there was none."""
        wait = min(max(seconds, 0.0), _LONGEST_POLL)
        since = self.events[-1]["seq"] if self.events else 0
        response = await self.client.get(
            "/play/events.json", params={"since": since, "wait": wait}, timeout=wait + 30.0
        )
        new: list[Json] = response.json()
        self.events += new
        return bool(new)

    async def get(self, path: str, **params: object) -> Any:
        return accepted(
            await self.client.get(path, params={key: str(value) for key, value in params.items()})
        )

    async def post(self, path: str, **fields: object) -> Any:
        given = {key: value for key, value in fields.items() if value is not None}
        return accepted(await self.client.post(path, json=given))


def accepted(response: httpx.Response) -> Any:
    if response.is_error:
        raise AssertionError(f"Telegram would not allow that: {response.text}")
    return response.json()


@dataclass(frozen=True, slots=True)
class SeenMessage:
    """A message as it was at one moment. `json` is the Bot API object."""

    json: Json
    _feed: Feed = field(repr=False)

    @property
    def id(self) -> int:
        return int(self.json["message_id"])

    @property
    def chat_id(self) -> int:
        return int(self.json["chat"]["id"])

    @property
    def text(self) -> str:
        """The text, or the caption."""
        return str(self.json.get("text") or self.json.get("caption") or "")

    @property
    def buttons(self) -> list[str]:
        return [str(button["text"]) for row in self.rows for button in row]

    @property
    def rows(self) -> list[list[Json]]:
        rows: list[list[Json]] = self.json.get("reply_markup", {}).get("inline_keyboard", [])
        return rows

    def data_of(self, button: str) -> str:
        found = self._button(button)
        assert "callback_data" in found, f"{button!r} is no button that the bot hears of: {found}"
        return str(found["callback_data"])

    def url_of(self, button: str) -> str:
        found = self._button(button)
        assert "url" in found, f"{button!r} is no link: {found}"
        return str(found["url"])

    def _button(self, label: str) -> Json:
        """With exactly this text, or the only one that contains it."""
        all_buttons = [each for row in self.rows for each in row]
        exact = [each for each in all_buttons if each["text"] == label]
        found = exact or [each for each in all_buttons if label in each["text"]]
        assert len(found) == 1, f"{len(found)} buttons fit {label!r}: {self.buttons}"
        return found[0]

    @property
    def kind(self) -> str:
        return next((kind for kind in _KINDS if kind in self.json), "service")

    @property
    def deleted(self) -> bool:
        return bool(self.json.get("deleted"))

    @property
    def by_bot(self) -> bool:
        return bool(self.json["from"]["is_bot"])

    @property
    def answers(self) -> list[Answer]:
        """Of the presses of its buttons, as far as this person has heard."""
        return [Answer.of(event) for event in self._feed.events if self._is_answered_by(event)]

    async def photo_bytes(self) -> bytes:
        """The largest size of the photo."""
        return await self._download(self.json["photo"][-1]["file_id"])

    async def file_bytes(self) -> bytes:
        """The file, of whatever kind."""
        media = self.json[self.kind]
        return await self._download(media[-1]["file_id"] if isinstance(media, list) else media["file_id"])

    async def now(self) -> "SeenMessage":
        messages = await self._feed.get(f"/play/chats/{self.chat_id}/messages")
        return SeenMessage(next(each for each in messages if each["message_id"] == self.id), self._feed)

    def _is_answered_by(self, event: Json) -> bool:
        place = (event["chat_id"], event.get("message_id"))
        return event["kind"] == "answer" and place == (self.chat_id, self.id)

    async def _download(self, file_id: str) -> bytes:
        return (await self._feed.client.get(f"/play/files/{file_id}")).content


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button that was pressed."""

    callback_query_id: str
    _feed: Feed

    async def answered(self, within: float = PATIENCE) -> Answer:
        until = time.monotonic() + within
        while True:
            for event in self._feed.events:
                if event.get("callback_query_id") == self.callback_query_id:
                    return Answer.of(event)
            if time.monotonic() >= until:
                raise AssertionError(f"The bot did not answer the press within {within} s")
            await self._feed.listen(until - time.monotonic())
