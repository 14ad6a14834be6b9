# 每个人能做什么：每日限额、谁付费、封禁、机器人休息，以及谁的午夜。

### 被拒绝

refused-daily = { $limit ->
        [0] ✋ 你的制图功能已关闭。
       *[other] ✋ <b>今天就到这里。</b>每天的图片：{ $limit } 张。{ $hours ->
            [0] { $minutes } 分钟
           *[other] { $hours } 小时 { $minutes } 分钟
        }后又有新的。
    }
refused-looks = 👀 <b>今天看的图片够多了。</b>每天的新图片：{ $limit } 张。{ $hours ->
        [0] { $minutes } 分钟
       *[other] { $hours } 小时 { $minutes } 分钟
    }后我再看。
refused-daily-credits = { $limit ->
        [0] ✋ 今天只能做免费的。
       *[other] ✋ <b>这超出了今天的限额。</b>每天的积分：{ $limit } 个，今天还剩 { $left } 个。{ $hours ->
            [0] { $minutes } 分钟
           *[other] { $hours } 小时 { $minutes } 分钟
        }后又有新的。
    }
refused-daily-group = { $limit ->
        [0] ✋ 这个群组的制图功能已关闭。
       *[other] ✋ <b>这个群组今天就到这里。</b>每天的图片：{ $limit } 张。{ $hours ->
            [0] { $minutes } 分钟
           *[other] { $hours } 小时 { $minutes } 分钟
        }后又有新的。在私聊里我可以继续。
    }
refused-daily-group-credits = { $limit ->
        [0] ✋ 今天只能做免费的。
       *[other] ✋ <b>这超出了这个群组今天的限额。</b>每天的积分：{ $limit } 个，今天还剩 { $left } 个。{ $hours ->
            [0] { $minutes } 分钟
           *[other] { $hours } 小时 { $minutes } 分钟
        }后又有新的。
    }
refused-open-jobs-group = { $limit ->
        [0] ✋ 这个群组的制图功能已关闭。
       *[other] ✋ <b>这个群组正在制作的已经够多了。</b>同时最多 { $limit } 张。等其中一张到了，再按一次按钮。
    }
refused-cooldown = ⏲ <b>请稍等。</b>在这个群组里，{ $minutes ->
        [1] { $seconds } 秒
       *[other] { $minutes } 分钟
    }后你可以再下单。
refused-group-off = ✋ 我在这个群组里已关闭。在私聊里我可以继续。
refused-group-credits = 😕 群组的积分在此期间用掉了：需要 { $needed } 个，只有 { $available } 个。没有扣除任何积分。
refused-dearer = 💳 <b>价格在显示之后变了。</b>没有扣除任何积分，新的价格在下面。
refused-maintenance = 🛠 <b>我要休息一小会儿。</b>正在制作的会做完。请稍后再试。
refused-banned = { $why ->
        [none] 🚫 <b>你不能再在这里制作图片了。</b>如果弄错了，请联系机器人的管理员。/balance、/privacy 和 /forget 仍然可用。
       *[other] 🚫 <b>你不能再在这里制作图片了。</b>原因：{ $why }。如果弄错了，请联系机器人的管理员。/balance、/privacy 和 /forget 仍然可用。
    }
banned-here = 🚫 你不能再用我制作图片了。原因我在私聊里告诉你。
answer-banned = 你不能再在这里制作图片了。给我发 /start，我告诉你原因。

### 谁付费

result-paid-group = 👥 群组付了 { $price } 个积分，还剩 { $left } 个。
failed-refund-group = 预留的 { $price } 个积分已退还群组：现有 { $left } 个。

### 今天还剩什么

balance-today = { $limit ->
        [0] ✋ 你的制图功能已关闭。
       *[other] 📅 今天的 { $limit } 张图片还剩 { $left } 张。
    }
balance-today-credits = 🪙 今天的 { $limit } 个积分还可以用 { $left } 个。
balance-resets = 🌅 { $hours ->
        [0] { $minutes } 分钟
       *[other] { $hours } 小时 { $minutes } 分钟
    }后又有新的，时间是 { DATETIME($at, timeStyle: "short") }（{ $name }）。
balance-open = 🎨 正在制作：{ $count } 张，同时最多 { $limit } 张。
quota-today = 📊 <b>你的今天</b>

### 谁的午夜

timezone-now = 🕰 <b>你的时区：{ $name }。</b>那里现在是 { DATETIME($at, timeStyle: "short") }。午夜开始新的一天，又有新的图片。
timezone-how = 点一个城市，或把你的发给我：<code>/timezone 上海</code>、<code>/timezone UTC+8</code>
timezone-set = 🕰 <b>好，{ $name }。</b>那里现在是 { DATETIME($at, timeStyle: "short") }。
timezone-later = 已经开始的这一天仍在原来的时间结束：见 /quota
timezone-unknown = 🤔 我不认识叫“{ $name }”的时区。
timezone-nearest = 是其中之一吗？
button-zone = { $name }
button-zone-utc = ↩️ 回到 UTC
command-timezone = 选择你的时区
