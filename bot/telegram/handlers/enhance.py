"""How much the faces of a clip are sharpened, and whether there is anything to choose."""

from dataclasses import replace

from bot.drafts.model import Step, spec_of
from bot.drafts.transitions import ENHANCEMENTS, DraftState, skip_enhance
from bot.jobs.model import OrderRefused
from bot.jobs.orders import Orders


async def enhanced_prices(orders: Orders, state: DraftState) -> tuple[int, ...]:
    """What each way costs; nothing when nobody can do it now."""
    spec = spec_of(state.kind, state.data)
    try:
        quotes = [await orders.quote(replace(spec, enhance=enhance)) for enhance in ENHANCEMENTS]
    except OrderRefused:
        return ()
    return tuple(quote.price for quote in quotes)


async def without_needless_question(orders: Orders, state: DraftState) -> DraftState:
    """A question whose answers all cost the same is not asked."""
    if state.step is not Step.ENHANCE:
        return state
    prices = await enhanced_prices(orders, state)
    return state if len(set(prices)) > 1 else skip_enhance(state)
