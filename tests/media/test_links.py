from datetime import UTC, datetime, timedelta

import pytest

from bot.media.links import BadLink, MediaLinks

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


class HandClock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def links(clock: HandClock) -> MediaLinks:
    return MediaLinks(["the key"], "https://bot.example/", clock=clock)


def signed_part(url: str) -> str:
    return url.rpartition("/")[2]


def test_a_link_leads_back_to_its_picture(links: MediaLinks) -> None:
    url = links.url("media-7")
    assert url.startswith("https://bot.example/media/")
    assert links.read(signed_part(url)) == "media-7"


def test_a_link_holds_only_what_belongs_in_a_url(links: MediaLinks) -> None:
    assert set(signed_part(links.url("media-7"))) <= set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
    )


def test_a_link_ends_when_its_time_is_over(links: MediaLinks, clock: HandClock) -> None:
    signed = signed_part(links.url("media-7", expires_in=60))
    clock.now += timedelta(seconds=59)
    assert links.read(signed) == "media-7"
    clock.now += timedelta(seconds=1)
    with pytest.raises(BadLink):
        links.read(signed)


def test_no_single_character_can_be_changed(links: MediaLinks) -> None:
    signed = signed_part(links.url("media-7"))
    for place in range(len(signed) - 1):  # the last one has bits that mean nothing
        changed = signed[:place] + ("A" if signed[place] != "A" else "B") + signed[place + 1 :]
        with pytest.raises(BadLink):
            links.read(changed)


@pytest.mark.parametrize("nonsense", ["", ".", "..", "media-7", "é", "\0", "a" * 100_000, "eyJ9.x.y", "[]"])
def test_nonsense_is_a_bad_link(links: MediaLinks, nonsense: str) -> None:
    with pytest.raises(BadLink):
        links.read(nonsense)


def test_a_link_of_another_key_is_bad(links: MediaLinks, clock: HandClock) -> None:
    other = MediaLinks(["another key"], "https://bot.example", clock=clock)
    with pytest.raises(BadLink):
        links.read(signed_part(other.url("media-7")))


def test_links_that_are_out_survive_a_change_of_key(links: MediaLinks, clock: HandClock) -> None:
    old = signed_part(links.url("media-7"))
    both = MediaLinks(["a new key", "the key"], "https://bot.example", clock=clock)
    assert both.read(old) == "media-7"
    fresh = signed_part(both.url("media-8"))
    assert MediaLinks(["a new key"], "https://bot.example", clock=clock).read(fresh) == "media-8"
    with pytest.raises(BadLink):
        links.read(fresh)


@pytest.mark.parametrize("keys", [[], [""], ["good", ""]])
def test_an_empty_key_signs_nothing(keys: list[str]) -> None:
    with pytest.raises(ValueError, match="key"):
        MediaLinks(keys, "https://bot.example")
