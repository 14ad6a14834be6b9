"""What a card says while a job is open and when it has ended."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.i18n import load_texts
from bot.jobs.courier import Progress
from bot.telegram.ui.job_card import BAR, JobCard, bar
from bot.telegram.ui.uploads import filename_of
from storage.model import Job, JobState
from tests.telegram.handlers.shapes import NOON

TEXTS = load_texts()
JOB = Job(
    id="0123456789ab", draft_id="d", user_id=1, wallet="user:1", chat_id=1, thread_id=None, card_message_id=7,
    locale="en", kind="swap", spec={}, price=2, state=JobState.QUEUED, attempt_no=0, providers=("local",),
    reason=None, result_media=None, cancel_asked_at=None, epoch=0, lease_until=None, next_check_at=NOON, checks=0,
    deadline_at=NOON, created_at=NOON, changed_at=NOON,
)  # fmt: skip
PROGRESS = Progress(place=0, started_at=NOON, expected_seconds=20, provider="local", may_cancel=True)


def said(progress: Progress, *, after: float = 0) -> str:
    return JobCard(texts=TEXTS, job=JOB).progress(progress, NOON + timedelta(seconds=after))


@pytest.mark.parametrize(
    ("place", "text"), [(1, "You're next."), (2, "One picture is ahead"), (5, "4 pictures are ahead")]
)
def test_the_place_in_line_is_told(place: int, text: str) -> None:
    assert text in said(replace(PROGRESS, place=place))


def test_elapsed_and_expected_time_are_told_while_it_is_worked_on() -> None:
    text = said(PROGRESS, after=7)
    assert "7 s of about 20 seconds" in text
    assert "▰▰▰▰▱▱▱▱▱▱" in text


def test_what_takes_much_longer_than_usual_is_admitted() -> None:
    assert "longer than usual" in said(PROGRESS, after=120)
    assert "2 minutes so far" in said(PROGRESS, after=120)


@pytest.mark.parametrize(("elapsed", "expected"), [(0, 20), (10, 20), (20, 20), (999, 20), (5, 0), (0, 0)])
def test_the_bar_is_never_empty_and_never_full(elapsed: float, expected: float) -> None:
    drawn = bar(elapsed, expected)
    assert len(drawn) == BAR
    assert 1 <= drawn.count("▰") <= BAR - 1


def test_a_job_that_cannot_be_stopped_has_no_button_for_it() -> None:
    card = JobCard(texts=TEXTS, job=JOB)
    assert card.progress_keyboard(PROGRESS) is not None
    assert card.progress_keyboard(replace(PROGRESS, may_cancel=False)) is None


@pytest.mark.parametrize("provider", ["local", "akool", "acedata", "aifaceswap", "somebody"])
@pytest.mark.parametrize("locale", ["en", "es"])
def test_the_result_says_that_it_was_made_with_ai_and_by_whom(provider: str, locale: str) -> None:
    card = JobCard(texts=TEXTS, job=replace(JOB, locale=locale))
    text = card.result(provider=provider, seconds=12, left=8)
    assert ("AI" if locale == "en" else "IA") in text
    assert ("fun filter" in text or "broma" in text) == (provider == "local")
    assert "2 cr" in text


def test_a_reason_that_nobody_translated_is_told_in_general_words() -> None:
    text = JobCard(texts=TEXTS, job=JOB).failure(key="failed-brand-new", left=10)
    assert "could not finish it" in text
    assert "failed-" not in text


def test_a_job_that_was_called_off_is_no_failure() -> None:
    text = JobCard(texts=TEXTS, job=JOB).failure(key="cancelled-by-you", left=10)
    assert "did not work" not in text


@pytest.mark.parametrize(
    ("mime", "suffix"),
    [
        ("image/jpeg", "jpg"),
        ("image/png", "png"),
        ("video/mp4", "mp4"),
        ("image/heic", "heic"),
        ("video/quicktime", "mov"),
        ("image/vnd.adobe.photoshop", "bin"),
    ],
)
def test_a_file_is_named_by_what_it_is_and_when(mime: str, suffix: str) -> None:
    assert filename_of(JOB, mime) == f"swap-2026-01-05.{suffix}"


@pytest.mark.parametrize(
    ("kind", "other", "saves"),
    [("swap", "🙂", True), ("video", "🙂", True), ("age", "🕰", False), ("age_video", "🕰", False)],
)
def test_a_clip_s_result_has_the_buttons_of_a_picture_s(kind: str, other: str, saves: bool) -> None:
    keyboard = JobCard(texts=TEXTS, job=replace(JOB, kind=kind)).result_keyboard()
    assert keyboard is not None
    labels = [button.text for row in keyboard.inline_keyboard for button in row]
    assert any(label.startswith(other) for label in labels)
    assert ("⭐ Save face" in labels) == saves


def test_in_a_group_it_says_for_whom_it_is_and_not_what_they_have_left() -> None:
    card = JobCard(texts=TEXTS, job=replace(JOB, chat_id=-5), asker="Anna")
    for text in (
        card.result(provider="local", seconds=1, left=77),
        card.failure(key="failed-provider", left=77),
    ):
        assert text.startswith("👤 <b>Anna</b>")
        assert "77" not in text


def test_what_a_group_has_left_is_told_to_the_group() -> None:
    card = JobCard(texts=TEXTS, job=replace(JOB, chat_id=-5, wallet="chat:-5"))
    assert "77" in card.result(provider="local", seconds=1, left=77)


@pytest.mark.parametrize("locale", ["en", "es", "ru", "pt", "id", "ar", "zh"])
def test_of_an_order_in_doubt_it_says_until_when_and_offers_no_button(locale: str) -> None:
    card = JobCard(texts=TEXTS, job=replace(JOB, locale=locale))
    progress = Progress(
        place=0,
        started_at=NOON,
        expected_seconds=30,
        provider="akool",
        may_cancel=False,
        unsure_until=NOON + timedelta(minutes=15),
    )
    text = card.progress(progress, NOON + timedelta(minutes=3))
    assert TEXTS(locale, "minutes", count=12) in text
    assert card.progress_keyboard(progress) is None
