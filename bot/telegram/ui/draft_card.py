"""What the card of a draft says and shows: a pure function of the draft and a few facts looked up for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.drafts.model import Footage, Notice, Step
from bot.drafts.transitions import YEARS, DraftState, latest_start, starts, uses_preset
from bot.i18n import Texts
from bot.i18n.format import clock, duration, signed
from bot.i18n.format import years as years_changed
from bot.jobs.model import Kind, Quote
from bot.jobs.orders import LOCAL
from bot.media.model import Face
from bot.telegram.ui.callback_data import About, ConfirmedPrice
from bot.telegram.ui.keyboards import Labels, Row, button, even_rows, keyboard, rows_of
from bot.telegram.ui.messages import Same
from storage.model import SavedFace, Wallet

FEW_SAVED = 4
NOTHING = Wallet(available=0, held=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """A stored picture with its faces numbered; `picked` are numbers from 1.

    `photo` is Telegram's own name of that picture as it is, where numbers say nothing.
    """

    media: str
    faces: tuple[Face, ...]
    picked: tuple[int, ...] = ()
    photo: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Filmstrip:
    """Frames of a stored clip side by side, of these seconds."""

    media: str
    marks: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """`preview` None: a card of words only."""

    text: str
    keyboard: InlineKeyboardMarkup | None = None
    preview: Preview | Filmstrip | Same | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a card says beside the draft itself.

    `short` says that the credits will not do, `refusal` is why there is no quote, `most_seconds` how long a clip may be
    (0: no clips), and `prices` are those of each way to sharpen.
    """

    max_faces: int = 1
    most_seconds: float = 0
    prices: tuple[int, ...] = ()
    saved: tuple[SavedFace, ...] = ()
    quote: Quote | None = None
    refusal: Notice | None = None
    wallet: Wallet = NOTHING
    short: Notice | None = None
    group_pays: bool = False
    in_group: bool = False


def draft_card(draft_id: str, state: DraftState, facts: Facts, texts: Texts, locale: str) -> CardView:
    return _DraftCard(draft_id, state, facts, texts, locale).view()


class _DraftCard:
    def __init__(self, draft_id: str, state: DraftState, facts: Facts, texts: Texts, locale: str) -> None:
        self._draft_id = draft_id
        self._state = state
        self._data = state.data
        self._facts = facts
        self._texts = texts
        self._locale = locale
        self._label = Labels(texts, locale)

    def view(self) -> CardView:
        views: Mapping[Step, Callable[[], CardView]] = {
            Step.TRIM: self._trim,
            Step.FACES: self._faces,
            Step.IDENTITY: self._identity,
            Step.WHICH: self._which,
            Step.YEARS: self._years,
            Step.ENHANCE: self._enhance,
            Step.PRICE: self._price,
        }
        return views.get(self._state.step, self._ask)()

    def _ask(self) -> CardView:
        kind, most = self._state.kind, int(self._facts.most_seconds)
        if kind is Kind.VIDEO:
            lines = [self._text("ask-scene-video"), self._text("ask-clip-length", seconds=most)]
        else:
            asked = kind.with_picture if kind.of_clip else kind
            lines = [self._text(f"ask-{self._state.step}-{asked}")]
            lines += [self._text("ask-clip-too")] if most else []
        return self._words("\n".join(lines), [[self._cancel()]])

    def _trim(self) -> CardView:
        clip, start, most = self._data.clip, self._data.start, self._facts.most_seconds
        assert clip is not None
        if not most:
            return self._finished(
                self._text("refused-nobody"), [self._leave()], Filmstrip(media=clip.media, marks=(0,))
            )
        end = min(clip.seconds, start + most)
        lines = [
            self._text("ask-trim", seconds=int(most), length=clock(clip.seconds)),
            self._text("trim-chosen", start=clock(start), end=clock(end), seconds=round(end - start)),
        ]
        marks = tuple(starts(clip, most))
        times = [self._labelled(clock(second), "start", second) for second in marks]
        fine = [self._shift_button(clip, step) for step in (-1, 1)]
        rows = [*even_rows(times, 5), fine, [self._button("button-cut", "cut")], self._leave()]
        return self._finished("\n".join(lines), rows, Filmstrip(media=clip.media, marks=marks))

    def _shift_button(self, clip: Footage, step: int) -> InlineKeyboardButton:
        latest = latest_start(clip, self._facts.most_seconds)
        target = max(0, min(latest, self._data.start + step))
        return self._labelled(self._label("button-seconds", change=signed(step)), "start", target)

    def _enhance(self) -> CardView:
        keys = ("button-enhance-none", "button-enhance-more", "button-enhance-most")
        rows = [
            [self._labelled(self._label(key, price=price), "enhance", step)]
            for step, (key, price) in enumerate(zip(keys, self._facts.prices, strict=False))
        ]
        text = self._text("ask-enhance" if rows else "refused-nobody")
        return self._pictured(text, [*rows, self._leave()], self._data.picked)

    def _faces(self) -> CardView:
        scene = self._data.scene
        assert scene is not None
        ages = self._state.kind.ages
        lines = [self._text("ask-faces-age" if ages else "ask-faces-swap", count=len(scene.faces))]
        if self._state.kind.of_clip:
            lines.append(self._text("faces-of-clip"))
        if len(scene.sure) < len(scene.faces):
            lines.append(self._text("ask-faces-unsure"))
        picked = self._data.picked
        if picked:
            lines.append(self._text("faces-picked", count=len(picked), numbers=", ".join(map(str, picked))))
        numbers = [self._pick_button(number) for number in scene.numbers]
        everyone = self._button("button-all", "all")
        done = self._button("button-done", "done")
        last = [everyone, done] if len(scene.faces) > 1 and self._facts.max_faces > 1 else [done]
        return self._pictured("\n".join(lines), [*even_rows(numbers), last, self._leave()], picked)

    def _pick_button(self, number: int) -> InlineKeyboardButton:
        on = number in self._data.picked
        label = self._label("button-picked" if on else "button-face", number=number)
        return self._labelled(label, "drop" if on else "pick", number)

    def _identity(self) -> CardView:
        asked = self._state.asked
        assert asked is not None
        picked = self._data.picked
        if len(picked) == 1:
            single = self._data.scene is not None and len(self._data.scene.faces) == 1
            question = (
                self._text("ask-identity-one") if single else self._text("ask-identity-number", number=asked)
            )
        else:
            position = picked.index(asked) + 1
            question = self._text("ask-identity-of-many", number=asked, position=position, count=len(picked))
        question += "\n" + self._text("ask-photo-saved" if self._facts.saved else "ask-photo")
        rows = [*self._saved_rows(asked), *self._shortcuts(asked), self._leave()]
        return self._pictured(question, rows, (asked,))

    def _saved_rows(self, asked: int) -> list[Row]:
        saved = self._facts.saved
        shown = saved if self._data.all_saved else saved[:FEW_SAVED]
        buttons = [
            self._labelled(self._label("button-saved-face", name=face.name), "saved", f"{face.id}.{asked}")
            for face in shown
        ]
        more = [self._button("button-more-faces", "more")] if len(shown) < len(saved) else []
        return [*rows_of(buttons, 2), more]

    def _shortcuts(self, asked: int) -> list[Row]:
        missing = [n for n in self._data.picked if n not in self._data.identities]
        row: Row = []
        if self._data.identities:
            row.append(self._button("button-same-rest" if len(missing) > 1 else "button-same", "same", asked))
        if len(self._data.picked) > 1:
            row.append(self._button("button-skip", "skip", asked))
        return [row]

    def _which(self) -> CardView:
        question = self._data.question
        assert question is not None
        numbers = [self._labelled(str(number), "who", number) for number in question.numbers]
        preview = Preview(media=question.media, faces=question.faces)
        text = self._text("ask-which", count=len(question.faces))
        return self._finished(text, [*even_rows(numbers), self._leave()], preview)

    def _years(self) -> CardView:
        years = self._data.years
        lines = [
            self._text("ask-years"),
            self._text("years-chosen", change=years_changed(years, self._label)),
        ]
        targets = [self._target_button(target) for target in (-30, -20, -10, 10, 20, 30)]
        steps = [self._step_button(step) for step in (-5, -1, 1, 5)]
        rows = [*rows_of(targets, 3), steps, [self._button("button-years-done", "ok")], self._leave()]
        return self._pictured("\n".join(lines), rows, self._data.picked)

    def _target_button(self, target: int) -> InlineKeyboardButton:
        """Sets the years: what is set has a mark."""
        label = f"✅ {signed(target)}" if target == self._data.years else signed(target)
        return self._labelled(label, "years", target)

    def _step_button(self, step: int) -> InlineKeyboardButton:
        """Moves them."""
        target = max(-YEARS, min(YEARS, self._data.years + step))
        return self._labelled(f"◀ {-step}" if step < 0 else f"{step} ▶", "years", target)

    def _price(self) -> CardView:
        quote = self._facts.quote
        back = self._leave()
        if quote is None:
            refusal = self._facts.refusal
            reason = self._text(refusal.key, **refusal.details) if refusal else self._text("refused-nobody")
            return self._pictured(reason, [back], self._data.picked)
        by_group = self._facts.group_pays
        key = "price-by-group" if by_group else "price-in-group" if self._facts.in_group else "price"
        lines = [self._order(), self._text(key, price=quote.price, balance=self._facts.wallet.available)]
        if self._facts.wallet.available < quote.price:
            lines.append(self._text("price-too-high", missing=quote.price - self._facts.wallet.available))
            lines += [self._text(key) for key in self._cheaper()]
            return self._pictured("\n".join(lines), [back], self._data.picked)
        lines.append(self._sent_to(quote))
        lines.append(self._text("price-time", time=duration(quote.seconds, self._label)))
        go = self._label(f"button-go-{self._state.kind.with_picture}", price=quote.price)
        rows = [
            [self._labelled(go, "go", ConfirmedPrice(price=quote.price, by_group=by_group).encode())],
            back,
        ]
        return self._pictured("\n".join(lines), rows, self._data.picked)

    def _cheaper(self) -> list[str]:
        """Advice that fits this order."""
        clip = self._state.kind.of_clip
        advice = {
            "cheaper-faces": len(self._data.picked) > 1,
            "cheaper-enhance": bool(self._data.enhance),
            "cheaper-clip": clip,
        }
        return [key for key, fits in advice.items() if fits]

    def _sent_to(self, quote: Quote) -> str:
        """Who gets the pictures: that is known before they are sent on."""
        first, *others = [
            self._label("engine", name=name) for name in (quote.provider, *quote.others) if name != LOCAL
        ] or [""]
        if not first:
            return self._text("sent-nowhere")
        if not others:
            return self._text("sent-to", service=first)
        return self._text("sent-to-several", service=first, others=", ".join(others))

    def _order(self) -> str:
        count = len(self._data.picked)
        if self._state.kind.ages:
            change = years_changed(self._data.years, self._label)
            return self._text("order-age", count=count, change=change)
        order = self._text("order-swap", count=count)
        if uses_preset(self._state):
            order += "\n" + self._text("order-with", name=self._data.preset_name or "")
        return order

    def _pictured(self, text: str, rows: list[Row], picked: tuple[int, ...]) -> CardView:
        scene = self._data.scene
        assert scene is not None
        photo = scene.photo if scene.clear else None
        preview = Preview(media=scene.media, faces=scene.faces, picked=picked, photo=photo)
        return self._finished(text, rows, preview)

    def _words(self, text: str, rows: list[Row]) -> CardView:
        return self._finished(text, rows, None)

    def _finished(self, text: str, rows: list[Row], preview: Preview | Filmstrip | None) -> CardView:
        notice = self._data.notice
        if notice is not None:
            text = f"{self._text(notice.key, **notice.details)}\n\n{text}"
        if self._facts.short is not None:
            text = f"{text}\n\n{self._text(self._facts.short.key, **self._facts.short.details)}"
        return CardView(text=text, keyboard=keyboard(rows), preview=preview)

    def _leave(self) -> Row:
        return [self._button("button-back", "back", self._state.step_token), self._cancel()]

    def _cancel(self) -> InlineKeyboardButton:
        return self._button("button-cancel", "cancel")

    def _button(self, key: str, action: str, arg: str | int = "") -> InlineKeyboardButton:
        return self._labelled(self._label(key), action, arg)

    def _labelled(self, label: str, action: str, arg: str | int = "") -> InlineKeyboardButton:
        return button(label, About.DRAFT, self._draft_id, action, arg)

    def _text(self, key: str, **args: str | int) -> str:
        return self._texts(self._locale, key, **args)
