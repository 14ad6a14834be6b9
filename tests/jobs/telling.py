"""A provider that tells its balance, and as many orders as a test wants."""

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

from bot.jobs.place_order import Limits
from bot.providers.base import Capability, Offer
from storage import drafts, jobs
from storage.model import Job, JobState
from tests.jobs.doubles import Hosted
from tests.support.job_world import World

NO_LIMITS = Limits(jobs_per_day=None, jobs_per_day_in_group=None, open_jobs=None)
ADA = 1000
MINUTES = 60


@dataclass
class Telling(Hosted):
    """It can be asked what is left."""

    price: int = 0
    points: int | Exception | None = 0
    asked: int = 0

    @property
    def offers(self) -> Mapping[Capability, Offer]:
        return {**super().offers, Capability.BALANCE: Offer()}

    async def balance(self) -> int | None:
        self.asked += 1
        if isinstance(self.points, Exception):
            raise self.points
        return self.points


NAMES = (f"more{number}" for number in itertools.count())


async def order(world: World) -> Job:
    draft = await world.storage.write(
        drafts.open_draft,
        draft_id=next(NAMES),
        user_id=world.user.id,
        chat_id=1001,
        thread_id=None,
        kind="swap",
        step="price",
        data={},
        source_update=None,
        at=world.clock(),
    )
    return await world.orders.submit(draft, world.spec, user=world.user, locale="en")


async def state(world: World, job: Job) -> JobState:
    found = await world.storage.read(jobs.get, job.id)
    assert found is not None
    return found.state


def teller(world: World) -> Telling:
    assert isinstance(world.provider, Telling)
    return world.provider
