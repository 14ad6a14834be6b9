"""Seven languages in the chat: which one is spoken, which menus are seen, what the picker offers."""

import pytest

from bot.telegram.middleware.commands import Command, publish_commands, usable
from tests.support.conversations import House
from tests.support.people import Person

OWN_NAMES = {"English", "Español", "Русский", "Português", "Bahasa Indonesia", "العربية", "简体中文"}


async def test_the_picker_shows_every_language_by_its_own_name(house: House, alice: Person) -> None:
    await alice.writes("/language")
    page = await alice.sees("Which language shall I speak?")
    assert set(page.buttons) == {*OWN_NAMES, "📱 As in my app"}


@pytest.mark.parametrize(
    ("of_the_app", "greeting"),
    [
        ("ru", "Привет"),
        ("pt-br", "Oi,"),
        ("in", "Hai"),
        ("ar", "أهلًا"),
        ("zh-hans", "嗨"),
        ("es-MX", "¡Hola"),
        ("de", "Hi"),
        (None, "Hi"),
    ],
)
async def test_the_first_words_are_in_the_language_of_the_app(
    house: House, stranger: Person, of_the_app: str | None, greeting: str
) -> None:
    house.world.people[stranger.id].language_code = of_the_app
    await stranger.writes("/start")
    await stranger.sees(greeting)


@pytest.mark.parametrize(
    ("of_the_app", "said"),
    [
        ("zh-hant", "還沒有繁體中文"),
        ("zh_TW", "還沒有繁體中文"),
        ("de", "I don't speak the language of your app yet"),
        ("zh-hans", ""),
        ("es-MX", ""),
        ("in", ""),
        (None, ""),
    ],
)
async def test_who_gets_only_the_nearest_language_is_told_so_until_they_choose(
    house: House, stranger: Person, of_the_app: str | None, said: str
) -> None:
    house.world.people[stranger.id].language_code = of_the_app
    every = ("還沒有繁體中文", "I don't speak the language of your app yet")
    await stranger.writes("/start")
    rules = (await stranger.sees(lambda message: "🔒" in message.text or len(message.text) > 200)).text
    await stranger.writes("/language")
    page = (await stranger.sees("🌍")).text
    for text in (rules, page):
        assert [words for words in every if words in text] == ([said] if said else [])
    await stranger.presses("English")
    await stranger.sees("English it is")
    await stranger.writes("/language")
    assert "yet" not in (await stranger.sees("Which language shall I speak?")).text


async def test_another_language_is_chosen_and_spoken_at_once(house: House, alice: Person) -> None:
    await alice.writes("/language")
    await alice.presses("Русский")
    await alice.sees("Говорим по-русски")
    await alice.writes("/balance")
    await alice.sees("У тебя 10 кредитов")


@pytest.mark.parametrize(
    ("of_the_app", "description"),
    [
        ("en", "your credits"),
        ("ru", "твои кредиты"),
        ("pt-br", "seus créditos"),
        ("id", "kreditmu"),
        ("ar", "نقاطك"),
        ("zh-hans", "你的积分"),
        ("de", "your credits"),
    ],
)
async def test_menus_are_published_in_every_language(
    house: House, alice: Person, of_the_app: str, description: str
) -> None:
    await publish_commands(house.application.bot, house.texts, house.services.orders.capabilities())
    house.world.people[alice.id].language_code = of_the_app
    menu = await alice._feed.get("/play/commands", chat_id=alice.id, user_id=alice.id)
    assert {"command": "balance", "description": description} in menu
    assert len(menu) == len(in_private(house))


async def test_help_in_arabic_lists_commands_that_can_be_tapped(house: House, alice: Person) -> None:
    await alice.writes("/language")
    await alice.presses("العربية")
    await alice.writes("/help")
    page = await alice.sees("كيف يعمل ذلك")
    letters = page.text.encode("utf-16-le")
    tapped = [
        letters[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")
        for entity in page.json["entities"]
        if entity["type"] == "bot_command"
    ]
    assert tapped == [f"/{command.name}" for command in in_private(house)]


def in_private(house: House) -> list[Command]:
    commands = usable(house.services.orders.capabilities())
    return [command for command in commands if not command.for_chat_admins]
