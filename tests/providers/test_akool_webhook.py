"""Vectors made with openssl and sha1sum, because the published sample does not verify with its own description."""

import json

import pytest

from bot.providers.akool.webhook import News, news_in
from tests.providers.recorded import GARBAGE

CLIENT = "AKX5brZQtestXBQSk="
NEWS = News.model_validate(
    {
        "_id": "6593c94c0ef703e8c055e3c8",
        "status": 3,
        "url": "https://d21ksh0k4smeql.cloudfront.net/final_1.jpg",
    }
)
SEALED = {
    "0123456789abcdef": (
        "50be87483a0cb1a1fb85aa02f70da54ad8c1c339",
        (
            "JF9el+h/VyQMt4b3ymmnIma/UiOHtYTBVp70sGRi1Kb+63FAUiwRGuFaZZU6dMlB5YvYyEXKnkHKov33TzNqM6qq02gdJKg4BZHv"
            "Bo6CRhzR4Y8WEatCHy7teGkMpcFDMOf3S2JOKIe1KOzDZ2sxogaJyvdcwNfdu21fZjz75T8="
        ),
    ),
    "0123456789abcdef01234567": (
        "47097a3608c116a378eddb92c371f751c86343d0",
        (
            "GcgEPq15uYTkDgctXHGLQfP9fGM6q6UyH6VLKELU1VJ7aICOFJAM1c47QJQsoP7HyKPwFASDUchsZgo9OYCo+blUXjtDAnJURUqT"
            "keJpqe9g4G38ZGkRAejU/kaSMXFTFFWbYw6Pbjlukdq96KyHFTG8d+/6Pgx5jWG24FtYDV0="
        ),
    ),
    "tcMhvgV0fY0123456789WQ2eIoEY70rN": (
        "5996182ba036b50df69d470fef0ad3766e4b7757",
        (
            "hhixLU2mGkvRLCxEtZjmS1dtseJOs1pWGAODRfQSoaHEoEwVnzP6lCz+fKZLFC7ZE3oTcGOT4z45LvLRh6TLuhLIIcGT+krzksWK"
            "uzUOYJpFdxrna7gc8rD1C2ZfEMvilwPq2NskT/gy0+v7nzpOXRVpvrKPXutB0Y0uIgEfHR0="
        ),
    ),
}
SHORT_ID = (
    "f23d2ae34a5dbb8538867d7afab19e06bac20f2c",
    (
        "Rsk1SQgiWmcwpCH9Lh4laAsBbiP3ggo9RWrdyw4hVYsGOJpPbxaGqF2reoPbuLBGK7BSo815iAwJrCQr4SJ3iwQPOtLwBgC6nniwcPNg"
        "Sk/NplPdHiUipMvwwmJPAFUD2WLCPd3+Z/nuftKKNxrahhu5LNfW7NAXkxECRohhyfA="
    ),
)
SECRET = "0123456789abcdef01234567"


def webhook(sealed: tuple[str, str], **changed: object) -> bytes:
    signature, encrypted = sealed
    fields = {
        "signature": signature,
        "dataEncrypt": encrypted,
        "timestamp": 1704184129269,
        "nonce": "4947",
    } | changed
    return json.dumps(fields).encode()


@pytest.mark.parametrize("secret", SEALED)
def test_keys_of_every_length_open_it(secret: str) -> None:
    assert news_in(webhook(SEALED[secret]), client_id=CLIENT, client_secret=secret) == NEWS


def test_a_short_client_id_is_filled_up() -> None:
    assert news_in(webhook(SHORT_ID), client_id="short", client_secret=SECRET) == NEWS


@pytest.mark.parametrize("changed", [{"nonce": 4947}, {"timestamp": "1704184129269"}, {"extra": 1}])
def test_numbers_may_come_as_text_and_text_as_numbers(changed: dict[str, object]) -> None:
    assert news_in(webhook(SEALED[SECRET], **changed), client_id=CLIENT, client_secret=SECRET) == NEWS


def test_the_signature_may_be_in_capitals() -> None:
    sealed = (SEALED[SECRET][0].upper(), SEALED[SECRET][1])
    assert news_in(webhook(sealed), client_id=CLIENT, client_secret=SECRET) == NEWS


@pytest.mark.parametrize(
    "changed",
    [
        {"nonce": "4948"},
        {"timestamp": 1},
        {"signature": "0" * 40},
        {"signature": "ü"},
        {"signature": ""},
        {"dataEncrypt": SHORT_ID[1]},
        {"nonce": None},
        {"signature": None},
    ],
)
def test_what_is_not_signed_for_us_is_not_opened(changed: dict[str, object]) -> None:
    assert news_in(webhook(SEALED[SECRET], **changed), client_id=CLIENT, client_secret=SECRET) is None


@pytest.mark.parametrize("secret", ["", "too short", SECRET[::-1], "0" * 32])
def test_another_key_opens_nothing(secret: str) -> None:
    assert news_in(webhook(SEALED[SECRET]), client_id=CLIENT, client_secret=secret) is None


def test_without_a_client_id_nothing_is_believed() -> None:
    assert news_in(webhook(SEALED[SECRET]), client_id="", client_secret=SECRET) is None


@pytest.mark.parametrize("garbage", GARBAGE)
def test_garbage_is_no_news(garbage: bytes) -> None:
    assert news_in(garbage, client_id=CLIENT, client_secret=SECRET) is None
