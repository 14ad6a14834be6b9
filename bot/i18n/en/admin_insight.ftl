### What happens, for admins

stats-jobs = 📊 { $count ->
        [0] <b>No jobs yet.</b>
        [one] <b>One job</b>, { $delivered } delivered, { $failed } failed ({ $percent } %).
       *[other] <b>{ $count } jobs</b>, { $delivered } delivered, { $failed } failed ({ $percent } %).
    }
stats-credits = 💳 Credits: { $spent } spent, { $granted } granted, { $returned } refunded.
stats-latency = ⏱ <b>{ $provider }</b>: half of the results within { $half } s, 95 of 100 within { $most } s.
stats-latency-none = ⏱ No results yet to measure.
stats-doubt = ❔ <b>{ $provider }</b>, orders whose answer was lost: { $lost } given up, { $waiting } may still come. People have their credits back; the service may have taken points.
insight-days-usage = 📅 How many days? Between 1 and { $limit }, for example: <code>/{ $command } { $usually }</code>

chart-title = { $days ->
        [one] Today
       *[other] Last { $days } days
    }
chart-period = { $since } - { $until }, { $zone }
chart-day = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }
chart-jobs = Jobs a day
chart-delivered = Delivered
chart-failed = Failed
chart-cancelled = Cancelled
chart-open = Open
chart-credits = Credits a day
chart-spent = Spent
chart-granted = Granted
chart-latency = Time to the result
chart-half = half of them
chart-most = 95 of 100
chart-seconds = { $half } s / { $most } s
chart-empty = Nothing here yet

jobs-count = { $count ->
        [one] one job
       *[other] { $count } jobs
    }
credits-count = { $count ->
        [one] one credit
       *[other] { $count } credits
    }
usage-everybody = 📈 <b>What everybody used</b>
usage-of = 📈 <b>What { $name } used</b>
usage-today = Today: { $jobs }, { $credits }
usage-days = { $days ->
        [one] One day: { $jobs }, { $credits }
       *[other] { $days } days: { $jobs }, { $credits }
    }
usage-kinds = 🎨 { $kinds }
usage-outcomes = 🏁 { $outcomes }
top-none = 😴 Nobody ordered anything in the last 7 days.
top-people = 🏆 <b>The busiest people of 7 days</b>
top-groups = 👥 <b>The busiest groups</b>
top-line = { $number }. { $name }: { $jobs }, { $credits }
somebody-forgotten = forgotten person { $user }

jobs-list = 🗂 <b>The latest jobs.</b> Tap a number to see all about it.
jobs-line = { $number }. { $state } · { $kind } · { $name } · { DATETIME($at, dateStyle: "short", timeStyle: "short") }
jobs-none = 🗂 There are no such jobs. All of them: /jobs
jobs-usage = 🗂 Say <code>/jobs</code> for all, or one of these states behind it: { $names }
job-usage = 🧾 Which job? Write its number behind it, or pick one in /jobs
job-unknown = 🔍 I know no job <code>{ $job }</code>. The latest ones: /jobs
job-kind = { $kind ->
        [swap] face swap
        [age] change of age
        [video] clip
        [age_video] change of age in a clip
       *[other] { $kind }
    }
job-state = { $state ->
        [queued] ⏳ waiting
        [submitting] 📤 being sent
        [running] 🎨 in the works
        [unsure] ❓ unsure
        [ready] 📦 ready
        [delivered] ✅ delivered
        [failed] ❌ failed
        [expired] ⌛ expired
        [cancelled] ✖️ cancelled
       *[other] { $state }
    }
attempt-state = { $state ->
        [submitting] no answer yet
        [running] accepted
        [succeeded] done
        [failed] failed
        [refused] refused
        [unsent] not sent
        [unsure] unsure
       *[other] { $state }
    }
job-head = 🧾 <b>Job <code>{ $job }</code></b>
job-what = { $state } · { $kind } · { $credits }
job-who = 👤 { $name } (<code>{ $user }</code>)
job-group = 👥 In the group <code>{ $user }</code>
job-reason = 💬 { $why }
job-reports = 🚩 { $count ->
        [one] Reported once: /reports
       *[other] Reported { $count } times: /reports
    }

timeline-day = <b>{ DATETIME($at, dateStyle: "medium") }</b>
timeline-ordered = { DATETIME($at, timeStyle: "medium") } · 🛒 ordered
timeline-cancelled = { DATETIME($at, timeStyle: "medium") } · ✋ the person wants to stop it
timeline-hold = { DATETIME($at, timeStyle: "medium") } · 🔒 { $credits } set aside
timeline-settle = { DATETIME($at, timeStyle: "medium") } · 💳 { $credits } taken
timeline-release = { DATETIME($at, timeStyle: "medium") } · ↩️ { $credits } given back
timeline-correction = { DATETIME($at, timeStyle: "medium") } · 🎁 { $credits } refunded
timeline-sent = { DATETIME($at, timeStyle: "medium") } · 📤 attempt { $number }, to { $provider }
timeline-attempt = { DATETIME($at, timeStyle: "medium") } · 📥 { $state } after { $took } s
timeline-points = , { $count ->
        [one] one point
       *[other] { $count } points
    }
timeline-error = ⚠️ <i>{ $error }</i>
timeline-callback = { DATETIME($at, timeStyle: "medium") } · 🔔 a callback came
timeline-told-result = { DATETIME($at, timeStyle: "medium") } · 🖼 result shown
timeline-told-failure = { DATETIME($at, timeStyle: "medium") } · 💬 told that it failed
timeline-waiting = { DATETIME($at, timeStyle: "medium") } · 📬 to be delivered, tried { $count ->
        [one] once
       *[other] { $count } times
    }
timeline-parked = { DATETIME($at, timeStyle: "medium") } · 📪 can't be reached, tried { $count ->
        [one] once
       *[other] { $count } times
    }
timeline-dead = { DATETIME($at, timeStyle: "medium") } · 🪦 given up, tried { $count ->
        [one] once
       *[other] { $count } times
    }
timeline-over = { DATETIME($at, timeStyle: "medium") } · { $state }
timeline-more = { $count ->
        [one] … and one more.
       *[other] … and { $count } more.
    }

export-rows = 🧮 { $count ->
        [one] One job.
       *[other] { $count } jobs.
    } Times are UTC.
export-cut = ✂️ There are more than fit into one file: ask for fewer days.
export-none = 🧮 { $days ->
        [one] No jobs on this day.
       *[other] No jobs in these { $days } days.
    }

### Putting things right

repair-usage = 🔧 Which job? For example: <code>/{ $command } { $job }</code>. The latest ones: /jobs
repair-resolve-usage = 🔧 Say how it ended: <code>/resolve { $job } delivered</code> or <code>/resolve { $job } failed</code>
repair-retry-ask = 🔁 <b>Order job <code>{ $job }</code> again?</b> It costs { $name } nothing.
repair-redeliver-ask = 📬 <b>Deliver job <code>{ $job }</code> again?</b> Its result waits for { $name }.
repair-refund-ask = 🎁 <b>Give { $credits } back for job <code>{ $job }</code>?</b> { $name } keeps the result.
repair-delivered-ask = ✅ <b>Count job <code>{ $job }</code> as delivered?</b> { $name } pays { $credits }, and I send nothing.
repair-failed-ask = ❌ <b>Count job <code>{ $job }</code> as failed?</b> { $name } gets { $credits } back.
repair-retried = 🔁 Ordered again, as job <code>{ $job }</code>.
repair-redelivered = 📬 Job <code>{ $job }</code> is on its way again.
repair-refunded = { $price ->
        [one] 🎁 One credit was given back for job <code>{ $job }</code>.
       *[other] 🎁 { $price } credits were given back for job <code>{ $job }</code>.
    }
repair-resolved-delivered = ✅ Job <code>{ $job }</code> counts as delivered now.
repair-resolved-failed = ❌ Job <code>{ $job }</code> counts as failed now, and the credits are back.
repair-not-now = ✋ { $state ->
        [queued] Job <code>{ $job }</code> still waits its turn.
        [submitting] Job <code>{ $job }</code> is just being sent.
        [running] Job <code>{ $job }</code> is in the works.
        [unsure] Job <code>{ $job }</code> is unsure: /resolve tells how it ended.
        [ready] Job <code>{ $job }</code> has its result, which is being delivered.
        [delivered] Job <code>{ $job }</code> was delivered.
       *[other] Job <code>{ $job }</code> ended without a result, and its credits are back.
    }
repair-again = ✋ It was ordered again before, as job <code>{ $job }</code>.
repair-nothing = ✋ There is nothing to give back for job <code>{ $job }</code>: it was free, or refunded before.
repair-forgotten = ✋ Whoever ordered that asked to be forgotten.
repair-pictures-gone = ✋ The pictures of job <code>{ $job }</code> have been deleted by now.

retry-told = 🔁 <b>Good news:</b> I try the picture that failed once more, and it costs you nothing.
refund-told = { $price ->
        [one] 🎁 Sorry that it wasn't right: you have your credit back. The picture is yours to keep.
       *[other] 🎁 Sorry that it wasn't right: you have your { $price } credits back. The picture is yours to keep.
    }
refund-told-group = 🎁 Sorry that it wasn't right: what the group paid is back with the group ({ $price }). The picture is yours to keep.
resolved-told = ✅ Whoever runs me looked into this one, and it counts as delivered. If you have nothing from it, please ask them.

### Reports

reports-none = 🌤 Nobody complains: there are no open reports.
reports-count = 🚩 { $count ->
        [one] <b>One result is reported.</b>
       *[other] <b>{ $count } results are reported.</b>
    }
reports-more = ☝️ There are more. Please deal with these first, then say /reports again.
report-card =
    🚩 <b>Job <code>{ $job }</code></b> · { $kind } · { DATETIME($at, dateStyle: "medium") }
    👤 Made by { $name }
    💬 Reported by { $names }
report-gone = 🗑 The result has been deleted already.
report-reasons = ⚠️ Reasons: { $reasons }
report-clip = 🎬 It is a clip, so I show no picture of it here.
answer-report-sure = Sure? It cannot be undone.
report-deleted = 🗑 Job <code>{ $job }</code>: the result is deleted, and the report is closed.
report-dismissed = 👌 Job <code>{ $job }</code>: nothing wrong with it, the report is closed.
removed-told = 🗑 Somebody reported this result, and whoever runs me deleted it.
reported-why = someone reported a result of yours

button-job-retry = 🔁 Once more, free
button-job-refund = 🎁 Refund
button-job-delivered = ✅ It was delivered
button-job-failed = ❌ It failed
button-jobs-newer = ⬅️ Newer
button-jobs-older = Older ➡️
button-report-delete = 🗑 Delete the result
button-report-delete-sure = 🗑 Yes, delete it
button-report-keep = No, keep it
button-report-ban = 🚫 Ban
button-report-dismiss = 👌 Nothing wrong
button-report-job = 🧾 The job

command-stats = charts of the last days
command-usage = who used how much
command-top = the busiest people and groups
command-jobs = the latest jobs
command-job = all about one job
command-export = jobs as a table
command-retry = order a failed job again, free
command-refund = give a job's credits back
command-resolve = say how an unsure job ended
command-reports = results that were reported
