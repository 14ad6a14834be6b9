# What somebody may do: limits a day, who pays, bans, a rest of the bot, and whose midnight it is.

### Refused

refused-daily = { $limit ->
        [0] ✋ Making pictures is switched off for you.
       *[other] ✋ <b>That was it for today.</b> Pictures a day: { $limit }. New ones come in { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-looks = 👀 <b>I have looked at enough pictures for today.</b> New pictures a day: { $limit }. I look at more in { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }.
refused-daily-credits = { $limit ->
        [0] ✋ Only what is free can be made today.
       *[other] ✋ <b>That is too much for today.</b> Credits a day: { $limit }, left today: { $left }. New ones come in { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-daily-group = { $limit ->
        [0] ✋ Making pictures is switched off in this group.
       *[other] ✋ <b>That was it for this group today.</b> Pictures a day: { $limit }. New ones come in { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }. In our private chat I can go on.
    }
refused-daily-group-credits = { $limit ->
        [0] ✋ Only what is free can be made today.
       *[other] ✋ <b>That is too much for this group today.</b> Credits a day: { $limit }, left today: { $left }. New ones come in { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-open-jobs-group = { $limit ->
        [0] ✋ Making pictures is switched off in this group.
       *[other] ✋ <b>This group has enough in the works.</b> At once: { $limit }. When one is there, press the button again.
    }
refused-cooldown = ⏲ <b>One moment, please.</b> In this group you can order the next one in { $minutes ->
        [1] { $seconds } s
       *[other] { $minutes } min
    }.
refused-group-off = ✋ I'm switched off in this group. In our private chat I can go on.
refused-group-credits = 😕 The group's credits were used in the meantime: this needs { $needed }, and the group has { $available }. Nothing was charged.
refused-dearer = 💳 <b>The price has changed since I told it.</b> Nothing was charged, and here is the new one.
refused-maintenance = 🛠 <b>I'm having a short rest.</b> What is in the works will be finished. Please try again a little later.
refused-banned = { $why ->
        [none] 🚫 <b>You can't make pictures here any more.</b> If that is a mistake, please ask whoever runs me. /balance, /privacy and /forget still work.
       *[other] 🚫 <b>You can't make pictures here any more.</b> The reason: { $why }. If that is a mistake, please ask whoever runs me. /balance, /privacy and /forget still work.
    }
banned-here = 🚫 You can't make pictures with me any more. In our private chat I tell you why.
answer-banned = You can't make pictures here any more. Send me /start and I tell you why.

### Who pays

result-paid-group = 👥 The group paid { $price }. Its credits: { $left }.
failed-refund-group = The group has back what was set aside: { $price }. Its credits: { $left }.

### What is left today

balance-today = { $limit ->
        [0] ✋ Making pictures is switched off for you.
       *[other] 📅 { $left } of today's { $limit } pictures are left.
    }
balance-today-credits = 🪙 { $left } of today's { $limit } credits may still be spent.
balance-resets = 🌅 New ones come in { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }, at { DATETIME($at, timeStyle: "short") } ({ $name }).
balance-open = 🎨 In the works: { $count } of { $limit } at once.
quota-today = 📊 <b>Your day</b>

### Whose midnight

timezone-now = 🕰 <b>Your time zone: { $name }.</b> It is { DATETIME($at, timeStyle: "short") } there. At midnight a new day with new pictures begins.
timezone-how = Tap a city, or send me yours: <code>/timezone Madrid</code>, <code>/timezone UTC+3</code>
timezone-set = 🕰 <b>{ $name } it is.</b> It is { DATETIME($at, timeStyle: "short") } there now.
timezone-later = The day that you have begun still ends when it would have: see /quota
timezone-unknown = 🤔 I don't know a time zone called “{ $name }”.
timezone-nearest = Did you mean one of these?
button-zone = { $name }
button-zone-utc = ↩️ Back to UTC
command-timezone = choose your time zone
