import gzip
import ssl
import tempfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.media.fetch import FetchFailed, FetchRefused, ResultFetcher
from tests.media.servers import Canary, Reply, answer, drip, flood, in_turn, raw, serving

LOOPBACK = ["127.0.0.1"]


@pytest.fixture
def pauses() -> list[float]:
    return []


@pytest.fixture
def fetcher(pauses: list[float]) -> ResultFetcher:
    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    return ResultFetcher(allow_private=True, sleep=sleep)


async def fetch(
    fetcher: ResultFetcher, url: str, *, hosts: Sequence[str] = LOOPBACK, seconds: float = 20
) -> bytes:
    with tempfile.NamedTemporaryFile() as file:
        into = Path(file.name)
        await fetcher.fetch(url, into=into, hosts=hosts, max_bytes=100_000, timeout=seconds)
        return bytes(file.read())


async def test_a_result_is_fetched(fetcher: ResultFetcher) -> None:
    async with serving(answer(b"a picture")) as server:
        assert await fetch(fetcher, f"{server.url}/results/7.png?sign=abc&x=%20") == b"a picture"
    [request] = server.requests
    assert request.startswith("GET /results/7.png?sign=abc&x=%20 HTTP/1.1\r\n")
    assert f"host: 127.0.0.1:{server.port}\r\n" in request.lower()
    assert not {"cookie", "authorization", "referer"} & {
        line.partition(":")[0] for line in request.lower().split("\r\n")
    }


async def test_a_result_in_pieces_is_put_together(fetcher: ResultFetcher) -> None:
    pieces = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
    async with serving(raw(pieces)) as server:
        assert await fetch(fetcher, server.url) == b"abcde"


async def test_a_result_that_says_it_is_too_large_is_not_read(fetcher: ResultFetcher) -> None:
    async with serving(answer(length=100_001)) as server:
        with pytest.raises(FetchRefused, match="larger"):
            await fetch(fetcher, server.url)


async def test_a_result_that_grows_too_large_is_left(fetcher: ResultFetcher) -> None:
    async with serving(flood()) as server:
        with pytest.raises(FetchRefused, match="larger"):
            await fetch(fetcher, server.url)


async def test_the_deadline_is_for_all_of_it_and_not_for_each_byte(fetcher: ResultFetcher) -> None:
    async with serving(drip(every=0.01)) as server:
        with pytest.raises(FetchFailed, match="slow"):
            await fetch(fetcher, server.url, seconds=0.5)


async def test_a_server_that_says_nothing_is_left(fetcher: ResultFetcher) -> None:
    async with serving(answer(length=10)) as server:
        with pytest.raises(FetchFailed):
            await fetch(fetcher, server.url, seconds=0.3)


@pytest.mark.parametrize("status", [404, 408, 425, 429, 500, 502, 503, 504])
async def test_what_may_pass_is_tried_again_here_and_later(
    fetcher: ResultFetcher, pauses: list[float], status: int
) -> None:
    async with serving(answer(b"oops", status=status)) as server:
        with pytest.raises(FetchFailed):
            await fetch(fetcher, server.url)
        assert (server.connections, pauses) == (3, [0.5, 2.0])


@pytest.mark.parametrize("trouble", [answer(status=429), answer(status=503), answer(b"")])
async def test_one_bad_answer_costs_nobody_the_result(fetcher: ResultFetcher, trouble: Reply) -> None:
    async with serving(in_turn(trouble, answer(b"a picture"))) as server:
        assert await fetch(fetcher, server.url) == b"a picture"


async def test_a_connection_that_ends_in_the_middle_costs_nobody_the_result(fetcher: ResultFetcher) -> None:
    cut_off = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nsome")
    async with serving(in_turn(cut_off, answer(b"a picture"))) as server:
        assert await fetch(fetcher, server.url) == b"a picture"


@pytest.mark.parametrize(
    ("asked", "waited"), [("3", [3.0, 3.0]), ("0", [0.5, 2.0]), ("600", []), ("soon", [0.5, 2.0])]
)
async def test_who_asks_for_a_moment_gets_it_and_who_asks_for_long_is_left(
    fetcher: ResultFetcher, pauses: list[float], asked: str, waited: list[float]
) -> None:
    async with serving(answer(status=429, headers=f"Retry-After: {asked}\r\n")) as server:
        with pytest.raises(FetchFailed):
            await fetch(fetcher, server.url)
    assert pauses == waited


async def test_a_front_server_that_packs_is_unpacked(fetcher: ResultFetcher) -> None:
    packed = answer(gzip.compress(b"a picture"), headers="Content-Encoding: gzip\r\n")
    bomb = answer(gzip.compress(bytes(10_000_000)), headers="Content-Encoding: gzip\r\n")
    async with serving(in_turn(packed, bomb)) as server:
        assert await fetch(fetcher, server.url) == b"a picture"
        with pytest.raises(FetchRefused, match="larger"):
            await fetch(fetcher, server.url)


@pytest.mark.parametrize("status", [201, 204, 206, 301, 302, 303, 307, 308, 400, 401, 403, 410, 451])
async def test_what_will_not_pass_is_refused(fetcher: ResultFetcher, status: int) -> None:
    async with serving(answer(b"" if status == 204 else b"no", status=status)) as server:
        with pytest.raises(FetchRefused):
            await fetch(fetcher, server.url)


async def test_an_empty_result_may_be_tried_again(fetcher: ResultFetcher) -> None:
    async with serving(answer(b"")) as server:
        with pytest.raises(FetchFailed):
            await fetch(fetcher, server.url)


def to(location: str, status: int = 302) -> Reply:
    return answer(status=status, headers=f"Location: {location}\r\n")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/v2/7.png", "7.png?sign=abc", "{url}/v2/7.png"])
async def test_a_redirect_to_an_allowed_host_is_followed(
    fetcher: ResultFetcher, status: int, location: str
) -> None:
    async with serving(answer()) as server:
        server.reply = in_turn(to(location.format(url=server.url), status), answer(b"a picture"))
        assert await fetch(fetcher, f"{server.url}/v1/") == b"a picture"
        assert "7.png" in server.requests[1].splitlines()[0]


async def test_two_redirects_are_followed_and_a_third_is_not(fetcher: ResultFetcher) -> None:
    async with serving(in_turn(to("/b"), to("/c"), answer(b"a picture"))) as server:
        assert await fetch(fetcher, server.url) == b"a picture"
    async with serving(to("/again")) as server:
        with pytest.raises(FetchRefused, match="too often"):
            await fetch(fetcher, server.url)
        assert server.connections == 3


@pytest.mark.parametrize(
    "location",
    [
        "http://localhost:{port}/",
        "//localhost:{port}/",
        "http://127.0.0.1@localhost:{port}/",
        "file:///etc/passwd",
    ],
)
async def test_a_redirect_to_another_host_is_not_followed(fetcher: ResultFetcher, location: str) -> None:
    async with serving(answer(b"secret")) as inner:
        async with serving(to(location.format(port=inner.port))) as outer:
            with pytest.raises(FetchRefused):
                await fetch(fetcher, outer.url)
        assert inner.connections == 0


async def test_proxies_of_the_environment_are_not_used(
    fetcher: ResultFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with serving(answer(b"by proxy")) as proxy, serving(answer(b"directly")) as server:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, proxy.url)
        assert await fetch(fetcher, server.url) == b"directly"
        assert proxy.connections == 0


async def test_a_broken_answer_may_be_tried_again(fetcher: ResultFetcher) -> None:
    async with serving(raw(b"SMTP ready\r\n\r\n")) as server:
        with pytest.raises(FetchFailed):
            await fetch(fetcher, server.url)
        with pytest.raises(FetchFailed):
            await fetch(fetcher, server.url.replace("http:", "https:"), seconds=0.3)


async def test_nobody_there_may_be_tried_again(fetcher: ResultFetcher) -> None:
    async with serving(answer(b"x")) as server:
        url = server.url
    with pytest.raises(FetchFailed):
        await fetch(fetcher, url)
    with pytest.raises(FetchFailed):
        await fetch(fetcher, "http://no-such-host.invalid/", hosts=["no-such-host.invalid"])


async def test_the_rest_of_an_address_is_never_in_the_message(fetcher: ResultFetcher) -> None:
    async with serving(answer(status=403)) as server:
        with pytest.raises(FetchRefused) as refused:
            await fetch(fetcher, f"{server.url}/path?signature=secret")
    with pytest.raises(FetchRefused) as elsewhere:
        await fetch(fetcher, "https://elsewhere.example/path?signature=secret")
    assert "secret" not in f"{refused.value!r}{elsewhere.value!r}"


def test_certificates_are_checked() -> None:
    context = ResultFetcher()._context()
    assert context.verify_mode is ssl.CERT_REQUIRED
    assert context.check_hostname


@pytest.mark.parametrize(
    ("host", "allowed"),
    [
        ("cdn.example.com", True),
        ("CDN.Example.COM", True),
        ("results.cloud.example", True),
        ("a.b.cloud.example", True),
        ("example.com", False),
        ("evil-cdn.example.com", False),
        ("cdn.example.com.evil.net", False),
        ("cloud.example", False),
        ("evilcloud.example", False),
        (".cloud.example", False),
        ("cdn.example.com.", False),
    ],
)
async def test_only_allowed_hosts_are_connected_to(host: str, allowed: bool) -> None:
    canary = Canary()

    async def public(host: str, port: int) -> list[str]:
        return ["8.8.8.8"]

    async def at_once(_: float) -> None:
        pass

    fetcher = ResultFetcher(resolve=public, network=canary, sleep=at_once)
    with pytest.raises(FetchFailed if allowed else FetchRefused):
        await fetch(fetcher, f"https://{host}/", hosts=["cdn.example.com", "*.cloud.example"])
    assert set(canary.seen) == ({"8.8.8.8"} if allowed else set())


async def test_no_hosts_means_no_results() -> None:
    with pytest.raises(FetchRefused):
        await fetch(ResultFetcher(), "https://cdn.example.com/", hosts=[])
