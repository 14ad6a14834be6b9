# 简体中文，用“你”。文字是 Telegram 的 HTML；button-*、answer-*、command-* 和最后的名称不带标记。

### 进门

welcome = 👋 <b>嗨，{ $name }！</b>来做张好玩的图片吧。
nameless = 朋友
welcome-next = 📷 <b>发张照片给我就行</b>，剩下的交给我。
can-swap = 🔄 我把你选的脸换到图片里的脸上。
can-swap-many = 🔄 我来换脸：图里谁换上谁的脸，由你决定。
can-age = 🕰 我能让一张脸年轻或变老最多 30 岁。
can-age-many = 🕰 我能让多张脸年轻或变老最多 30 岁。
can-video = 🎬 我也能给短片换脸：视频、GIF 和圆形视频，每次最长 { $seconds } 秒。
can-age-clip = 🎞 /age 也能用于短片，每次最长 { $seconds } 秒。
can-nothing = 😴 我在休息：现在没有开启任何图片服务。请晚点再来看看。

consent-hello = 👋 <b>嗨，{ $name }！</b>我能给图片里的人换脸、改年龄。开始之前，请先答应我四件事：
consent-changed = 📜 <b>规则有变化。</b>请再读一遍：
consent-rules =
    📷 你有权使用你发来的图片，图里的人也不会介意。
    🔞 绝不涉及任何色情内容。
    🧒 图里没有未满 18 岁的人。
    🎭 不骗人，也不伤害任何人：这是用 AI 做的玩笑，分享时你会说明这一点。

    🔒 图片会在 { $days } 天后删除，发送 /forget 则立即删除。详情见 /privacy
consent-waiting = ⏳ 然后我马上接着处理你的照片。
consent-waiting-clip = ⏳ 然后我马上接着处理你的短片。
consent-thanks = 🎉 <b>谢谢！</b>{ $credits ->
        [0] 我们开始吧。
       *[other] 送你 { $credits } 个积分，拿去玩吧。
    }
consent-declined = 👌 好的，什么都没有保留。改变主意的话：/start
anonymous = 🕶 你正以群组的身份发言，我看不出你是谁，也不知道按钮该归谁。请暂时关闭匿名，再试一次。
anonymous-channel = 🕶 你正以频道的身份发言，我看不出你是谁，也不知道按钮该归谁。请在输入框旁边选择你自己，再试一次。

hello-group =
    👋 大家好！我能给图片里的人换脸。
    用 /swap 或 /age 回复一张照片，或者发一张照片并在说明里写 /swap。这里的其他消息我都不理会。

### 帮助

help-how =
    <b>怎么用</b>
    1. 发给我一张照片，或者两张一组的相册：先是图片，再是脸。
    2. 点选要改的脸。
    3. 给每张脸发一张新的脸，或者用已保存的。
    4. 看价格，按按钮，完成。如果失败，积分会退还给你。

    把图片作为<i>文件</i>发送，可以保留完整画质。
help-group =
    用 /swap 或 /age 回复一张照片，或者发一张照片并在说明里写 /swap。然后用我回复里的按钮；我要脸的时候，用照片回复那条消息。
    每个按钮只对发起的人有效。/cancel 停止。
help-command = /{ $command } – { $does }
private-only = 🤫 这是我们俩之间的事。请在私聊里问我。
unknown-command = 🤔 我不认识这个命令。我会做这些：
one-at-a-time = ☝️ 一次一件：我只处理了第一个命令。
edited-message = ✏️ 我不跟踪修改过的消息。请作为新消息再发一次。
hint-send-photo = 📷 发张照片给我就能开始，或者看看 /help
unexpected-error = 😳 抱歉，我这边出了点问题。请再试一次。如果还是不行，请把这个编号告诉机器人的管理员：<code>{ $incident }</code>
try-again = 🙈 太快了，我没跟上。请再试一次。
left-aside = 🧯 我在这里反复出错，所以先把它放到一边了。请再发一次，或者试试别的。

### 做图片

looking = 🔎 正在找脸…
looking-clip = 🎬 正在看你的短片…可能要一分钟。
cutting-clip = ✂️ 正在剪短片并找脸…可能要一分钟。
ask-scene-swap =
    📷 <b>把要换脸的图片发给我</b>。
    普通照片就行；作为文件发送会更清晰。
ask-scene-age =
    📷 <b>把图片发给我</b>，里面要有想变年轻或变老的脸。
    普通照片就行；作为文件发送会更清晰。
ask-scene-video = 🎬 <b>把想换脸的短片发给我</b>：视频、GIF 或圆形视频都行。
ask-clip-length = 我最长能处理 { $seconds } 秒。更长的短片，你来选最好的一段。
ask-clip-too = 🎬 发短片也可以。
ask-trim = ✂️ <b>你的短片长 { $length }，我最长能处理 { $seconds } 秒。</b>从哪里开始？
trim-chosen = 👉 从 { $start } 到 { $end }（{ $seconds } 秒）
ask-faces-swap = { $count ->
        [1] 👀 <b>我看到一张脸。</b>如果确实是脸，就点它。
       *[other] 👀 <b>我看到 { $count } 张脸。</b>点选要换的，然后按“完成”。
    }
ask-faces-age = { $count ->
        [1] 👀 <b>我看到一张脸。</b>如果确实是脸，就点它。
       *[other] 👀 <b>我看到 { $count } 张脸。</b>要改谁的年龄？点选，然后按“完成”。
    }
ask-faces-unsure = <i>“?”的意思是：这可能根本不是脸。</i>
faces-of-clip = 🎬 这是脸最清楚的一刻。
faces-picked = { $count ->
        [1] ✅ 已选：{ $numbers }
       *[other] ✅ 已选 { $count } 张：{ $numbers }
    }
ask-identity-one = 🙂 <b>那里要换上谁的脸？</b>
ask-identity-number = 🙂 <b>{ $number } 号脸要换上谁的脸？</b>
ask-identity-of-many = 🙂 <b>{ $number } 号脸要换上谁的脸？</b>（第 { $position } 张，共 { $count } 张）
ask-photo = 发给我一张那个人的照片。
ask-photo-saved = 发给我一张那个人的照片，或者点选已保存的脸。
ask-which = 👥 那张照片里有 { $count } 张脸。<b>你要哪一张？</b>
ask-years = 🕰 <b>改多少岁？</b>
years-chosen = 👉 { $change }
ask-enhance = 🔍 <b>新的脸要多清晰？</b>越清晰越贵，也越慢。
order-swap = ✨ <b>准备好了。</b>要换 { $count } 张脸。
order-age = ✨ <b>准备好了。</b>{ $count } 张脸，{ $change }。
price = { $price ->
        [0] 🎁 这次免费。
       *[other] 💳 { $price } 个积分。你有 { $balance } 个。
    }
price-time = ⏱ 大约需要 { $time }。
sent-to = 📤 为此，你的图片会发送给 { $service }。
sent-to-several = 📤 为此，你的图片会发送给 { $service }；如果它做不到，就发送给 { $others }。
sent-nowhere = 🏠 就在这里制作：你的图片不会发送给其他服务。
services = 📤 要我修改的图片会发送给：{ $services }。
services-none = 🏠 现在一切都在这里制作：没有图片会发送给其他服务。
price-too-high =
    { $missing ->
        [1] 😕 你还差 1 个积分。机器人的管理员可以再给你一些。
       *[other] 😕 你还差 { $missing } 个积分。机器人的管理员可以再给你一些。
    }
cheaper-faces = 💡 少选几张脸会便宜些。
cheaper-clip = 💡 短一点的视频会便宜些。
cheaper-enhance = 💡 脸不用那么清晰会便宜些：返回上一步。
short-early = 😕 积分不够：你有 { $available }，而这至少需要 { $price }。机器人的管理员可以再给你一些。

card-cancelled = 👌 已取消。没有扣任何积分。
card-cancelled-short = 👌 已取消。
card-replaced = ⤵️ 你开始了新的，所以我在这里停下了。
card-moved = ⬇️ 这张卡片移到下面去了。
cancelled = 👌 <b>已取消。</b>没有扣任何积分。随时可以发照片给我。
nothing-to-cancel = 😌 没有什么可取消的。随时可以发照片给我。
cancel-job = 🎨 还有一张图片正在制作。要停下来吗？积分会退还给你。
cancel-too-late = 🎨 你的图片快好了，已经停不下来。如果失败，积分会退还给你。

### 用不了的东西

no-face-in-scene = 🙈 <b>我在里面找不到脸。</b>脸正对镜头、光线好、不太小的时候更容易找到。
no-face-in-clip = 🙈 <b>我在那段短片里找不到脸。</b>有人看一下镜头、光线好、离得不太远的时候更容易找到。
no-face-in-identity = 🙈 <b>我在那张照片里找不到脸。</b>清晰的正面照最好。
spare-kept = 👍 第二张照片我留着当新的脸。
album-left-aside = ☝️ 我一次用两张图片，其他的先放一边了。
all-skipped = 🤷 这样就没有脸可改了。请至少点选一张。
not-all-faces = ☝️ 我一次最多能改 { $limit } 张脸，所以选了最前面的 { $limit } 张。

picture-empty = 📭 那个文件是空的。请再发一次。
picture-too-big = 🐘 那个文件太大了：我最多能收 { $megabytes } MB。作为<i>照片</i>而不是文件发送，它会变小。
picture-too-many-pixels = 🐘 那张图片太大了：我最多能收 { $megapixels } 百万像素。作为<i>照片</i>而不是文件发送，它会变小。
picture-too-small = 🔬 那张图片太小，看不清脸。短边至少要有 { $pixels } 像素。
picture-format = { $kind ->
        [HEIC] 🍏 那是 HEIC 文件，我读不了。作为<i>照片</i>而不是文件发送就可以。
        [HEIF] 🍏 那是 HEIF 文件，我读不了。作为<i>照片</i>而不是文件发送就可以。
        [GIF] 🎞 那是 GIF。我需要一张不会动的图片。
        [unknown] 📄 我读不了那种文件。我收照片，以及 JPEG、PNG 或 WEBP 文件。
       *[other] 📄 那是 { $kind } 文件。我收照片，以及 JPEG、PNG 或 WEBP 文件。
    }
picture-broken = 💔 那个文件坏了，我打不开。请再发一次，或者换一个。
picture-animated = 🎞 那张图片会动。我需要一张不会动的。
picture-no-detector = 😴 我现在没法找脸。请过几分钟再试。
picture-not-downloaded = 📡 我没能从 Telegram 取到那张图片。请再发一次。
picture-gone = 🗑 这里用到的图片已经删除了。请重新发送。
clip-too-big = 🐘 那段短片太大了：我最多能收 { $megabytes } MB。短一点的可以，或者作为<i>视频</i>而不是文件发送。
clip-too-long = 🐌 那段短片对我来说太费力了：这么大的短片，我大约能处理 { $seconds } 秒。
clip-too-short = 🤏 那段短片太短了：我至少需要 { $seconds } 秒。
clip-too-small = 🔬 那段短片太小，看不清脸。短边至少要 { $pixels } 像素。
clip-too-many-pixels = 🐘 那段短片的画面太大了：长边最多 { $pixels } 像素。作为<i>视频</i>而不是文件发送，它会变小。
clip-format = { $kind ->
        [unknown] 📄 我读不了那种文件。我能收 MP4、MOV、WEBM 和 GIF。
       *[other] 📄 这里我读不了 { $kind }。我能收 MP4、MOV、WEBM 和 GIF。
    }
clip-broken = 💔 那段短片坏了，我播放不了。请再发一次，或者换一个。
clip-no-picture = 🎧 那个文件里只有声音。我需要能看的画面。
clip-sound-lost = 🔇 那段短片的声音是我读不了的格式，所以结果不会有声音。
clip-not-downloaded = 📡 我没能从 Telegram 取到那段短片。请再发一次。
want-clip = 🎬 那是照片，这里我需要短片。照片请用 /swap
want-photo = 📷 那是短片，这里我需要一张脸的照片。

use-buttons = 👇 请用下面的按钮。
bad-text = 💬 我对文字没什么办法，只会处理图片。
bad-sticker = 😄 贴纸不错！不过我需要照片。
bad-animation = 🎞 GIF 动得太厉害了。我需要照片。
bad-video = 🎬 我还不会处理视频。请发照片；截取一个精彩瞬间也可以。
bad-sound = 🎧 我没有耳朵，只有眼睛。请发照片。
bad-place = 🗺 好地方！不过我需要照片。
bad-contact = 📇 电话号码变不出脸来。请发照片。
bad-poll = 📊 我不投票，我换脸。请发照片。
bad-dice = 🎲 手气不错！不过我需要照片。
bad-paid = 🔐 付费图片我打不开。请发普通照片。
bad-other = 🤷 这个我用不了。我需要照片。

refused-credits = 😕 这需要 { $needed } 个积分，你有 { $available } 个。机器人的管理员可以再给你一些。
refused-open-jobs = { $limit ->
        [0] ✋ 你的制图功能已关闭。
        [1] ✋ 你上一张图片还在制作。等它到了，再按一次按钮。
       *[other] ✋ 你已经有 { $limit } 张图片在制作。等其中一张到了，再按一次按钮。
    }
refused-faces = ☝️ 我一次最多能改 { $limit } 张脸。请返回少选几张。
refused-nobody = 😴 现在没人能做这个：图片服务都不在。请过几分钟再试。
refused-expired = 🗑 这里用到的图片已经删除了。请重新发送。

### 制作中

progress-queued = { $ahead ->
        [0] ⏳ <b>下一个就是你。</b>
       *[other] ⏳ <b>排队中。</b>你前面还有 { $ahead } 张图片。
    }
progress-working = 🎨 <b>正在制作…</b>
progress-time = 已过 { $elapsed } 秒，大约需要 { $expected }
progress-longer = 已经 { $elapsed }了。比平时久一些；不用在这里等，好了我会通知你。
progress-unsure = ⏳ <b>还没有答复。</b>图片服务没有说明是否接下了订单。结果一到就会显示在这里。如果 { $time }内还没有到，积分会自动退回。这期间你可以做别的。
result-swap = ✨ <b>做好了，给你！</b>
result-age = ✨ <b>做好了，给你！</b>
result-made = 🤖 由 { $engine } 用 AI 制作，用时 { $time }。
result-report = 🚩 <a href="{ $url }">图里有你，但不该有？</a>
report-why = 🚩 <b>举报这个结果？</b>机器人的管理员会查看。它有什么问题？
report-done = 🚩 <b>已举报。</b>{ $reason }。机器人的管理员会查看。谢谢。
report-not = 👌 好的，没有举报。
report-how = 🚩 点结果下面的链接，或者把结果转发给我，再用 /report 回复它。
report-unknown = 🤷 我没有这样的结果。
result-paid = { $price ->
        [0] 🎁 这次免费。你有 { $left } 个积分。
       *[other] 💳 用了 { $price } 个积分；还剩 { $left } 个。
    }
result-as-file = 📎 完整画质。由 AI 制作。
result-sent-again = 🖼 来自 { DATETIME($at, dateStyle: "long") }。由 AI 制作。
ready = ✨ 你的图片做好了！
ready-clip = ✨ 你的短片做好了！

failed-title = 😕 <b>没有成功。</b>
failed-cancelled-title = 👌 <b>已停止。</b>
failed-refund = { $price ->
        [0] 没有花任何积分。
       *[other] { $price } 个积分已退还：你有 { $left } 个。
    }
failed-expired = 花的时间太久，我放弃了。
failed-unclaimed = 结果已保留到最长期限，之后已删除。
failed-nobody = 联系不上图片服务。
failed-pictures-gone = 那时图片已经删除了。
failed-faces-unclear = 图片服务在里面看到的脸和我看到的不一样，不该靠猜来决定是谁。换张更清晰的图片会有帮助。
failed-too-many-faces = 脸的数量超过了图片服务一次能处理的上限。
failed-provider = 图片服务没能完成。
failed-rejected = 图片服务拒绝了这张图片。换一张也许可以。
failed-result = 返回的不是能用的图片。
cancelled-by-you = 是你取消的。

### 已保存的脸

ask-photo-face = ⭐ <b>把要保存的脸的照片发给我。</b>清晰的正面照最好。
ask-name = ⭐ <b>已保存为“{ $name }”。</b>发给我另一个名字，或者就用这个。
bad-name = ✏️ 这个不能当名字：最多 { $limit } 个字母和数字。
name-taken = ✏️ 你已经有一张叫“{ $name }”的脸了。
too-many-saved = ⭐ 你保存了 { $limit } 张脸，已到上限。请先在 /faces 里删除一张。
face-saved = ⭐ <b>“{ $name }”</b>已保存。换脸时它会作为按钮出现。
faces-saved = ⭐ 已保存：<b>{ $names }</b>。换脸时会作为按钮出现。
save-which = ⭐ <b>保存哪张脸？</b>
faces-none = ⭐ <b>还没有保存的脸。</b>保存一张，下次点一下就行。
faces-list = ⭐ <b>你保存的脸</b>（{ $count } / { $limit }）。点选一张来修改。
face-one = ⭐ <b>{ $name }</b>
face-one-default = ⭐ <b>{ $name }</b> 是我最先推荐的那张。
face-delete-sure = 🗑 删除 <b>{ $name }</b>？用它做的图片会保留。

### 你有什么

balance = 💳 <b>你有 { $available } 个积分。</b>
balance-held = ⏳ 另有 { $held } 个为制作中的图片预留。
balance-lately = <b>最近</b>
movement-welcome = { $change } · 见面礼 · { DATETIME($at, dateStyle: "medium") }
movement-grant = { $change } · 送给你的 · { DATETIME($at, dateStyle: "medium") }
movement-take = { $change } · 收回 · { DATETIME($at, dateStyle: "medium") }
movement-hold = { $change } · 一张图片 · { DATETIME($at, dateStyle: "medium") }
movement-release = { $change } · 退还 · { DATETIME($at, dateStyle: "medium") }
movement-correction = { $change } · 更正 · { DATETIME($at, dateStyle: "medium") }

history-none = 🖼 <b>这里还什么都没有。</b>发张照片给我，做第一张吧。
history-list = 🖼 <b>你最近的图片</b>
history-how = 点一个编号，我就再发一次，不收积分。
history-swap = { $number }. 换脸 · { DATETIME($at, dateStyle: "medium") }
history-swap-gone = { $number }. 换脸 · { DATETIME($at, dateStyle: "medium") } · 已删除
history-age = { $number }. 改年龄 · { DATETIME($at, dateStyle: "medium") }
history-age-gone = { $number }. 改年龄 · { DATETIME($at, dateStyle: "medium") } · 已删除
history-clip = { $number }. 短片 · { DATETIME($at, dateStyle: "medium") }
history-clip-gone = { $number }. 短片 · { DATETIME($at, dateStyle: "medium") } · 已删除

### 语言、隐私、遗忘

language = 🌍 <b>我该说哪种语言？</b>
language-set = 🌍 <b>好，就说中文。</b>
language-follows = 🌍 我跟随你应用的语言：<b>中文</b>。
language-nearest = 🌍 目前還沒有繁體中文，所以我先用簡體中文。其他語言請用 /language 選擇

privacy =
    🔒 <b>我保留什么</b>
    • 你的图片和结果保留 { $days } 天，然后删除。已保存的脸会一直留着，直到你删除。
    • Telegram 提供的你的名字和语言、你选择的时区，以及你的订单和积分记录。

    🤝 <b>谁会拿到图片</b>
    • 只有制作你图片的那个服务，通过一个很快失效的链接；它的名字写在价格旁边和结果下面，那边适用它自己的规则。内置的趣味滤镜就在这里运行，不会把任何东西发到任何地方。
    • 没有图库，不出售任何东西，这里也不会用它们训练任何东西。

    🗑 /forget 会一次清除全部。这个聊天里要删什么由你决定；Telegram 会自己保留一份我们的消息。
forget-ask =
    🗑 <b>清除关于你的一切？</b>我有这些：
    • { $pictures } 张图片
    • { $faces } 张已保存的脸
    • 历史里的 { $jobs } 个订单
    • { $credits } 个积分，也会一并失去

    这无法撤销。
forget-not = 😌 什么都没有清除。
forget-wait = 🎨 你有一张图片正在制作，已经停不下来。等它到了，大约一分钟后，请再按一次按钮。
forget-done = 👋 <b>好了，我已经忘记你了。</b>你的图片、脸和历史都已清除。很开心认识你！哪天想回来：/start

### 给管理员

alert-provider = ⚠️ <b>{ $provider }</b> 暂停一段时间：{ $why }
alert-unsure = ⚠️ 任务 <code>{ $job }</code>：<b>{ $provider }</b> 的答复丢失了。不会凭猜测重发；除非收到回调，否则积分会退还。详情：<code>/job { $job }</code>
alert-result = ⚠️ 任务 <code>{ $job }</code>：<b>{ $provider }</b> 做出的结果暂时无法使用（{ $why }）。会在 15 分钟内反复再取，之后退还积分。详情：<code>/job { $job }</code>
alert-expired = ⚠️ 任务 <code>{ $job }</code> 在 <b>{ $provider }</b> 超时了。积分已退还。
alert-price = ⚠️ <b>{ $provider }</b> 为任务 <code>{ $job }</code> 收了 { $points } 点；它的价目表上是 { $quoted } 点。
alert-report = 🚩 用户 { $user } 举报了任务 <code>{ $job }</code> 的结果。详情：<code>/job { $job }</code>，全部举报：/reports
alert-incident = 🔥 故障 <code>{ $incident }</code>：{ $error }。详情在日志里。
alert-disk = 💽 <b>磁盘已满或快满了。</b>{ $where }：剩余 { $megabytes } MB。在腾出空间之前，不会接收新的内容。
alert-database = 🗄 <b>这个数据库不是之前的那个。</b>原来那个里的用户、积分和任务都不在这里。是文件丢失或被移动了，还是 DATABASE_URL 指向了别的数据库？请停止我，把它放回去，再启动。在那之前我不会清理任何图片。如果这是有意的，请删除 <code>{ $file }</code> 并重启。

### 按钮

button-agree = ✅ 我答应
button-decline = 暂时不要
button-face = { $number }
button-picked = ✅ { $number }
button-all = 全部
button-done = 完成 ➡️
button-saved-face = 🙂 { $name }
button-default-face = ⭐ { $name }
button-more-faces = ⋯ 我所有的脸
button-same = 👆 同一张脸
button-same-rest = 👆 其余都用这张
button-skip = 跳过这张
button-years-done = 完成 ➡️
button-seconds = { $change } 秒
button-cut = ✂️ 从这里剪 ➡️
button-enhance-none = 保持原样 · 💳 { $price }
button-enhance-more = ✨ 更清晰，1080p · 💳 { $price }
button-enhance-most = 💎 最清晰，2K · 💳 { $price }
button-go-swap = { $price ->
        [0] ✨ 免费换脸
       *[other] ✨ 换脸，{ $price } 个积分
    }
button-go-age = { $price ->
        [0] ✨ 免费改年龄
       *[other] ✨ 改年龄，{ $price } 个积分
    }
button-back = ⬅️ 返回
button-cancel = ✖️ 取消
button-stop = ✖️ 停止
button-again = 🔁 再来一次
button-other-face = 🙂 换张脸
button-other-age = 🕰 换个年龄
button-as-file = 📎 发成文件
button-save-face = ⭐ 保存脸
button-report = 🚩 举报
button-why-me = 🙋 里面有我，我没有同意
button-why-child = 🧒 里面有未满 18 岁的人
button-why-nude = 🔞 含有色情内容
button-why-other = ⚠️ 伤害或欺骗他人
button-why-not = 算了
button-try-again = 🔁 再试一次
button-new-picture = 📷 新图片
button-menu-swap = 🔄 换脸
button-menu-age = 🕰 改年龄
button-menu-video = 🎬 短片换脸
button-menu-faces = ⭐ 我的脸
button-menu-history = 🖼 历史
button-menu-balance = 💳 积分
button-menu-help = ❓ 帮助
button-new-face = ➕ 保存一张脸
button-keep-name = 👍 保留“{ $name }”
button-rename-face = ✏️ 重命名“{ $name }”
button-make-default = ⭐ 优先推荐
button-rename = ✏️ 重命名
button-delete = 🗑 删除
button-delete-sure = 🗑 是的，删除
button-forget = 🗑 清除一切
button-forget-sure = 🗑 是的，清除一切
button-forget-not = 不，保留
button-follow-app = 📱 跟随应用
button-private-chat = 💬 去私聊
button-to-card = ⬇️ 去那张卡片

### 按下按钮后的简短回答

answer-old = 这个按钮太旧了。发送 /start，我们重新开始。
answer-not-yours = 这些按钮是别人的。用 /swap 回复一张照片，就会有你自己的。
answer-closed = 这个已经结束了。随时可以发照片给我。
answer-ordered = 已经在做了，按一次就够。
answer-taken = ✨ 马上做！
answer-private-only = 这个按钮只能在私聊里用。
answer-pick-first = 请先至少点选一张脸。
answer-too-many-faces = 我一次最多能改 { $limit } 张脸。
answer-zero-years = 零岁什么也不会变。请先选一个数字。
answer-face-gone = 那张脸已经删除了。
answer-stopped = 已停止。积分已退还给你。
answer-cannot-stop = 来不及停了。如果失败，积分会退还给你。
answer-job-over = 那张图片已经完成了。
answer-pictures-gone = 那些图片已经删除了。请重新发送。
answer-result-gone = 那张图片已经删除了。
answer-too-many-saved = 你保存了 { $limit } 张脸，已到上限。请先在 /faces 里删除一张。
answer-reported = 谢谢。机器人的管理员会看一看。
answer-faces-saved-already = 已经保存了：/faces
answer-reported-before = 这张你已经举报过了。谢谢。
answer-default-set = 我会优先推荐那张脸。
answer-face-deleted = 已删除。

### 命令菜单

command-start = 开始
command-swap = 给图片里的人换脸
command-age = 让脸变年轻或变老
command-video = 给短片换脸
command-faces = 你保存的脸
command-history = 你最近的图片
command-balance = 你的积分
command-language = 选择语言
command-cancel = 停止正在做的事
command-help = 怎么用
command-privacy = 保留什么、保留多久
command-forget = 清除关于你的一切
command-report = 举报一个结果

### 名称

language-name = 简体中文
face-default-name = 脸
engine = { $name ->
        [local] 内置趣味滤镜
        [akool] Akool
        [acedata] AceData
        [aifaceswap] AIFaceSwap
       *[other] { $name }
    }
seconds = { $count } 秒
minutes = { $count } 分钟
years-older = 变老 { $years } 岁
years-younger = 年轻 { $years } 岁
