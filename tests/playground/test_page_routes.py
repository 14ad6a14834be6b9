"""The chat page's files and samples, as they are served."""

from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette

from playground.page_routes import PAGE, SAMPLES, describe_samples, page_routes, title_of


@pytest.fixture
def browser() -> httpx.AsyncClient:
    transport = httpx.ASGITransport(Starlette(routes=page_routes()))
    return httpx.AsyncClient(transport=transport, base_url="http://playground")


@pytest.mark.parametrize(
    "path", ["/", "/page/app.js", "/page/style.css", "/play/samples", "/play/samples/group.jpg"]
)
async def test_everything_is_served_fresh_and_may_load_only_from_here(
    browser: httpx.AsyncClient, path: str
) -> None:
    answer = await browser.get(path)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["x-content-type-options"] == "nosniff"
    policy = answer.headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy


async def test_every_sample_in_the_list_can_be_fetched(browser: httpx.AsyncClient) -> None:
    samples = (await browser.get("/play/samples")).json()
    assert [sample["name"] for sample in samples][:2] == ["group.jpg", "hopper.jpg"]
    for sample in samples:
        assert (await browser.get(sample["url"])).headers["content-type"] == "image/jpeg"


@pytest.mark.parametrize(
    "path", ["/page/../page_routes.py", "/play/samples/%2e%2e/page_routes.py", "/page/nothing.js"]
)
async def test_nothing_outside_the_folders_is_served(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


def test_a_folder_that_is_not_there_has_no_samples(tmp_path: Path) -> None:
    assert describe_samples(tmp_path / "missing") == []


def test_only_pictures_are_samples_and_unknown_ones_come_last(tmp_path: Path) -> None:
    for name in ("aunt_may.png", "mona_lisa.jpg", "README.md"):
        (tmp_path / name).write_bytes(b"")
    assert [sample["title"] for sample in describe_samples(tmp_path)] == ["Mona Lisa", "Aunt may"]


def test_the_samples_of_the_playground_have_titles_of_their_own() -> None:
    for path in SAMPLES.glob("*.jpg"):
        assert title_of(path.stem)[0].isupper()


def test_the_page_asks_for_nothing_from_elsewhere() -> None:
    """Links that a person may follow are made from messages; the page's own files name no other host."""
    for path in PAGE.iterdir():
        text = path.read_text().replace("http://www.w3.org/2000/svg", "")
        assert "http://" not in text, path.name
        assert "//cdn" not in text, path.name


def test_no_script_parses_text_as_markup() -> None:
    for path in PAGE.glob("*.js"):
        for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval("):
            assert way not in path.read_text(), f"{path.name} uses {way}"


def test_every_icon_that_is_used_is_in_the_sprite() -> None:
    page = (PAGE / "index.html").read_text()
    names = {part.split('"')[0] for part in page.split('href="#i-')[1:]}
    scripts = "".join(path.read_text() for path in PAGE.glob("*.js"))
    names |= {part.split('"')[0] for part in scripts.split('icon("')[1:]}
    names |= {part.split('"')[0] for part in scripts.split('icon: "')[1:]}
    assert [name for name in sorted(names) if f'id="i-{name}"' not in page] == []
