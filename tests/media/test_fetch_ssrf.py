"""No address that a provider can think of makes us knock on a door inside."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bot.media.fetch import FetchFailed, FetchRefused, ResultFetcher, resolve
from tests.media.servers import Canary, answer, serving

CDN = "cdn.example.com"
NOWHERE = Path(os.devnull)

LITERALS = (  # noqa: SIM905 - a table, not a list
    "127.0.0.1 127.0.0.2 127.255.255.254 0.0.0.0 10.0.0.1 172.16.0.1 172.31.255.255 192.168.1.1 "
    "169.254.169.254 100.64.0.1 192.0.0.192 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.1 203.0.113.1 "
    "224.0.0.1 240.0.0.1 255.255.255.255 "
    "2130706433 0x7f000001 0x7f.0.0.1 0177.0.0.1 017700000001 127.1 127.0.1 0 2852039166 "
    "localhost LOCALHOST "
    "[::1] [::] [::127.0.0.1] [::ffff:127.0.0.1] [::ffff:7f00:1] [::ffff:169.254.169.254] "
    "[::ffff:0:127.0.0.1] [64:ff9b::7f00:1] [64:ff9b:1::7f00:1] [2002:7f00:1::] [2002:a9fe:a9fe::] "
    "[2001:0:7f00:1::] [2001:db8::1] [100::1] [3fff::1] [5f00::1] [fc00::1] [fd00:ec2::254] [fe80::1] "
    "[fec0::1] [ff02::1] "
).split()

TRICKS = [
    f"https://{CDN}@127.0.0.1/",
    f"https://{CDN}:password@127.0.0.1/",
    f"https://127.0.0.1@{CDN}/",
    f"https://127.0.0.1%23@{CDN}/",
    f"https://{CDN}\\@127.0.0.1/",
    f"https://127.0.0.1\\.{CDN}/",
    f"https:\\\\{CDN}/",
    f"https://{CDN}%2f@127.0.0.1/",
    f"https://{CDN}\t.evil.net/",
    f"https://{CDN}/\r\nHost: 127.0.0.1",
    f" https://{CDN}/",
    f"https://{CDN} /",
    f"https://{CDN}\0/",
    f"https://{CDN}\u3002evil.net/",
    "https://①②⑦.⓪.⓪.①/",
    "https://１２７.0.0.1/",
    "https://[fe80::1%25lo]/",
    "https://[::1",
    "https://[127.0.0.1]/",
    "https:///127.0.0.1/",
    "https://",
    "",
    "//127.0.0.1/",
    "127.0.0.1",
    f"http://{CDN}/",
    f"https://{CDN}:22/",
    f"https://{CDN}:0/",
    f"https://{CDN}:99999/",
    f"https://{CDN}:x/",
    "file:///etc/passwd",
    "ftp://127.0.0.1/",
    "gopher://127.0.0.1:25/_HELO",
    "data:image/png;base64,AAAA",
    "javascript:alert(1)",
    "unix:///var/run/docker.sock",
    "local:media-7",
]


def hosts_for(url: str) -> list[str]:
    """What is tested here is the second wall, so the first one lets the host through where there is one."""
    try:
        return [CDN, "127.0.0.1", urlsplit(url).hostname or CDN]
    except ValueError:
        return [CDN, "127.0.0.1"]


async def test_no_door_inside_is_knocked_on() -> None:
    let_in = []
    for url in (*(f"https://{literal}/" for literal in LITERALS), *TRICKS):
        canary = Canary()
        fetcher = ResultFetcher(network=canary)
        with contextlib.suppress(FetchRefused, FetchFailed):  # Failed: no resolver takes this spelling
            await fetcher.fetch(url, hosts=hosts_for(url), max_bytes=1000, into=NOWHERE, timeout=5)
            let_in.append(url)
        if canary.seen:
            let_in.append(f"{url}: {canary.seen}")
    assert let_in == []


def test_the_table_is_long_enough() -> None:
    assert len(LITERALS) + len(TRICKS) >= 60


async def test_a_real_listener_sees_nobody() -> None:
    async with serving(answer(b"secret")) as listener:
        spellings = (
            "127.0.0.1",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
            "localhost",
            "[::ffff:127.0.0.1]",
        )
        for scheme in ("http", "https"):
            for spelling in spellings:
                url = f"{scheme}://{spelling}:{listener.port}/"
                with pytest.raises(FetchRefused):
                    await ResultFetcher().fetch(
                        url, hosts=hosts_for(url), max_bytes=1000, into=NOWHERE, timeout=5
                    )
        assert listener.connections == 0
        await ResultFetcher(allow_private=True).fetch(
            f"{listener.url}/", hosts=["127.0.0.1"], max_bytes=1000, into=NOWHERE, timeout=5
        )
        assert listener.connections == 1, "the listener does listen"


async def test_a_name_that_points_inside_is_refused() -> None:
    canary = Canary()
    for inside in ("127.0.0.1", "169.254.169.254", "::1", "fd00::1", "::ffff:10.0.0.1"):

        async def points_inside(host: str, port: int, address: str = inside) -> list[str]:
            return [address]

        fetcher = ResultFetcher(resolve=points_inside, network=canary)
        with pytest.raises(FetchRefused, match="public"):
            await fetcher.fetch(f"https://{CDN}/", hosts=[CDN], max_bytes=1000, into=NOWHERE, timeout=5)
    assert canary.seen == []


async def test_one_address_inside_among_public_ones_is_enough_to_refuse() -> None:
    canary = Canary()

    async def mixed(host: str, port: int) -> list[str]:
        return ["8.8.8.8", "127.0.0.1"]

    with pytest.raises(FetchRefused):
        await ResultFetcher(resolve=mixed, network=canary).fetch(
            f"https://{CDN}/", hosts=[CDN], max_bytes=1000, into=NOWHERE, timeout=5
        )
    assert canary.seen == []


async def test_a_name_that_changes_its_mind_is_asked_once_and_taken_at_its_word() -> None:
    """DNS rebinding: public when it is checked, inside when it is connected to, or when it is tried again."""
    canary = Canary()
    answers: Iterator[list[str]] = iter([["8.8.8.8", "2606:4700::1111"], ["127.0.0.1"], ["127.0.0.1"]])

    async def changeable(host: str, port: int) -> list[str]:
        return next(answers)

    async def at_once(_: float) -> None:
        pass

    with pytest.raises(FetchRefused):
        await ResultFetcher(resolve=changeable, network=canary, sleep=at_once).fetch(
            f"https://{CDN}/", hosts=[CDN], max_bytes=1000, into=NOWHERE, timeout=5
        )
    assert canary.seen == ["8.8.8.8", "2606:4700::1111"]
    assert next(answers) == ["127.0.0.1"], "the resolver was asked once for each try"


async def test_names_are_resolved_by_the_system() -> None:
    assert "127.0.0.1" in await resolve("localhost", 443)
