"""How much the faces of a clip are sharpened, and whether there is anything to choose."""

from dataclasses import replace

from bot.jobs.model import OrderRefused
from bot.jobs.orders import Orders
from bot.telegram.flows.document import Step, spec_of
from bot.telegram.flows.steps import ENHANCEMENTS, Stage, skip_enhance


async def enhanced_prices(orders: Orders, stage: Stage) -> tuple[int, ...]:
    """What each way costs; nothing when nobody can do it now."""
    spec = spec_of(stage.kind, stage.data)
    try:
        quotes = [await orders.quote(replace(spec, enhance=enhance)) for enhance in ENHANCEMENTS]
    except OrderRefused:
        return ()
    return tuple(quote.price for quote in quotes)


async def without_needless_question(orders: Orders, stage: Stage) -> Stage:
    """A question whose answers all cost the same is not asked."""
    if stage.step is not Step.ENHANCE:
        return stage
    prices = await enhanced_prices(orders, stage)
    return stage if len(set(prices)) > 1 else skip_enhance(stage)
