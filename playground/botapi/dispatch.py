"""One call of the Bot API from its parameters to its answer, with whatever fault was ordered for it."""

from dataclasses import dataclass

from playground.botapi.faults import FaultMode, slow_down
from playground.botapi.methods import HANDLERS
from playground.botapi.parameters import Arguments
from playground.botapi.wire import ApiError, ConnectionLost, Json
from playground.botapi.world import World


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    body: Json


async def answer_call(world: World, args: Arguments) -> Answer:
    """Raises ConnectionLost when the caller is to get no answer."""
    entry = world.record(args.method, args.shown())
    try:
        result = await _run(world, args)
    except ApiError as error:
        entry.update(ok=False, error=error.description)
        return Answer(error.code, error.envelope())
    except ConnectionLost as lost:
        entry.update(ok=bool(lost.args), error="the connection was dropped")
        raise
    entry["ok"] = True
    return Answer(200, {"ok": True, "result": result})


async def _run(world: World, args: Arguments) -> object:
    await world.hooks.run(args, "arrives")
    fault = world.faults.next_for(args.method, args.values.get("chat_id"))
    if fault is not None and fault.mode is FaultMode.SLOW:
        await slow_down(fault)
    elif fault is not None and fault.mode is FaultMode.LOST_BEFORE:
        raise ConnectionLost
    elif fault is not None and (refusal := fault.error()):
        raise refusal
    world.flood.check(args.method, args.values.get("chat_id"))
    result = await HANDLERS[args.method](world, args)
    await world.hooks.run(args, "done")
    if fault is not None and fault.mode is FaultMode.LOST_AFTER:
        raise ConnectionLost("done")
    return result
