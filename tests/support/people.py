"""Drives a person of the emulated Telegram, for tests that read like a conversation.

alice = await Person.named("Alice", server.url)
await alice.writes("/start")
card = await alice.sees("Send me a picture")
await alice.sends_photo(Path("group.jpg"))
press = await alice.presses("Done")
assert (await press.answered()).text == "Working on it"
"""

import mimetypes
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from tests.support.conversation import PATIENCE, Answer, Feed, Json, Pressed, SeenMessage, accepted

File = Path | str | bytes
Wanted = str | Callable[[SeenMessage], bool]
_LINES = 15


@dataclass(slots=True)
class _Attention:
    """`since`: the last event before this person's last own action; `taken`: events that `sees` has returned."""

    since: int = 0
    taken: set[int] = field(default_factory=set)


class Person:
    """One person in one chat. `sees` looks at what happened since the person's own last action there."""

    def __init__(self, feed: Feed, user: Json, chat_id: int) -> None:
        self._feed = feed
        self.user = user
        self.chat_id = chat_id
        self._attention = _Attention()

    @classmethod
    async def named(cls, name: str, url: str) -> Self:
        """In the private chat with the bot. Close it, or use it in `async with`."""
        feed = Feed(url)
        people: list[Json] = (await feed.get("/play/world"))["people"]
        user = next((each for each in people if each["first_name"] == name), None)
        if user is None:
            await feed.client.aclose()
            raise LookupError(f"Nobody is called {name}: {', '.join(each['first_name'] for each in people)}")
        return cls(feed, user, user["id"])

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._feed.client.aclose()

    @property
    def id(self) -> int:
        return int(self.user["id"])

    @property
    def name(self) -> str:
        return str(self.user["first_name"])

    def in_group(self, group: int) -> "Person":
        """The same person in a group, by the group's id."""
        return Person(self._feed, self.user, group)

    @property
    def answers(self) -> list[Answer]:
        """Every note and alert that this person got, in order."""
        mine = [
            event for event in self._feed.events if event["kind"] == "answer" and event["user_id"] == self.id
        ]
        return [Answer.of(event) for event in mine]

    async def writes(
        self, text: str, *, reply_to: SeenMessage | None = None, thread: int | None = None
    ) -> SeenMessage:
        await self._acts()
        replied = reply_to.id if reply_to else None
        sent = await self._feed.post(
            self._path("text"), text=text, reply_to=replied, thread=thread, **self._me()
        )
        return SeenMessage(sent, self._feed)

    async def edits(self, message: SeenMessage, text: str) -> None:
        await self._acts()
        field_name = "text" if "text" in message.json else "caption"
        where = {"chat_id": self.chat_id, "message_id": message.id}
        await self._feed.post("/play/edit", **where, **{field_name: text}, **self._me())

    async def deletes(self, message: SeenMessage) -> None:
        await self._acts()
        await self._feed.post("/play/delete", chat_id=self.chat_id, message_id=message.id, **self._me())

    async def forwards(self, message: SeenMessage) -> SeenMessage:
        await self._acts()
        where = {"message_id": message.id, "from_chat": message.chat_id}
        return SeenMessage(await self._feed.post(self._path("forward"), **where, **self._me()), self._feed)

    async def sends_photo(self, photo: File, **options: Any) -> SeenMessage:
        """Options: caption, reply_to, thread."""
        return (await self._sends("photo", [photo], **options))[0]

    async def sends_file(self, file: File, *, kind: str = "document", **options: Any) -> SeenMessage:
        """`kind`: document, video, animation, video_note, sticker or voice. Options: also `name`."""
        return (await self._sends(kind, [file], **options))[0]

    async def sends_album(
        self, files: Sequence[File], *, kind: str = "photo", **options: Any
    ) -> list[SeenMessage]:
        return await self._sends(kind, files, **options)

    async def _sends(
        self,
        kind: str,
        files: Sequence[File],
        *,
        caption: str = "",
        reply_to: SeenMessage | None = None,
        thread: int | None = None,
        name: str | None = None,
    ) -> list[SeenMessage]:
        await self._acts()
        fields: dict[str, str] = {"from": str(self.id), "as": kind, "caption": caption}
        if reply_to is not None:
            fields["reply_to"] = str(reply_to.id)
        if thread is not None:
            fields["thread"] = str(thread)
        parts = [("file", _part(file, name)) for file in files]
        sent = accepted(await self._feed.client.post(self._path("files"), data=fields, files=parts))
        return [SeenMessage(each, self._feed) for each in sent]

    async def presses(
        self, button: str, *, on: SeenMessage | None = None, stale: bool = False, within: float = PATIENCE
    ) -> Pressed:
        """By the button's text or a part of it, on the latest message that has it. Waits for it to appear.

        `stale`: with what the button held in `on`, though the message may have changed since.
        """
        if stale:
            assert on is not None, "a stale press needs the message as it was"
            message = on
        else:
            message = await self._find_button(button, on, within)
        data = message.data_of(button)
        await self._acts()
        where = {"chat_id": message.chat_id, "message_id": message.id}
        pressed = await self._feed.post("/play/press", **where, data=data, forged=stale, **self._me())
        return Pressed(pressed["callback_query_id"], self._feed)

    async def follows(self, button: str, *, on: SeenMessage | None = None) -> "Person":
        """A button that is a link, by its text or a part of it. Returns this person where the link leads."""
        message = await self._find_button(button, on, PATIENCE)
        await self._acts()
        where = {"chat_id": message.chat_id, "message_id": message.id}
        url = message.url_of(button)
        place = await self._feed.post("/play/follow", **where, url=url, **self._me())
        there = Person(self._feed, self.user, place["chat_id"])
        there._attention.since = self._attention.since
        return there

    async def pays(self, invoice: SeenMessage) -> None:
        await self._acts()
        await self._feed.post("/play/pay", chat_id=self.chat_id, message_id=invoice.id, **self._me())

    async def blocks_the_bot(self, blocked: bool = True) -> None:
        await self._feed.post("/play/block", user_id=self.id, blocked=blocked)

    async def sees(self, wanted: Wanted, *, within: float = PATIENCE, anytime: bool = False) -> SeenMessage:
        """Waits for a message of somebody else, or an edit of one; each is returned once.

        Only what came after this person's own last action counts, unless `anytime`.
        """
        until = time.monotonic() + within
        await self._feed.listen(0)
        while True:
            for event in self._news(anytime=anytime):
                message = SeenMessage(event["message"], self._feed)
                if _fits(message, wanted):
                    self._attention.taken.add(event["seq"])
                    return message
            if time.monotonic() >= until:
                raise AssertionError(await self._complaint(wanted, within))
            await self._feed.listen(until - time.monotonic())

    async def chat(self) -> list[SeenMessage]:
        """What stands in the chat now, without the deleted ones."""
        messages: list[Json] = await self._feed.get(self._path("messages"))
        return [SeenMessage(each, self._feed) for each in messages if not each.get("deleted")]

    async def commands(self) -> list[str]:
        menu: list[Json] = await self._feed.get("/play/commands", chat_id=self.chat_id, user_id=self.id)
        return [each["command"] for each in menu]

    def _news(self, *, anytime: bool) -> list[Json]:
        start = 0 if anytime else self._attention.since
        return [
            event
            for event in self._feed.events
            if event["seq"] > start
            and event["seq"] not in self._attention.taken
            and event["kind"] in {"message", "edited"}
            and event["chat_id"] == self.chat_id
            and event["message"]["from"]["id"] != self.id
        ]

    async def _acts(self) -> None:
        await self._feed.listen(0)
        self._attention.since = self._feed.events[-1]["seq"] if self._feed.events else 0

    async def _find_button(self, button: str, on: SeenMessage | None, within: float) -> SeenMessage:
        until = time.monotonic() + within
        await self._feed.listen(0)
        while True:
            for message in reversed(await self.chat()):
                if on is not None and message.id != on.id:
                    continue
                if any(button in label for label in message.buttons):
                    return message
            if time.monotonic() >= until:
                raise AssertionError(await self._complaint(f"a button {button!r}", within))
            await self._feed.listen(until - time.monotonic())

    async def _complaint(self, wanted: object, within: float) -> str:
        what = repr(wanted) if isinstance(wanted, str) else "what was expected"
        lines = [_line(message) for message in (await self.chat())[-_LINES:]]
        earlier = not callable(wanted) and any(
            _fits(SeenMessage(event["message"], self._feed), str(wanted))
            for event in self._news(anytime=True)
        )
        hint = "\nIt came before the last action: anytime=True would have found it." if earlier else ""
        notes = "".join(f"\n  ({answer.text})" for answer in self.answers[-3:])
        return (
            f"{self.name} did not see {what} within {within} s.{hint}\nThe chat:\n" + "\n".join(lines) + notes
        )

    def _path(self, action: str) -> str:
        return f"/play/chats/{self.chat_id}/{action}"

    def _me(self) -> Json:
        return {"from": self.id}


def _fits(message: SeenMessage, wanted: Wanted) -> bool:
    return wanted in message.text if isinstance(wanted, str) else wanted(message)


def _line(message: SeenMessage) -> str:
    who = message.json["from"]["first_name"]
    kind = "" if message.kind == "text" else f"<{message.kind}> "
    buttons = "".join(f" [{label}]" for label in message.buttons)
    edited = " (edited)" if "edit_date" in message.json else ""
    return f"  {message.id} {who}: {kind}{message.text}{buttons}{edited}"


def _part(file: File, name: str | None) -> tuple[str, bytes, str]:
    """Bytes without a name are taken for what they begin with."""
    if isinstance(file, bytes):
        content, name = file, name or f"file{_suffix(file)}"
    else:
        content, name = Path(file).read_bytes(), name or Path(file).name
    return name, content, mimetypes.guess_type(name)[0] or "application/octet-stream"


def _suffix(content: bytes) -> str:
    if content[8:12] == b"WEBP":
        return ".webp"
    if content[4:8] == b"ftyp":
        return ".mp4"
    starts = {b"\xff\xd8": ".jpg", b"\x89PNG": ".png", b"GIF8": ".gif", b"%PDF": ".pdf"}
    return next((suffix for start, suffix in starts.items() if content.startswith(start)), ".bin")
