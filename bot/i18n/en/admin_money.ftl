### Commands of the operator: credits, limits, bans

button-proposal-do = ✅ Do it
button-proposal-drop = ✖️ Cancel
answer-proposal-not-yours = Another admin asked for this, so only they can press it.
answer-proposal-closed = That was settled before. Once is enough.

proposal-dropped = 👌 <b>Cancelled.</b> Nothing was changed.
proposal-expired = ⌛ <b>That was asked more than an hour ago</b>, so I left everything as it is. Please give the command again.

target-usage = 👤 <b>Whom do you mean?</b> Give me an id or an @name, or answer to a message that you forwarded to me.
target-nonsense = 🤔 “{ $name }” is neither an id nor an @name.
target-unknown = 🤷 I have never met <b>{ $name }</b>. People write to me once, and groups use me once, before I can keep an account for them.
target-several = 👥 More than one goes by <b>{ $name }</b>: { $names }. Please give me the id.
target-hidden = 🕶 <b>{ $name }</b> doesn't show their account in forwarded messages. Please give me their id or @name.
target-bot = 🤖 <b>{ $name }</b> is a bot. I keep accounts for people and groups only.
forwarded-command = ↪️ <b>I don't obey forwarded commands.</b> Write it yourself if you mean it, or answer to it with one of yours.

money-credits-missing = 💳 <b>How many credits?</b>
money-credits-bad = 🔢 “{ $name }” is not a number of credits that I can book. It has to be a whole number from 1 to 1,000,000.
money-limit-missing = 🎚 <b>How many jobs a day?</b>
money-limit-bad = 🔢 “{ $name }” is not a limit. It has to be a whole number up to 1,000,000, 0 for none at all, or “none” for no limit.
money-limit-words = 🤔 I know what jobs and credits a day are, but not what “{ $name }” is for.
money-usage-grant = ✍️ For example <code>/grant 1002 50 birthday</code> or <code>/grant @boris 50</code>. In reply to a message that you forwarded from somebody, <code>/grant 50</code> is enough.
money-usage-take = ✍️ For example <code>/take 1002 5 mistake</code> or <code>/take @boris 5</code>. In reply to a message that you forwarded from somebody, <code>/take 5</code> is enough.
money-usage-setquota =
    ✍️ For example
    <code>/setquota @boris 50</code>: 50 jobs a day
    <code>/setquota @boris 50 200</code>: and 200 credits a day at most
    <code>/setquota @boris none</code>: no limit
    <code>/setquota @boris reset</code>: back to what holds for all
    <code>/setquota default 10</code> or <code>/setquota groups 30</code>: what holds for all people, or all groups
money-usage-unlimited = ✍️ For example <code>/unlimited 1002</code> or <code>/unlimited @boris</code>. In reply to a message that you forwarded from somebody, <code>/unlimited</code> is enough.
money-usage-ban = ✍️ For example <code>/ban 1002</code> or <code>/ban @boris spam</code>. In reply to a message that you forwarded from somebody, <code>/ban</code> is enough.
money-usage-unban = ✍️ For example <code>/unban 1002</code> or <code>/unban @boris</code>. In reply to a message that you forwarded from somebody, <code>/unban</code> is enough.
money-usage-quota = ✍️ For example <code>/quota 1002</code> or <code>/quota @boris</code>. In reply to a message that you forwarded from somebody, <code>/quota</code> is enough. Alone, <code>/quota</code> shows your own.
money-grant =
    💳 Give <b>{ $user }</b> { $amount ->
        [one] one credit
       *[other] { $amount } credits
    }?
    Credits now: { $available }. After this: <b>{ $after }</b>.
money-take =
    💳 Take { $amount ->
        [one] one credit
       *[other] { $amount } credits
    } from <b>{ $user }</b>?
    Credits now: { $available }. After this: <b>{ $after }</b>.
money-take-more = 🪙 <b>{ $user }</b> does not have that many. Credits now: { $available }. Nothing was changed.
money-granted =
    ✅ Given to <b>{ $user }</b>: { $amount }.
    Credits now: <b>{ $available }</b>.
money-taken =
    ✅ Taken from <b>{ $user }</b>: { $amount }.
    Credits now: <b>{ $available }</b>.
money-limits =
    🎚 New limits for { $user ->
        [default] everybody without limits of their own
        [groups] every group without limits of its own
       *[other] <b>{ $user }</b>
    }
    Now · jobs a day: { $jobs ->
        [-1] no limit
        [0] none
       *[other] { $jobs }
    }; credits a day: { $credits ->
        [-1] no limit
        [0] none
       *[other] { $credits }
    }.
    After this · jobs a day: { $newjobs ->
        [-1] no limit
        [0] none
       *[other] { $newjobs }
    }; credits a day: { $newcredits ->
        [-1] no limit
        [0] none
       *[other] { $newcredits }
    }.
money-limits-set =
    ✅ The limits are set for { $user ->
        [default] everybody without limits of their own
        [groups] every group without limits of its own
       *[other] <b>{ $user }</b>
    }
    Now · jobs a day: { $jobs ->
        [-1] no limit
        [0] none
       *[other] { $jobs }
    }; credits a day: { $credits ->
        [-1] no limit
        [0] none
       *[other] { $credits }
    }.
money-reason = Reason: { $why }
money-ban = 🚫 Lock out <b>{ $user }</b>? I'll take no more orders from them; what is in the works is finished. When they try, they are told the reason.
money-banned = 🚫 <b>{ $user }</b> is locked out. /unban lets them in again.
money-ban-already = 🚫 <b>{ $user }</b> is locked out already. Reason: { $why }
money-ban-self = 🙈 You cannot lock yourself out.
money-ban-admin = 🛡 <b>{ $user }</b> is an admin, and admins cannot be locked out. Take them off ADMIN_IDS first.
money-ban-group = 👥 Only people are locked out. For a group, allow no jobs: <code>/setquota -100123 0</code>
money-unban = 🤝 Let <b>{ $user }</b> in again? They were locked out. Reason: { $why }
money-unbanned = 🤝 <b>{ $user }</b> may use me again.
money-unban-none = 🤷 <b>{ $user }</b> is not locked out.
money-gone = 👻 They asked to be forgotten meanwhile, so there is nobody to do this for. Nothing was changed.
money-gift = 🎁 <b>{ $amount ->
        [one] One credit
       *[other] { $amount } credits
    } for you!</b> You now have { $available }. Send me a photo whenever you like.
money-quota-who = 👤 <b>{ $user }</b>
money-quota-balance = 💳 Credits: { $available }, set aside: { $held }
money-quota-jobs = 📅 Jobs today: { $used } of { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-credits = 🪙 Credits today: { $used } of { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-open = ⏳ In the works: { $used } of { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-own = 🎚 These limits are their own.
money-quota-default = 🎚 These limits hold for everybody.
money-quota-day = 🕛 Time zone: { $name }. The next day begins: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
money-quota-banned = 🚫 Locked out since { DATETIME($at, dateStyle: "medium") } · Reason: { $why }

command-quota = your limits and what is left
command-grant = give somebody credits
command-take = take credits back
command-setquota = set limits a day
command-unlimited = lift somebody's limits
command-ban = lock somebody out
command-unban = let somebody in again
