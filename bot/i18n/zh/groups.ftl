### 在群里

group-hello-more = ⚙️ 群管理员：用 /settings 决定我在这里能做什么。
group-help-more =
    🙂 单独的 <code>/swap</code> 用你保存的脸。
    👤 <code>/swap Anna</code> 用你叫这个名字的那张脸。
    🕰 <code>/age +10</code> 或 <code>/age -20</code> 直接说明岁数。
    ⭐ 脸在我们的私聊里保存。

group-card-of = 👤 <b>{ $name }</b>
group-answer-picture = ☝️ 用图片回复这条消息。或者直接用 /{ $command } 回复一张图片，更快。
group-answer-face = ☝️ 用照片回复这条消息。
group-unreachable = ✋ <b>结果会发到私聊，可我还不能在那里给你发消息。</b>打开我们的私聊，点“开始”，再按一次这里的按钮。没有扣任何积分。
group-comes-privately = 📬 <b>{ $name }</b>，结果会发到我们的私聊。
group-result-waits = 📬 <b>{ $name }</b>，已经做好了，但我不能在这里展示，也还不能给你发消息。请打开我们的私聊并按“开始”。
denied-there = { $why ->
        [rights] ✋ 发到这里，是因为我不能在“{ $group }”里发送。群管理员可以允许我发送消息、照片和视频。
        [topic] ✋ 发到这里，是因为“{ $group }”里的话题已关闭。
        [slow] ✋ 发到这里，是因为“{ $group }”只让我偶尔发言。
       *[gone] ✋ 发到这里，是因为我已不在“{ $group }”里。
    }
denied-in-group = ✋ <b>我不能在这个群里发送照片和视频。</b>群管理员可以允许我发送消息、照片和视频。在那之前可以在我们的私聊里做。
denied-answer = { $why ->
        [rights] ✋ 我不能在“{ $group }”里回复。群管理员可以允许我发送消息、照片和视频。在那之前可以直接在这里做。
        [topic] ✋ 我不能在“{ $group }”里回复：话题已关闭。请换一个话题，或者直接在这里做。
        [slow] ✋ 我现在不能在“{ $group }”里回复：慢速模式只让我偶尔发言。请稍后再去那里试，或者直接在这里做。
       *[gone] ✋ 我不能在“{ $group }”里回复：我已不在群里。在这里也可以做。
    }
group-nothing-to-cancel = 😌 没有什么可取消的。想开始的话，用 /swap 回复一张照片
group-is-off = 😴 我在这个群里被关掉了。群管理员可以用 /settings 打开。
group-for-admins = ✋ 在这个群里只有管理员可以这样做。
group-wait = ⏳ 别急：在这个群里你要等 { $time } 才能继续。
card-stopped-by-admin = 👌 群管理员停止了它。没有扣任何积分。
cancelled-by-admin = 群管理员停止了它。

no-saved-faces = ⭐ 你还没有保存的脸，直接给我发一张照片吧。
no-such-face = 🤔 你没有叫“{ $name }”的脸。你的有：<b>{ $names }</b>。试试 /swap { $example }，或者只发 /swap，用我最先给出的那张。
no-such-age = 🕰 给我一个从 −{ $limit } 到 +{ $limit } 的年数，不能是零。例如：/age +10 或 /age -20
order-with = 🙂 用你的脸“{ $name }”。想换别的，就返回。
price-by-group = { $price ->
        [0] 🎁 这次免费。
       *[other] 💳 { $price } 个积分，由本群支付。本群还有 { $balance } 个。
    }

# Everybody reads along, so what the person has left is not told.
price-in-group = { $price ->
        [0] 🎁 这次免费。
       *[other] 💳 { $price } 个积分。
    }
result-paid-in-group = { $price ->
        [0] 🎁 这次免费。
       *[other] 💳 用了 { $price } 个积分。
    }
failed-refund-in-group = { $price ->
        [0] 没有花任何积分。
       *[other] { $price } 个积分已退还。
    }

group-consent = 👋 <b>{ $name }</b>，先做一件事：请在我们的私聊里读一下规则并同意。很快，只问一次；然后我就在这里继续。
group-consent-done = 🎉 谢谢你，<b>{ $name }</b>。现在请再发一次命令。
group-go-on = 👉 我在 <b>{ $title }</b> 里继续。
group-faces = ⭐ 你的脸：<b>{ $names }</b>。用 /swap 回复一张图片就用“{ $name }”，或者用 /swap { $example }
group-faces-none = ⭐ <b>还没有保存的脸。</b>在我们的私聊里保存一张，然后用 /swap 回复就行。

group-quota = 📊 <b>{ $title } 的今天</b>
group-quota-group = { $limit ->
        [0] ✋ 本群不允许做图。
       *[other] 👥 本群：{ $limit } 张里还剩 { $left } 张。
    }
group-quota-group-free = 👥 本群：想做多少就做多少。
group-quota-yours = 👤 <b>{ $name }</b>
group-quota-own = { $limit ->
        [0] ✋ 不允许做图。
       *[other] 🖼 不管在哪里做，{ $limit } 张里还剩 { $left } 张。
    }
group-quota-own-free = 🖼 想做多少就做多少。
group-quota-credits = 🪙 { $limit } 个积分里还能用 { $left } 个。
group-quota-group-pays = 💳 群里积分够的时候由群支付。群的积分：{ $balance }。
group-quota-each-pays = 💳 各自支付自己的图。你有多少，我在私聊里告诉你：/balance

### 群管理员的设置

settings = ⚙️ <b>{ $title }</b>：我在这里能做什么
settings-on = ✅ 我开着。
settings-off = 😴 我关着。
settings-everyone = 👥 所有人都可以用我。
settings-admins = 👮 只有群管理员可以用我。
settings-wait = ⏳ 同一个人两张图片之间的等待：{ $time }
settings-group = 🖼 结果发在群里。
settings-private = 📬 结果发到私聊。
settings-language = 🌍 语言：{ $language }
settings-zone = 🕛 一天在 { $zone } 的午夜结束。
settings-each = 各用各的
settings-no-wait = 不用等
settings-hour = 一小时
settings-words = ⚙️ 这个我不认识。任何时区都可以按名称设置，例如：{ $example }
settings-in-groups = ⚙️ 这是给群用的：请在你管理的群里发这个命令。
settings-for-admins = ✋ 只有群管理员可以更改。

button-save-privately = ⭐ 保存一张脸
button-read-rules = 📜 阅读并同意
button-back-to-group = ⬅️ 回到群里
button-turn-on = ✅ 打开
button-turn-off = 😴 关掉
button-for-everyone = 👥 所有人可用
button-for-admins = 👮 仅管理员
button-to-group = 🖼 结果发这里
button-to-private = 📬 结果发私聊
button-set-cooldown = ⏳ 等待
button-set-language = 🌍 语言
button-set-timezone = 🕛 时区

answer-admins-only = 只有群管理员可以更改。
answer-set = 好了。

command-settings = 机器人在本群能做什么
