"""Cards are pure functions of a draft and a few facts: what they say, which buttons they have, what these carry."""

from collections.abc import Iterator

import pytest
from telegram import InlineKeyboardButton

from bot.drafts.model import Notice, Step
from bot.drafts.transitions import DraftState
from bot.i18n import load_texts
from bot.i18n.format import duration
from bot.i18n.format import years as years_changed
from bot.jobs.model import Kind, Quote
from bot.telegram.ui.callback_data import MOST_BYTES, Button
from bot.telegram.ui.draft_card import CardView, Facts, Filmstrip, Preview, draft_card
from bot.telegram.ui.keyboards import Labels
from storage.model import SavedFace, Wallet
from tests.telegram.handlers.shapes import (
    ID,
    NOON,
    age_at,
    asking,
    footage,
    identity,
    picking,
    shot,
    swap_at,
    video_at,
)

TEXTS = load_texts()
QUOTE = Quote(price=3, seconds=20, provider="local")
RICH = Wallet(available=10, held=0)


def saved(count: int) -> tuple[SavedFace, ...]:
    return tuple(
        SavedFace(
            id=10**6 + n, user_id=1, name=f"Face {n}" + "x" * 16, media_id="m", box=(0, 0, 9, 9), is_default=n == 0,
            created_at=NOON,
        )
        for n in range(count)
    )  # fmt: skip


def card(
    state: DraftState, facts: Facts | None = None, *, locale: str = "en", draft_id: str = ID
) -> CardView:
    return draft_card(draft_id, state, facts or Facts(max_faces=8), TEXTS, locale)


def buttons(view: CardView) -> list[InlineKeyboardButton]:
    return [button for row in view.keyboard.inline_keyboard for button in row] if view.keyboard else []


def labels(view: CardView) -> list[str]:
    return [button.text for button in buttons(view)]


def states() -> Iterator[tuple[DraftState, Facts]]:
    yield swap_at(Step.SCENE), Facts()
    yield age_at(Step.SCENE), Facts()
    yield swap_at(Step.FACES, scene=shot(24, 0), picked=(1, 24)), Facts(max_faces=8)
    yield swap_at(Step.FACES, scene=shot(0, 1)), Facts(max_faces=1)
    yield age_at(Step.FACES, scene=shot(2, 2), picked=(1,)), Facts(max_faces=4)
    yield asking(1, faces=1), Facts(saved=saved(20))
    yield asking(1, 2, 3, identities={1: identity()}, all_saved=True), Facts(saved=saved(20))
    yield swap_at(Step.WHICH, scene=shot(1), picked=(1,), question=shot(9)), Facts()
    yield age_at(Step.YEARS, scene=shot(1), picked=(1,), years=-30), Facts()
    yield swap_at(Step.PRICE, scene=shot(2), picked=(1, 2)), Facts(quote=QUOTE, wallet=RICH)
    yield swap_at(Step.PRICE, scene=shot(2), picked=(1, 2)), Facts(quote=QUOTE)
    yield age_at(Step.PRICE, scene=shot(2), picked=(1,)), Facts(refusal=Notice(key="refused-nobody"))
    yield video_at(Step.SCENE), Facts(most_seconds=60)
    yield video_at(Step.SCENE, kind=Kind.AGE_VIDEO), Facts(most_seconds=60)
    yield video_at(Step.TRIM, clip=footage(3599), start=3000), Facts(most_seconds=60)
    yield video_at(Step.FACES, scene=shot(3), clip=footage(), picked=(1, 2, 3)), Facts(max_faces=3)
    yield sharpening(), Facts(prices=(1000, 2000, 3000))
    yield sharpening(), Facts()
    yield sharpening().to(Step.PRICE, sharpening().data), Facts(quote=QUOTE, wallet=RICH)


def sharpening() -> DraftState:
    return video_at(
        Step.ENHANCE, scene=shot(2), clip=footage(), picked=(1, 2), identities={1: identity(), 2: identity()}
    )


@pytest.mark.parametrize("locale", TEXTS.locales)
def test_every_card_fits_and_can_be_left(locale: str) -> None:
    for state, facts in states():
        fits_and_can_be_left(state, facts, locale)


def fits_and_can_be_left(state: DraftState, facts: Facts, locale: str) -> None:
    """An assertion shows the card that does not."""
    longest_id = "x" * 36
    noticed = state.noticing("picture-too-many-pixels", megapixels=25)
    view = card(noticed, facts, locale=locale, draft_id=longest_id)
    data = [str(button.callback_data) for button in buttons(view)]
    assert all(len(each.encode()) <= MOST_BYTES and Button.decode(each) is not None for each in data)
    assert all(len(label) <= 64 for label in labels(view))
    assert len(view.text) <= 1024
    assert f"d:{longest_id}:cancel" in data


def test_the_faces_are_offered_as_numbers_and_the_picked_ones_are_marked() -> None:
    view = card(picking(2, faces=3))
    assert labels(view) == ["1", "✅ 2", "3", "All", "Done ➡️", "⬅️ Back", "✖️ Cancel"]
    assert [button.callback_data for button in buttons(view)][:2] == [f"d:{ID}:pick:1", f"d:{ID}:drop:2"]
    assert isinstance(view.preview, Preview)
    assert view.preview.picked == (2,)


def test_where_only_one_face_can_be_done_there_is_no_button_for_all() -> None:
    assert "All" not in labels(card(picking(), Facts(max_faces=1)))


def test_doubtful_faces_are_explained() -> None:
    assert "may not be a face" in card(swap_at(Step.FACES, scene=shot(1, 1))).text
    assert "may not be a face" not in card(picking()).text


def test_long_rows_of_numbers_are_broken_evenly() -> None:
    view = card(picking(faces=7))
    assert view.keyboard is not None
    assert [len(row) for row in view.keyboard.inline_keyboard] == [4, 3, 2, 2]


def test_the_face_that_is_asked_about_is_marked_in_the_picture() -> None:
    view = card(asking(1, 3, identities={1: identity()}))
    assert "face 3" in view.text
    assert "(2 of 2)" in view.text
    assert isinstance(view.preview, Preview)
    assert view.preview.picked == (3,)


def test_a_few_saved_faces_are_offered_and_the_rest_on_demand() -> None:
    few = card(asking(1, faces=1), Facts(saved=saved(6)))
    everyone = card(asking(1, faces=1, all_saved=True), Facts(saved=saved(6)))
    assert sum(label.startswith("🙂 Face") for label in labels(few)) == 4
    assert "⋯ All my faces" in labels(few)
    assert sum(label.startswith("🙂 Face") for label in labels(everyone)) == 6
    assert "⋯ All my faces" not in labels(everyone)


@pytest.mark.parametrize(
    ("state", "offered", "missing"),
    [
        (asking(1, faces=1), [], ["👆 The same face", "Skip this one"]),
        (asking(1, 2), ["Skip this one"], ["👆 The same face"]),
        (asking(1, 2, identities={1: identity()}), ["👆 The same face"], ["👆 The same for all the rest"]),
        (asking(1, 2, 3, identities={1: identity()}), ["👆 The same for all the rest"], ["👆 The same face"]),
    ],
)
def test_shortcuts_are_offered_where_they_mean_something(
    state: DraftState, offered: list[str], missing: list[str]
) -> None:
    shown = labels(card(state))
    assert [label for label in offered if label not in shown] == []
    assert [label for label in missing if label in shown] == []


def test_which_person_is_asked_on_their_own_photo() -> None:
    view = card(swap_at(Step.WHICH, scene=shot(1), picked=(1,), question=shot(2, media="us")))
    assert isinstance(view.preview, Preview)
    assert view.preview.media == "us"
    assert labels(view)[:2] == ["1", "2"]


def test_years_are_told_in_words_and_moved_in_steps() -> None:
    view = card(age_at(Step.YEARS, scene=shot(1), picked=(1,), years=28))
    assert "28 years older" in view.text
    assert [button.callback_data for button in buttons(view)][6:10] == [
        f"d:{ID}:years:{years}" for years in (23, 27, 29, 30)
    ]


def test_the_price_the_balance_and_one_button() -> None:
    view = card(swap_at(Step.PRICE, scene=shot(2), picked=(1, 2)), Facts(quote=QUOTE, wallet=RICH))
    assert "3 credits. You have 10." in view.text
    assert "about 20 seconds" in view.text
    assert labels(view) == ["✨ Swap for 3 credits", "⬅️ Back", "✖️ Cancel"]


def test_somebody_without_enough_credits_gets_no_button_that_cannot_work() -> None:
    view = card(
        swap_at(Step.PRICE, scene=shot(2), picked=(1, 2)),
        Facts(quote=QUOTE, wallet=Wallet(available=1, held=0)),
    )
    assert "2 credits short" in view.text
    assert labels(view) == ["⬅️ Back", "✖️ Cancel"]


def test_a_price_that_cannot_be_had_says_why() -> None:
    refusal = Notice(key="refused-faces", details={"limit": 4})
    view = card(swap_at(Step.PRICE, scene=shot(2), picked=(1, 2)), Facts(refusal=refusal))
    assert "I can change 4 faces at a time" in view.text


def test_a_notice_comes_before_the_question() -> None:
    view = card(swap_at(Step.SCENE).noticing("bad-sticker"))
    assert view.text.startswith("😄 Nice sticker")
    assert "Send me the picture" in view.text


def test_where_a_clip_begins_is_offered_in_even_steps_and_fine_ones() -> None:
    view = card(video_at(Step.TRIM, clip=footage(100), start=20), Facts(most_seconds=60))
    assert labels(view)[:9] == ["0:00", "0:05", "0:10", "0:15", "0:20", "0:25", "0:30", "0:35", "0:40"]
    fine = [button.callback_data for button in buttons(view)][9:11]
    assert fine == [f"d:{ID}:start:19", f"d:{ID}:start:21"]
    assert "From 0:20 to 1:20 (60 s)" in view.text
    assert view.preview == Filmstrip(media="clip", marks=tuple(range(0, 41, 5)))


def test_a_clip_s_last_part_may_be_shorter_and_nothing_begins_after_it() -> None:
    view = card(video_at(Step.TRIM, clip=footage(12.4), start=8), Facts(most_seconds=5))
    assert "From 0:08 to 0:12 (4 s)" in view.text
    assert f"d:{ID}:start:9" not in [button.callback_data for button in buttons(view)]


def test_sharper_faces_are_offered_with_their_prices() -> None:
    view = card(sharpening(), Facts(prices=(4, 8, 12)))
    assert [button.callback_data for button in buttons(view)][:3] == [
        f"d:{ID}:enhance:{step}" for step in (0, 1, 2)
    ]
    assert [label.split("💳 ")[1] for label in labels(view)[:3]] == ["4", "8", "12"]


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.2, "one second"), (20, "20 seconds"), (89, "89 seconds"), (150, "2 minutes"), (3600, "60 minutes")],
)
def test_durations_are_told_roughly(seconds: float, said: str) -> None:
    assert duration(seconds, Labels(TEXTS, "en")) == said


@pytest.mark.parametrize(
    ("years", "said"), [(1, "one year older"), (30, "30 years older"), (-5, "5 years younger")]
)
def test_years_are_told_as_a_change(years: int, said: str) -> None:
    assert years_changed(years, Labels(TEXTS, "en")) == said


def test_buttons_that_set_the_years_and_those_that_move_them_look_different() -> None:
    view = card(age_at(Step.YEARS, scene=shot(1), picked=(1,), years=20))
    assert labels(view)[:10] == ["−30", "−20", "−10", "+10", "✅ +20", "+30", "◀ 5", "◀ 1", "1 ▶", "5 ▶"]
    moved = [Button.decode(str(button.callback_data)) for button in buttons(view)[6:10]]
    assert [each.arg for each in moved if each] == ["15", "19", "21", "25"]


@pytest.mark.parametrize(
    ("quote", "said"),
    [
        (Quote(price=3, seconds=20, provider="local"), "sent to no other service"),
        (Quote(price=3, seconds=20, provider="akool"), "sent to Akool."),
        (
            Quote(price=3, seconds=20, provider="akool", others=("acedata", "local")),
            "sent to Akool, and if it cannot do it, to AceData.",
        ),
        (Quote(price=3, seconds=20, provider="local", others=("akool",)), "sent to Akool."),
    ],
)
def test_who_gets_the_pictures_is_said_beside_the_price(quote: Quote, said: str) -> None:
    state = swap_at(Step.PRICE, scene=shot(1), picked=(1,), identities={1: identity()})
    assert said in card(state, Facts(quote=quote, wallet=RICH)).text


def test_advice_about_the_price_fits_the_order() -> None:
    poor = Facts(quote=QUOTE, wallet=Wallet(available=1, held=0))
    one = swap_at(Step.PRICE, scene=shot(1), picked=(1,), identities={1: identity()})
    two = swap_at(Step.PRICE, scene=shot(2), picked=(1, 2), identities={1: identity(), 2: identity()})
    clip = video_at(
        Step.PRICE, scene=shot(1), picked=(1,), identities={1: identity()}, clip=footage(), enhance=2
    )
    assert "💡" not in card(one, poor).text
    assert "Fewer faces" in card(two, poor).text
    assert "shorter clip" not in card(two, poor).text
    assert "A shorter clip" in card(clip, poor).text
    assert "Less sharp" in card(clip, poor).text
    assert "Fewer faces" not in card(clip, poor).text
