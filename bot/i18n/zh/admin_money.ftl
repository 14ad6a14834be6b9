### 管理员命令：积分、限额、封禁

button-proposal-do = ✅ 执行
button-proposal-drop = ✖️ 取消
answer-proposal-not-yours = 这是另一位管理员提出的，只有他能按。
answer-proposal-closed = 这件事已经处理过了，一次就够。

proposal-dropped = 👌 <b>已取消。</b>什么都没有改变。
proposal-expired = ⌛ <b>这是一个多小时前的请求</b>，所以我什么都没动。请重新发一次命令。

target-usage = 👤 <b>你指的是谁？</b>请给出 id 或 @用户名，或者回复一条你转发给我的消息。
target-nonsense = 🤔 “{ $name }” 既不是 id，也不是 @用户名。
target-unknown = 🤷 我还没见过 <b>{ $name }</b>。个人要先给我发过消息，群组要先用过我，才会有账户。
target-several = 👥 叫 <b>{ $name }</b> 的不止一个：{ $names }。请给出 id。
target-hidden = 🕶 <b>{ $name }</b> 在转发的消息里隐藏了账号。请给出 id 或 @用户名。
target-bot = 🤖 <b>{ $name }</b> 是机器人。只有个人和群组才有账户。
forwarded-command = ↪️ <b>转发来的命令我不执行。</b>如果确实需要，请自己输入，或者用你的命令回复它。

money-credits-missing = 💳 <b>多少积分？</b>
money-credits-bad = 🔢 “{ $name }” 不是可以记账的积分数。必须是 1 到 1,000,000 的整数。
money-limit-missing = 🎚 <b>每天多少单？</b>
money-limit-bad = 🔢 “{ $name }” 不是限额。必须是不超过 1,000,000 的整数，0 表示完全不允许，“none” 表示不限。
money-limit-words = 🤔 每天的单数和积分我看懂了，但不明白 “{ $name }” 是什么。
money-usage-grant = ✍️ 例如 <code>/grant 1002 50 birthday</code> 或 <code>/grant @boris 50</code>。回复转发来的消息时，只写 <code>/grant 50</code> 就行。
money-usage-take = ✍️ 例如 <code>/take 1002 5 mistake</code> 或 <code>/take @boris 5</code>。回复转发来的消息时，只写 <code>/take 5</code> 就行。
money-usage-setquota =
    ✍️ 例如
    <code>/setquota @boris 50</code>：每天 50 单
    <code>/setquota @boris 50 200</code>：并且每天最多 200 积分
    <code>/setquota @boris none</code>：不限
    <code>/setquota @boris reset</code>：恢复成和大家一样
    <code>/setquota default 10</code> 或 <code>/setquota groups 30</code>：对所有人或所有群组生效
money-usage-unlimited = ✍️ 例如 <code>/unlimited 1002</code> 或 <code>/unlimited @boris</code>。回复转发来的消息时，只写 <code>/unlimited</code> 就行。
money-usage-ban = ✍️ 例如 <code>/ban 1002</code> 或 <code>/ban @boris spam</code>。回复转发来的消息时，只写 <code>/ban</code> 就行。
money-usage-unban = ✍️ 例如 <code>/unban 1002</code> 或 <code>/unban @boris</code>。回复转发来的消息时，只写 <code>/unban</code> 就行。
money-usage-quota = ✍️ 例如 <code>/quota 1002</code> 或 <code>/quota @boris</code>。回复转发来的消息时，只写 <code>/quota</code> 就行。单独的 <code>/quota</code> 显示你自己的。
money-grant =
    💳 给 <b>{ $user }</b> { $amount } 个积分？
    现有积分：{ $available }。之后：<b>{ $after }</b>。
money-take =
    💳 从 <b>{ $user }</b> 收回 { $amount } 个积分？
    现有积分：{ $available }。之后：<b>{ $after }</b>。
money-take-more = 🪙 <b>{ $user }</b> 没有这么多。现有积分：{ $available }。什么都没有改变。
money-granted =
    ✅ 已给 <b>{ $user }</b>：{ $amount }。
    现有积分：<b>{ $available }</b>。
money-taken =
    ✅ 已从 <b>{ $user }</b> 收回：{ $amount }。
    现有积分：<b>{ $available }</b>。
money-limits =
    🎚 新限额，对象：{ $user ->
        [default] 所有没有单独限额的人
        [groups] 所有没有单独限额的群组
       *[other] <b>{ $user }</b>
    }
    现在 · 每天单数：{ $jobs ->
        [-1] 不限
        [0] 0（不允许）
       *[other] { $jobs }
    }；每天积分：{ $credits ->
        [-1] 不限
        [0] 0（不允许）
       *[other] { $credits }
    }。
    之后 · 每天单数：{ $newjobs ->
        [-1] 不限
        [0] 0（不允许）
       *[other] { $newjobs }
    }；每天积分：{ $newcredits ->
        [-1] 不限
        [0] 0（不允许）
       *[other] { $newcredits }
    }。
money-limits-set =
    ✅ 限额已设好，对象：{ $user ->
        [default] 所有没有单独限额的人
        [groups] 所有没有单独限额的群组
       *[other] <b>{ $user }</b>
    }
    现在 · 每天单数：{ $jobs ->
        [-1] 不限
        [0] 0（不允许）
       *[other] { $jobs }
    }；每天积分：{ $credits ->
        [-1] 不限
        [0] 0（不允许）
       *[other] { $credits }
    }。
money-reason = 原因：{ $why }
money-ban = 🚫 封禁 <b>{ $user }</b>？不再接受新订单，进行中的会完成。对方再下单时会看到原因。
money-banned = 🚫 已封禁 <b>{ $user }</b>。用 /unban 可以解除。
money-ban-already = 🚫 <b>{ $user }</b> 已经被封禁。 原因：{ $why }
money-ban-self = 🙈 不能封禁自己。
money-ban-admin = 🛡 <b>{ $user }</b> 是管理员，不能封禁。请先从 ADMIN_IDS 里移除。
money-ban-group = 👥 只能封禁个人。群组请用 <code>/setquota -100123 0</code> 禁止下单。
money-unban = 🤝 让 <b>{ $user }</b> 重新使用？目前被封禁。 原因：{ $why }
money-unbanned = 🤝 <b>{ $user }</b> 又可以使用我了。
money-unban-none = 🤷 <b>{ $user }</b> 没有被封禁。
money-gone = 👻 对方在此期间要求被忘记，已经没有这个人了。什么都没有改变。
money-gift = 🎁 <b>送你 { $amount } 个积分！</b>现在一共有 { $available } 个。想玩就发张照片来。
money-quota-who = 👤 <b>{ $user }</b>
money-quota-balance = 💳 积分：{ $available }，预留：{ $held }
money-quota-jobs = 📅 今天的单数：{ $used } / { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-credits = 🪙 今天的积分：{ $used } / { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-open = ⏳ 进行中：{ $used } / { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-own = 🎚 这是单独设定的限额。
money-quota-default = 🎚 这是通用的限额。
money-quota-day = 🕛 时区：{ $name }。新的一天开始于：{ DATETIME($at, dateStyle: "medium", timeStyle: "short") }
money-quota-banned = 🚫 封禁始于 { DATETIME($at, dateStyle: "medium") } · 原因：{ $why }

command-quota = 你的限额和余量
command-grant = 赠送积分
command-take = 收回积分
command-setquota = 设置每日限额
command-unlimited = 取消某人的限额
command-ban = 封禁某人
command-unban = 解除封禁
