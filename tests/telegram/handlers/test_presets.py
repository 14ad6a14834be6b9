"""A face or years that came with the command, as pure steps; and which message a card answers."""

from datetime import UTC, datetime

from telegram import Bot

from bot.drafts import transitions
from bot.drafts.model import DraftData, Step
from bot.drafts.transitions import DraftState, take_other_face, takes_other_face, uses_preset
from bot.i18n.texts import load_texts
from bot.nursery import Nursery
from bot.telegram.handlers.draft_view import answered_message
from bot.telegram.middleware.context import UpdateContext
from bot.telegram.middleware.replies import Replies
from bot.telegram.ui.links import message_in_group, private_chat
from bot.telegram.ui.messages import Messenger
from storage.model import Draft, User
from tests.telegram.handlers.shapes import age_at, identity, shot, swap_at

NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)
ANNA = identity("anna")
GROUP = -1001
BOT = Bot("1:a")


def begun(**data: object) -> DraftState:
    return swap_at(Step.SCENE, preset=ANNA, preset_name="Anna", **data)


def seen(state: DraftState, sure: int, unsure: int = 0) -> DraftState:
    return transitions.take_scene(state, shot(sure, unsure), album=None, message_id=5)


def test_one_face_in_the_scene_leads_to_the_price() -> None:
    assert seen(begun(), 1).step is Step.PRICE
    assert uses_preset(seen(begun(), 1))


def test_without_a_sure_face_or_with_two_somebody_must_choose() -> None:
    assert seen(begun(), 0, 1).step is Step.FACES
    assert seen(begun(), 2).step is Step.FACES


def test_all_that_are_picked_get_it_until_the_person_goes_back() -> None:
    state = transitions.pick_all(seen(begun(), 2), limit=4)
    priced = transitions.done(state)
    assert (priced.step, dict(priced.data.identities)) == (Step.PRICE, {1: ANNA, 2: ANNA})
    asked = transitions.back(priced)
    assert (asked.step, asked.asked) == (Step.IDENTITY, 2)
    faces = transitions.back(transitions.back(asked))
    assert faces.step is Step.FACES
    assert (transitions.done(faces).step, transitions.done(faces).asked) == (Step.IDENTITY, 1)


def test_another_photo_at_the_price_replaces_it_for_all() -> None:
    priced = transitions.done(transitions.pick_all(seen(begun(), 2), limit=4))
    assert takes_other_face(priced)
    other = take_other_face(priced, shot(1, media="boris"), album=None, message_id=9)
    assert (other.step, other.asked) == (Step.IDENTITY, 2)
    after = transitions.same_for_rest(other)
    assert {each.media for each in after.data.identities.values()} == {"boris"}
    assert not uses_preset(after)
    assert not takes_other_face(after)


def test_years_that_came_with_the_command_are_not_asked_for_until_the_person_goes_back() -> None:
    priced = seen(age_at(Step.SCENE, years=-10, hurried=True), 1)
    assert (priced.step, priced.data.years) == (Step.PRICE, -10)
    asked = transitions.back(priced)
    assert (asked.step, asked.data.years) == (Step.YEARS, -10)
    assert not asked.data.hurried


def test_what_came_with_the_command_outlives_a_picture_without_faces() -> None:
    state = seen(begun(pointed=(GROUP, 7)), 0)
    assert state.step is Step.SCENE
    assert (state.data.preset, state.data.pointed) == (ANNA, (GROUP, 7))


def test_all_of_it_is_kept_as_json() -> None:
    data = DraftData(
        preset=ANNA, preset_name="Anna", hurried=True, pointed=(GROUP, 7), words=("me", "too"), origin="x1"
    )
    assert DraftData.from_document(data.to_document()) == data


def test_in_a_group_a_card_answers_the_picture_unless_numbers_mean_something_else_by_now() -> None:
    assert answered_message(ctx().with_draft(draft(GROUP, (GROUP, 7)))) == 7
    assert answered_message(ctx().with_draft(draft(GROUP, (-5, 7)))) is None
    assert answered_message(ctx().with_draft(draft(GROUP, None))) is None
    assert answered_message(ctx(private=True).with_draft(draft(1, (1, 7)))) is None


def test_links() -> None:
    assert private_chat("a_bot") == "https://t.me/a_bot"
    assert private_chat("a_bot", "go_1") == "https://t.me/a_bot?start=go_1"
    assert message_in_group(-1001234567890, 5) == "https://t.me/c/1234567890/5"
    assert message_in_group(-1001234567890, 5, 3) == "https://t.me/c/1234567890/3/5"
    assert message_in_group(-4000, 5) is None
    assert message_in_group(-1001234567890, None) is None


def ctx(*, private: bool = False) -> UpdateContext:
    user = User(
        id=1, telegram_id=1, name="Alice", username=None, language=None, app_language="en", consent_version=1,
        blocked_at=None, created_at=NOON,
    )  # fmt: skip
    return UpdateContext(
        update_id=1, user=user, chat_id=1 if private else GROUP, private=private, thread_id=None, locale="en",
        replies=Replies(BOT, messenger=Messenger(BOT), texts=load_texts(), nursery=Nursery()),
    )  # fmt: skip


def draft(chat_id: int, pointed: tuple[int, int] | None) -> Draft:
    return Draft(
        id="d", user_id=1, chat_id=chat_id, thread_id=None, kind="swap", step="faces",
        data=DraftData(pointed=pointed).to_document(), version=1, card_message_id=None, created_at=NOON,
        changed_at=NOON, closed_at=None,
    )  # fmt: skip
