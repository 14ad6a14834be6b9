"""The Bot API as raw calls."""

import io
from dataclasses import dataclass
from typing import Any

import httpx
from PIL import Image


def picture(width: int = 300, height: int = 200, kind: str = "JPEG", **options: Any) -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (width, height), "teal").save(target, kind, **options)
    return target.getvalue()


@dataclass(frozen=True)
class Api:
    """Calls as the bot makes them: nested values as JSON, files as a multipart body."""

    client: httpx.AsyncClient
    base: str

    async def answer(self, method: str, *, files: Any = None, **params: Any) -> httpx.Response:
        path = f"{self.base}/{method}"
        if files is None:
            return await self.client.post(path, json=params)
        fields = {name: str(value) for name, value in params.items()}
        return await self.client.post(path, data=fields, files=files)

    async def __call__(self, method: str, *, files: Any = None, **params: Any) -> Any:
        answer = await self.answer(method, files=files, **params)
        body = answer.json()
        assert body["ok"], body["description"]
        return body["result"]

    async def refusal(self, method: str, *, files: Any = None, **params: Any) -> str:
        """As one line: "400 Bad Request: chat not found"."""
        body = (await self.answer(method, files=files, **params)).json()
        assert not body["ok"], f"{method} was taken: {body['result']}"
        return f"{body['error_code']} {body['description']}"
