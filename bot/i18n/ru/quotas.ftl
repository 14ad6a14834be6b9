# Что кому можно: пределы на день, кто платит, запреты, отдых бота и чья полночь.

### Отказано

refused-daily = { $limit ->
        [0] ✋ Для тебя создание картинок выключено.
       *[other] ✋ <b>На сегодня всё.</b> Картинок в день: { $limit }. Новые будут через { $hours ->
            [0] { $minutes } мин
           *[other] { $hours } ч { $minutes } мин
        }.
    }
refused-daily-credits = { $limit ->
        [0] ✋ Сегодня можно делать только бесплатное.
       *[other] ✋ <b>На сегодня это слишком много.</b> Кредитов в день: { $limit }, на сегодня осталось: { $left }. Новые будут через { $hours ->
            [0] { $minutes } мин
           *[other] { $hours } ч { $minutes } мин
        }.
    }
refused-daily-group = { $limit ->
        [0] ✋ В этой группе создание картинок выключено.
       *[other] ✋ <b>На сегодня у этой группы всё.</b> Картинок в день: { $limit }. Новые будут через { $hours ->
            [0] { $minutes } мин
           *[other] { $hours } ч { $minutes } мин
        }. В личном чате я могу продолжить.
    }
refused-daily-group-credits = { $limit ->
        [0] ✋ Сегодня можно делать только бесплатное.
       *[other] ✋ <b>Для этой группы на сегодня это слишком много.</b> Кредитов в день: { $limit }, на сегодня осталось: { $left }. Новые будут через { $hours ->
            [0] { $minutes } мин
           *[other] { $hours } ч { $minutes } мин
        }.
    }
refused-open-jobs-group = { $limit ->
        [0] ✋ В этой группе создание картинок выключено.
       *[other] ✋ <b>У этой группы уже достаточно картинок в работе.</b> Сразу: { $limit }. Когда одна придёт, нажми кнопку ещё раз.
    }
refused-cooldown = ⏲ <b>Минуточку.</b> В этой группе следующую можно заказать через { $minutes ->
        [1] { $seconds } с
       *[other] { $minutes } мин
    }.
refused-group-off = ✋ В этой группе меня выключили. В личном чате я могу продолжить.
refused-group-credits = 😕 Кредиты группы тем временем закончились: нужно { $needed }, есть { $available }. Ничего не списано.
refused-maintenance = 🛠 <b>У меня небольшой перерыв.</b> Всё, что в работе, будет доделано. Попробуй, пожалуйста, чуть позже.
refused-banned = { $why ->
        [none] 🚫 <b>Тебе больше нельзя делать здесь картинки.</b> Если это ошибка, спроси владельца бота. /balance, /privacy и /forget по-прежнему работают.
       *[other] 🚫 <b>Тебе больше нельзя делать здесь картинки.</b> Причина: { $why }. Если это ошибка, спроси владельца бота. /balance, /privacy и /forget по-прежнему работают.
    }
banned-here = 🚫 Тебе больше нельзя делать со мной картинки. В личном чате я скажу почему.
answer-banned = Тебе больше нельзя делать здесь картинки. Отправь мне /start, и я скажу почему.

### Кто платит

result-paid-group = 👥 Заплатила группа: { $price }. Кредитов у неё: { $left }.
failed-refund-group = Группе вернулось отложенное: { $price }. Кредитов у неё: { $left }.

### Что осталось на сегодня

balance-today = { $limit ->
        [0] ✋ Для тебя создание картинок выключено.
       *[other] 📅 Осталось картинок на сегодня: { $left } из { $limit }.
    }
balance-today-credits = 🪙 Сегодня можно потратить ещё кредитов: { $left } из { $limit }.
balance-resets = 🌅 Новые будут через { $hours ->
        [0] { $minutes } мин
       *[other] { $hours } ч { $minutes } мин
    }, в { DATETIME($at, timeStyle: "short") } ({ $name }).
balance-open = 🎨 В работе сразу: { $count } из { $limit }.

### Чья полночь

timezone-now = 🕰 <b>Твой часовой пояс: { $name }.</b> Там сейчас { DATETIME($at, timeStyle: "short") }. В полночь начинается новый день, и с ним новые картинки.
timezone-how = Нажми на город или пришли свой: <code>/timezone Москва</code>, <code>/timezone UTC+3</code>
timezone-set = 🕰 <b>Хорошо, { $name }.</b> Там сейчас { DATETIME($at, timeStyle: "short") }.
timezone-later = Начатый день закончится тогда же, когда и закончился бы: смотри /balance
timezone-unknown = 🤔 Часового пояса «{ $name }» я не знаю.
timezone-nearest = Может, один из этих?
button-zone = { $name }
button-zone-utc = ↩️ Обратно к UTC
command-timezone = выбрать часовой пояс
