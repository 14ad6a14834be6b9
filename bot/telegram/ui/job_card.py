"""What a card says once the button was pressed: in line, being worked on, finished, failed."""

from dataclasses import dataclass
from datetime import datetime

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.i18n import Argument, Texts
from bot.i18n.format import duration
from bot.jobs.courier import Progress
from bot.jobs.model import Kind
from bot.jobs.orders import CANCELLED, CANCELLED_BY_ADMIN
from bot.media.library import Download
from bot.telegram.ui.callback_data import About
from bot.telegram.ui.keyboards import Labels, Row, button, keyboard, menu_button
from bot.telegram.ui.links import REPORT, private_chat
from bot.telegram.ui.messages import Content, Same
from storage.model import Job, Media

BAR = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class JobCard:
    """Words and buttons of one job, in the language that it was ordered in. In a group it says for whom it is.

    `username` is the bot's own: with it a result has a link by which everybody who sees it can report it.
    """

    texts: Texts
    job: Job
    asker: str = ""
    username: str = ""

    @property
    def _label(self) -> Labels:
        return Labels(self.texts, self.job.locale)

    def _paid(self, own: str, by_group: str, in_group: str, *, left: int) -> str:
        """What the group has left may be read by all of it, and what one person has left by nobody else."""
        if self.job.group_pays:
            return self._text(by_group, price=self.job.price, left=left)
        if self.job.chat_id < 0:
            return self._text(in_group, price=self.job.price)
        return self._text(own, price=self.job.price, left=left)

    def _lines(self, *lines: str) -> str:
        owner = [self._text("group-card-of", name=self.asker)] if self.asker else []
        return "\n".join([*owner, *lines])

    def _text(self, key: str, **args: Argument) -> str:
        return self.texts(self.job.locale, key, **args)

    def progress(self, progress: Progress, now: datetime) -> str:
        if progress.place > 0:
            return self._lines(self._text("progress-queued", ahead=progress.place - 1))
        if progress.unsure_until is not None:
            left = (progress.unsure_until - now).total_seconds()
            return self._lines(self._text("progress-unsure", time=duration(left, self._label)))
        elapsed = max(0.0, (now - progress.started_at).total_seconds())
        lines = [self._text("progress-working"), bar(elapsed, progress.expected_seconds)]
        if elapsed > progress.expected_seconds * 1.5 + 5:
            lines.append(self._text("progress-longer", elapsed=duration(elapsed, self._label)))
        else:
            expected = duration(progress.expected_seconds, self._label)
            lines.append(self._text("progress-time", elapsed=round(elapsed), expected=expected))
        return self._lines(*lines)

    def progress_keyboard(self, progress: Progress) -> InlineKeyboardMarkup | None:
        if not progress.may_cancel:
            return None
        return keyboard([[button(self._label("button-stop"), About.JOB, self.job.id, "cancel")]])

    def result(self, *, provider: str, seconds: float, left: int) -> str:
        engine = self._label("engine", name=provider)
        made = self._text("result-made", engine=engine, time=duration(seconds, self._label))
        here = self._text("result-age" if Kind(self.job.kind).ages else "result-swap")
        paid = self._paid("result-paid", "result-paid-group", "result-paid-in-group", left=left)
        return self._lines(here, made, paid, *self.report_line())

    def report_line(self) -> list[str]:
        """For captions of a result, wherever it is forwarded to."""
        return [self._text("result-report", url=self._report_url)] if self.username else []

    @property
    def _report_url(self) -> str:
        return private_chat(self.username, REPORT + self.job.id)

    def result_keyboard(self) -> InlineKeyboardMarkup | None:
        again, others, report = self._result_rows()
        as_file = button(self._label("button-as-file"), About.JOB, self.job.id, "file")
        return keyboard([again, [as_file, *others], report])

    def download(self, text: str, media: Media, download: Download) -> Content:
        """A result that Telegram does not take: the card stays as it looks, and a button leads to it."""
        again, others, report = self._result_rows()
        buttons = keyboard([[self.download_button(download)], again, others, report])
        return Content(text=f"{text}\n{self.where(media, download)}", keyboard=buttons, picture=Same.PICTURE)

    def where(self, media: Media, download: Download) -> str:
        megabytes = round(media.bytes / 1_000_000)
        return self._text("result-download", megabytes=megabytes, at=download.until)

    def download_button(self, download: Download) -> InlineKeyboardButton:
        return InlineKeyboardButton(self._label("button-download"), url=download.url)

    def _result_rows(self) -> tuple[Row, Row, Row]:
        swap = not Kind(self.job.kind).ages
        other = ("button-other-face", "other") if swap else ("button-other-age", "other")
        rows = (
            [("button-again", "again"), other],
            [("button-save-face", "save")] if swap else [],
            [("button-report", "report")],
        )
        first, second, third = (
            [button(self._label(key), About.JOB, self.job.id, action) for key, action in row] for row in rows
        )
        if self.job.chat_id < 0 and self.username:  # reasons are nobody's business there
            third = [InlineKeyboardButton(self._label("button-report"), url=self._report_url)]
        return first, second, third

    def failure(self, *, key: str, left: int) -> str:
        reason = key if self.texts.knows(key) else "failed-provider"
        head = "failed-cancelled-title" if key in (CANCELLED, CANCELLED_BY_ADMIN) else "failed-title"
        back = self._paid("failed-refund", "failed-refund-group", "failed-refund-in-group", left=left)
        return self._lines(self._text(head), self._text(reason), back)

    def failure_keyboard(self) -> InlineKeyboardMarkup | None:
        again = button(self._label("button-try-again"), About.JOB, self.job.id, "again")
        new = [menu_button(self._label("button-new-picture"), "swap")] if self.job.chat_id > 0 else []
        return keyboard([[again, *new]])


def bar(elapsed: float, expected: float) -> str:
    """Fills evenly up to nine tenths and waits there: nothing is done until it is done."""
    share = min(0.9, elapsed / expected) if expected > 0 else 0.9
    filled = max(1, round(share * BAR))
    return "▰" * filled + "▱" * (BAR - filled)
