### 运行情况，给管理员

stats-jobs = 📊 { $count ->
        [0] <b>还没有任务。</b>
       *[other] <b>{ $count } 个任务</b>，{ $delivered } 个已送达，{ $failed } 个失败（{ $percent } %）。
    }
stats-credits = 💳 积分：用掉 { $spent }，发放 { $granted }，退款 { $returned }。
stats-latency = ⏱ <b>{ $provider }</b>：一半的结果在 { $half } 秒内，100 个中的 95 个在 { $most } 秒内。
stats-latency-none = ⏱ 还没有可以统计的结果。
stats-doubt = ❔ <b>{ $provider }</b>，没有收到答复的订单：{ $lost } 个已放弃，{ $waiting } 个仍可能到来。用户的积分已退回；服务方可能已扣点数。
insight-days-usage = 📅 几天？1 到 { $limit } 之间，例如：<code>/{ $command } { $usually }</code>

chart-title = 最近 { $days } 天
chart-period = { $since } - { $until }，{ $zone }
chart-day = { $month ->
        [1] 1月
        [2] 2月
        [3] 3月
        [4] 4月
        [5] 5月
        [6] 6月
        [7] 7月
        [8] 8月
        [9] 9月
        [10] 10月
        [11] 11月
       *[12] 12月
    }{ $day }日
chart-jobs = 每天的任务
chart-delivered = 已送达
chart-failed = 失败
chart-cancelled = 已取消
chart-open = 进行中
chart-credits = 每天的积分
chart-spent = 用掉
chart-granted = 发放
chart-latency = 出结果的时间
chart-half = 其中一半
chart-most = 100 个中的 95 个
chart-seconds = { $half } 秒 / { $most } 秒
chart-empty = 还没有数据

jobs-count = { $count } 个任务
credits-count = { $count } 个积分
usage-everybody = 📈 <b>所有人的用量</b>
usage-of = 📈 <b>{ $name } 的用量</b>
usage-today = 今天：{ $jobs }，{ $credits }
usage-days = { $days } 天：{ $jobs }，{ $credits }
usage-kinds = 🎨 { $kinds }
usage-outcomes = 🏁 { $outcomes }
top-none = 😴 最近 7 天没有人下单。
top-people = 🏆 <b>7 天内最活跃的人</b>
top-groups = 👥 <b>最活跃的群组</b>
top-line = { $number }. { $name }：{ $jobs }，{ $credits }
somebody-forgotten = 已被遗忘的人 { $user }

jobs-list = 🗂 <b>最新的任务。</b>点一个数字就能看到全部详情。
jobs-line = { $number }. { $state } · { $kind } · { $name } · { DATETIME($at, dateStyle: "short", timeStyle: "short") }
jobs-none = 🗂 没有这样的任务。全部任务：/jobs
jobs-usage = 🗂 发送 <code>/jobs</code> 查看全部，或在后面加上其中一个状态：{ $names }
job-usage = 🧾 哪个任务？把编号写在后面，或在 /jobs 里选一个
job-unknown = 🔍 我不认识任务 <code>{ $job }</code>。最新的任务：/jobs
job-kind = { $kind ->
        [swap] 换脸
        [age] 改变年龄
        [video] 短片
        [age_video] 短片里改变年龄
       *[other] { $kind }
    }
job-state = { $state ->
        [queued] ⏳ 等待中
        [submitting] 📤 正在提交
        [running] 🎨 制作中
        [unsure] ❓ 不确定
        [ready] 📦 已完成
        [delivered] ✅ 已送达
        [failed] ❌ 失败
        [expired] ⌛ 已超时
        [cancelled] ✖️ 已取消
       *[other] { $state }
    }
attempt-state = { $state ->
        [submitting] 还没有答复
        [running] 已接受
        [succeeded] 完成
        [failed] 失败
        [refused] 被拒绝
        [unsent] 未提交
        [unsure] 不确定
       *[other] { $state }
    }
job-head = 🧾 <b>任务 <code>{ $job }</code></b>
job-what = { $state } · { $kind } · { $credits }
job-who = 👤 { $name }（<code>{ $user }</code>）
job-group = 👥 在群组 <code>{ $user }</code>
job-reason = 💬 { $why }
job-reports = 🚩 被举报 { $count } 次：/reports

timeline-day = <b>{ DATETIME($at, dateStyle: "medium") }</b>
timeline-ordered = { DATETIME($at, timeStyle: "medium") } · 🛒 下单
timeline-cancelled = { DATETIME($at, timeStyle: "medium") } · ✋ 本人想停止
timeline-hold = { DATETIME($at, timeStyle: "medium") } · 🔒 预留 { $credits }
timeline-settle = { DATETIME($at, timeStyle: "medium") } · 💳 扣除 { $credits }
timeline-release = { DATETIME($at, timeStyle: "medium") } · ↩️ 退还 { $credits }
timeline-correction = { DATETIME($at, timeStyle: "medium") } · 🎁 退款 { $credits }
timeline-sent = { DATETIME($at, timeStyle: "medium") } · 📤 第 { $number } 次尝试，交给 { $provider }
timeline-attempt = { DATETIME($at, timeStyle: "medium") } · 📥 { $state }，用时 { $took } 秒
timeline-points = ，{ $count } 点
timeline-error = ⚠️ <i>{ $error }</i>
timeline-callback = { DATETIME($at, timeStyle: "medium") } · 🔔 收到回调
timeline-told-result = { DATETIME($at, timeStyle: "medium") } · 🖼 结果已展示
timeline-told-failure = { DATETIME($at, timeStyle: "medium") } · 💬 已告知失败
timeline-waiting = { DATETIME($at, timeStyle: "medium") } · 📬 等待送达，已试 { $count } 次
timeline-parked = { DATETIME($at, timeStyle: "medium") } · 📪 联系不上本人，已试 { $count } 次
timeline-dead = { DATETIME($at, timeStyle: "medium") } · 🪦 已放弃，试过 { $count } 次
timeline-over = { DATETIME($at, timeStyle: "medium") } · { $state }
timeline-more = ……还有 { $count } 条。

export-rows = 🧮 { $count } 个任务。时间为 UTC。
export-cut = ✂️ 一个文件装不下全部：请少要几天。
export-none = 🧮 这 { $days } 天没有任务。

### 补救

repair-usage = 🔧 哪个任务？例如：<code>/{ $command } { $job }</code>。最新的任务：/jobs
repair-resolve-usage = 🔧 请说明结局：<code>/resolve { $job } delivered</code> 或 <code>/resolve { $job } failed</code>
repair-retry-ask = 🔁 <b>重新做任务 <code>{ $job }</code> 吗？</b>{ $name } 不用付积分。
repair-redeliver-ask = 📬 <b>重新送达任务 <code>{ $job }</code> 吗？</b>结果在等 { $name }。
repair-refund-ask = 🎁 <b>把任务 <code>{ $job }</code> 的 { $credits } 退回吗？</b>结果仍归 { $name }。
repair-delivered-ask = ✅ <b>把任务 <code>{ $job }</code> 记为已送达吗？</b>{ $name } 付 { $credits }，我什么也不发。
repair-failed-ask = ❌ <b>把任务 <code>{ $job }</code> 记为失败吗？</b>{ $name } 拿回 { $credits }。
repair-retried = 🔁 已重新下单，任务 <code>{ $job }</code>。
repair-redelivered = 📬 任务 <code>{ $job }</code> 又在路上了。
repair-refunded = 🎁 已退回任务 <code>{ $job }</code> 的 { $price } 个积分。
repair-resolved-delivered = ✅ 任务 <code>{ $job }</code> 现在记为已送达。
repair-resolved-failed = ❌ 任务 <code>{ $job }</code> 现在记为失败，积分已退还。
repair-not-now = ✋ { $state ->
        [queued] 任务 <code>{ $job }</code> 还在排队。
        [submitting] 任务 <code>{ $job }</code> 正在提交。
        [running] 任务 <code>{ $job }</code> 正在制作。
        [unsure] 任务 <code>{ $job }</code> 不确定：用 /resolve 说明结局。
        [ready] 任务 <code>{ $job }</code> 已有结果，正在送达。
        [delivered] 任务 <code>{ $job }</code> 已送达。
       *[other] 任务 <code>{ $job }</code> 没有结果就结束了，积分已退还。
    }
repair-again = ✋ 之前已重新下单，任务 <code>{ $job }</code>。
repair-nothing = ✋ 任务 <code>{ $job }</code> 没有可退的：它是免费的，或已退过。
repair-forgotten = ✋ 下单的人已要求被遗忘。
repair-pictures-gone = ✋ 任务 <code>{ $job }</code> 的图片已经删除。

retry-told = 🔁 <b>好消息：</b>失败的那张我再试一次，不收你积分。
refund-told = 🎁 抱歉没做好：{ $price } 个积分已退给你。图片仍归你。
refund-told-group = 🎁 抱歉没做好：群组付的积分已退回群组（{ $price } 个）。图片仍归你。
resolved-told = ✅ 运营者已经核实，这一单算作已送达。如果你什么都没收到，请联系运营者。

### 举报

reports-none = 🌤 没有人抱怨：没有未处理的举报。
reports-count = 🚩 <b>有 { $count } 个结果被举报。</b>
reports-more = ☝️ 还有更多。请先处理这些，再发送 /reports
report-card =
    🚩 <b>任务 <code>{ $job }</code></b> · { $kind } · { DATETIME($at, dateStyle: "medium") }
    👤 制作者：{ $name }
    💬 举报者：{ $names }
report-gone = 🗑 结果已经删除。
report-reasons = ⚠️ 原因：{ $reasons }
report-clip = 🎬 这是短片，这里不显示画面。
answer-report-sure = 确定吗？无法撤销。
report-deleted = 🗑 任务 <code>{ $job }</code>：结果已删除，举报已关闭。
report-dismissed = 👌 任务 <code>{ $job }</code>：没有问题，举报已关闭。
removed-told = 🗑 有人举报了这个结果，运营者已将它删除。
reported-why = 有人举报了你的结果

button-job-retry = 🔁 免费再做一次
button-job-refund = 🎁 退款
button-job-delivered = ✅ 已送达
button-job-failed = ❌ 失败了
button-jobs-newer = ⬅️ 更新的
button-jobs-older = 更早的 ➡️
button-report-delete = 🗑 删除结果
button-report-delete-sure = 🗑 是的，删除
button-report-keep = 不，保留
button-report-ban = 🚫 封禁
button-report-dismiss = 👌 没有问题
button-report-job = 🧾 任务

command-stats = 最近几天的图表
command-usage = 谁用了多少
command-top = 最活跃的人和群组
command-jobs = 最新的任务
command-job = 一个任务的全部详情
command-export = 把任务导出成表格
command-retry = 免费重做失败的任务
command-refund = 退回一个任务的积分
command-resolve = 说明不确定任务的结局
command-reports = 被举报的结果
