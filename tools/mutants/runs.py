"""Which tests must catch a fault: the one table to mend after tests were moved or renamed."""

from collections.abc import Mapping

from tools.mutants.model import Run

RUNS: Mapping[str, Run] = {
    # storage
    "job rows": Run(("storage/test_jobs.py",)),
    "ledger": Run(("storage/test_ledger.py",)),
    "inbox and outbox rows": Run(("storage/test_boxes.py",)),
    "draft rows": Run(("storage/test_drafts.py",)),
    "refunds": Run(("storage/test_timeline.py",)),
    "forgetting": Run(("storage/test_users.py",)),
    "writers side by side": Run(("storage/test_writing.py",), "at_once or several_processes"),
    "commits": Run(("storage/test_sqlite.py",), "commit or full_disk"),
    "broadcast rows": Run(("storage/test_broadcasts.py",)),
    "detections": Run(
        ("providers/test_face_matching.py", "jobs/test_orders.py", "storage/test_chats_and_settings.py")
    ),
    # jobs
    "taking orders": Run(("jobs/test_orders.py", "jobs/test_place_order.py", "jobs/test_paying.py")),
    "orders at the same moment": Run(
        ("jobs/test_orders.py", "jobs/test_paying.py"), "same_moment or orders_at_once or people_at_once"
    ),
    "sending to providers": Run(("jobs/test_dispatch.py",)),
    "news from providers": Run(("jobs/test_observe.py",)),
    "moves of jobs": Run(("jobs/test_transitions.py",)),
    "one look": Run(("jobs/test_one_look.py",)),
    "nobody waits": Run(("jobs/test_liveness.py",)),
    "orders in doubt": Run(("jobs/test_doubt.py",)),
    "delivering": Run(("jobs/test_deliver.py",)),
    "dying anywhere": Run(("jobs/test_crashes.py",)),
    # web and providers
    "webhook of Telegram": Run(("web/test_telegram_webhook.py",)),
    "callbacks of providers": Run(("web/test_provider_callback.py",)),
    "media links": Run(("media/test_links.py", "web/test_media.py")),
    "signed webhooks": Run(("providers/test_akool_webhook.py",)),
    "provider's line": Run(("providers/test_http.py",)),
    # media
    "fetching results": Run(("media/test_fetch.py", "media/test_fetch_ssrf.py")),
    "redirects": Run(("media/test_fetch.py",), "redirect"),
    "pictures coming in": Run(("media/test_intake.py",)),
    "a picture made to kill": Run(("test_sandbox.py",), "bomb"),
    "hostile pictures": Run(("media/test_bombs.py",), "scans or fits_its_size"),
    "time of the guarded process": Run(("media/test_sandbox.py",), "computes_too_long"),
    "turns": Run(("media/test_turns.py",)),
    "odd clips": Run(("media/video/test_odd_clips.py",), "counted"),
    "flawed files": Run(("media/test_flawed_files.py",), "every_viewer"),
    "wiring": Run(("test_wiring.py",), "capability or named"),
    "clips coming in": Run(("video/test_convert.py",), "refused or huge"),
    # Not `hoard_pixels`: without a limit it would really take its five gigabytes.
    "memory of the guarded process": Run(("test_sandbox.py",), "hoard and not hoard_pixels"),
    # Telegram
    "updates coming in": Run(("test_inbox.py",)),
    "polling": Run(("test_polling.py",), "could_not_be_stored"),
    "calls to Telegram": Run(("test_request.py",)),
    "pace": Run(("test_rate_limiter.py",)),
    "presses of strangers": Run(("handlers/test_strangers.py", "handlers/test_swapping.py")),
    "stopping as an admin of the group": Run(("handlers/test_group_admins.py",)),
    "consent": Run(("handlers/test_consent.py",)),
    "bans": Run(("handlers/test_bans.py",)),
    "who may command": Run(("admin/test_scopes.py", "admin/test_router.py")),
    "admins' buttons": Run(("admin/test_broadcast.py", "admin/test_insight.py"), "forged or stranger"),
    "repairs": Run(("admin/test_repairs.py",)),
    "whom a command means": Run(("admin/test_targets.py",)),
    # all of it
    "logs": Run(("test_logs.py",)),
}
