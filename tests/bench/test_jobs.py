"""Whole jobs: what the people of the bench understand, what they count, and one short round with the real bot."""

import os
from pathlib import Path

from bench.jobs.bot import Instant, free_port, settings_for
from bench.jobs.form import buttons, parameters, words
from bench.jobs.load import Counts, Telegram, measure, summary
from bot.app import running


def test_a_call_is_read_whether_it_is_json_or_a_form() -> None:
    keyboard = b'{"inline_keyboard": [[{"text": "Go", "callback_data": "x"}]]}'
    body = b'{"chat_id": 7, "text": "hello", "reply_markup": %s}' % keyboard
    given = parameters(b"POST / HTTP/1.1\r\nContent-Type: application/json", body)
    assert (given["chat_id"], words(given), buttons(given)) == (7, "hello", {"Go": "x"})


def test_the_caption_of_a_picture_that_is_put_in_place_of_another_is_read() -> None:
    form = (
        b'--b\r\nContent-Disposition: form-data; name="chat_id"\r\n\r\n7\r\n'
        b'--b\r\nContent-Disposition: form-data; name="media"\r\n\r\n{"type": "photo", "caption": "Here you are"}\r\n'
        b'--b\r\nContent-Disposition: form-data; name="p"; filename="p.jpg"\r\n\r\n\xff\xd8--\r\n\xff\r\n--b--\r\n'
    )
    given = parameters(b"POST / HTTP/1.1\r\nContent-Type: multipart/form-data; boundary=b", form)
    assert (given["chat_id"], words(given), given["p"]) == (7, "Here you are", b"\xff\xd8--\r\n\xff")


def test_only_jobs_of_the_measured_time_count() -> None:
    counts = Counts(jobs=[1.0, 3.0, 2.0, 9.0], ended=[0.5, 1.5, 1.6, 3.5])
    figures = summary(counts, 1.0, 3.0, [(1.0, 1, 10, 1000), (1.1, 3, 28, 201_000)])
    assert (figures["per_minute"], figures["p50"], figures["p95"]) == (60, 3.0, 3.0)
    assert (figures["calls"], figures["kilobytes"], round(figures["cpu"])) == (9, 100, 50)


async def test_a_short_round_with_the_real_bot_ends_without_an_error(tmp_path: Path) -> None:
    telegram = Telegram(Counts())
    api = f"http://127.0.0.1:{await telegram.start()}"
    settings = settings_for(api, tmp_path, free_port())
    async with running(settings, providers=[Instant(result=f"{api}/result.jpg")]) as app:
        figures = await measure(app.port, "/telegram", os.getpid(), telegram, people=2, warm=0.1, seconds=3.0)
    telegram.close()
    assert figures["jobs"] >= 2
    assert figures["errors"] == 0
    assert telegram.counts.calls["editMessageMedia"] >= figures["jobs"]
