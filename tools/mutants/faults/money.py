"""What things cost, who pays, and that nothing is bought or paid for twice."""

from tools.mutants.model import Edit, Fault, fault

FAULTS: tuple[Fault, ...] = (
    fault(
        "What was held can be taken twice",
        "SELECT credit, 'house:revenue', amount, 'settle', job_id, 'close', :at",
        "SELECT credit, 'house:revenue', amount, 'settle', job_id, NULL, :at",
        "ledger",
    ),
    fault(
        "A job is paid for before its result was delivered",
        "job = jobs.advance(tx, job_id, JobState.READY, at=at, result_media=media_id)",
        "job = jobs.advance(tx, job_id, JobState.READY, at=at, result_media=media_id)\n"
        "ledger.settle(tx, job_id=job_id, at=at)",
        "delivering",
    ),
    fault(
        "A job has its result and nobody is to be told",
        'outbox.put(tx, job_id=job_id, kind="result", at=at)',
        "pass",
        "sending to providers",
    ),
    fault(
        "More is held than the card said",
        "order.shown_price is not None and order.price > order.shown_price",
        "False",
        "taking orders",
    ),
    fault(
        "Quotas are counted before the transaction that takes the order",
        "job = await self._storage.write(place_order, self._limits, order)",
        "try:\n"
        "    await self._storage.read(place_order, self._limits, order)\n"
        "except OrderRefused:\n"
        "    raise\n"
        "except Exception:\n"
        "    pass\n"
        "job = await self._storage.write(place_order, None, order)",
        "orders at the same moment",
        also=(
            Edit(
                "user = _check(tx, limits, order)",
                "user = _check(tx, limits, order) if limits else users.get(tx, order.draft.user_id)",
            ),
        ),
    ),
    fault(
        "A draft that moved on while it was pressed is ordered",
        "or current.version != draft.version",
        "",
        "taking orders",
    ),
    fault(
        "Somebody who is banned may order",
        "if user.banned_at is not None: raise OrderRefused(",
        "if False:\n    raise OrderRefused(",
        "taking orders",
    ),
    fault(
        "Anybody calls off anybody's job",
        "if job is None or job.user_id != user_id:",
        "if job is None:",
        "taking orders",
    ),
    fault(
        "A job that was not delivered can be refunded",
        "if story.job.state is not JobState.DELIVERED:",
        "if False:",
        "repairs",
    ),
    fault(
        "A job can be refunded twice",
        'external_id=f"refund:{job_id}",',
        "external_id=None,",
        "refunds",
    ),
    fault(
        "A submission whose outcome nobody knows is sent again",
        "case _: await self._doubt(job, attempt, str(error))",
        "case _:\n    await self._requeue(job, attempt, error, providers=job.providers, wait=timedelta(0))",
        "sending to providers",
    ),
    fault(
        "A submission that was not answered in time is sent again",
        'await self._doubt(job, attempt, "no answer in time")',
        'late = Unavailable("late")\n'
        "await self._requeue(job, attempt, late, providers=job.providers, wait=timedelta(0))",
        "sending to providers",
    ),
    fault(
        "Credits are given back whatever state the job is in",
        "job = jobs.advance(tx, job_id, state, at=at, reason=reason)\n    ledger.release(tx, job_id=job_id, at=at)",
        "ledger.release(tx, job_id=job_id, at=at)\n"
        "try:\n"
        "    job = jobs.advance(tx, job_id, state, at=at, reason=reason)\n"
        "except StaleState:\n"
        "    job = jobs.by_draft(tx, job_id)",
        "moves of jobs",
    ),
    fault(
        "Two look at a job at the same time",
        "return situation if observations.begin(tx, job_id, at=at, lease=LOOK_LEASE, holder=holder) else None",
        "observations.begin(tx, job_id, at=at, lease=LOOK_LEASE, holder=holder)\nreturn situation",
        "one look",
    ),
    fault(
        "A callback may name another job's task",
        "if owner in (None, job.id):",
        "if True:",
        "orders in doubt",
    ),
    fault(
        "Whoever knows one callback address fills the disk",
        "if kept.count >= MAX_CALLBACKS or kept.bytes + len(body) > MAX_CALLBACKS_BYTES:",
        "if False:",
        "callbacks of providers",
    ),
    fault(
        "Callbacks are kept when the job has ended",
        "if job is None or job.state not in jobs.OPEN or job.attempt_no != attempt.number:",
        "if job is None:",
        "callbacks of providers",
    ),
    fault(
        "An answer that was paid for is dropped when the disk is full",
        "except NOT_NOW as error:",
        "except () as error:",
        "sending to providers",
    ),
    fault(
        "Doubt counts as an open job of the person",
        "WHERE {IS_OPEN} AND state <> 'unsure' AND {theirs}",
        "WHERE {IS_OPEN} AND {theirs}",
        "orders in doubt",
    ),
    fault(
        "The next rows are claimed when all of the last ones are done",
        "for row in rows:\n            self._running.add(",
        "await asyncio.gather(*map(self._work_on, rows))\nfor row in ():\n    self._running.add(",
        "nobody waits",
    ),
    fault(
        "What the process died around is sent again, paid for or not",
        "if provider is not None and provider.replayable:",
        "if provider is not None:",
        "dying anywhere",
    ),
    fault(
        "A paid call to a provider is repeated like a free one",
        "return await self._once(call, paid=True)",
        "return await self._repeatedly(call)",
        "provider's line",
    ),
    fault(
        "What a callback says is believed although the provider can be asked",
        "if Capability.STATUS not in provider.offers:",
        "if claims:",
        "news from providers",
    ),
)
