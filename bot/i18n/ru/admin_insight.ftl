### Что происходит, для администраторов

stats-jobs = 📊 { $count ->
        [0] <b>Заданий пока нет.</b>
        [one] <b>{ $count } задание</b>: доставлено { $delivered }, не удалось { $failed } ({ $percent } %).
        [few] <b>{ $count } задания</b>: доставлено { $delivered }, не удалось { $failed } ({ $percent } %).
        [many] <b>{ $count } заданий</b>: доставлено { $delivered }, не удалось { $failed } ({ $percent } %).
       *[other] <b>{ $count } задания</b>: доставлено { $delivered }, не удалось { $failed } ({ $percent } %).
    }
stats-credits = 💳 Кредиты: потрачено { $spent }, выдано { $granted }, возвращено { $returned }.
stats-latency = ⏱ <b>{ $provider }</b>: половина результатов за { $half } с, 95 из 100 за { $most } с.
stats-latency-none = ⏱ Результатов пока нет, измерять нечего.
stats-doubt = ❔ <b>{ $provider }</b>, заказы без ответа: { $lost } больше не ждём, { $waiting } ещё могут прийти. Кредиты людям возвращены; сервис мог списать баллы.
insight-days-usage = 📅 За сколько дней? От 1 до { $limit }, например: <code>/{ $command } { $usually }</code>

chart-title = { $days ->
        [1] Сегодня
        [one] { $days } день
        [few] { $days } дня
        [many] { $days } дней
       *[other] { $days } дня
    }
chart-period = { $since } - { $until }, { $zone }
chart-day = { $day } { $month ->
        [1] янв
        [2] фев
        [3] мар
        [4] апр
        [5] мая
        [6] июн
        [7] июл
        [8] авг
        [9] сен
        [10] окт
        [11] ноя
       *[12] дек
    }
chart-jobs = Задания по дням
chart-delivered = Доставлено
chart-failed = Не удалось
chart-cancelled = Отменено
chart-open = В работе
chart-credits = Кредиты по дням
chart-spent = Потрачено
chart-granted = Выдано
chart-latency = Время до результата
chart-half = половина
chart-most = 95 из 100
chart-seconds = { $half } с / { $most } с
chart-empty = Пока пусто

jobs-count = { $count ->
        [one] { $count } задание
        [few] { $count } задания
        [many] { $count } заданий
       *[other] { $count } задания
    }
credits-count = { $count ->
        [one] { $count } кредит
        [few] { $count } кредита
        [many] { $count } кредитов
       *[other] { $count } кредита
    }
usage-everybody = 📈 <b>Сколько потратили все</b>
usage-of = 📈 <b>Сколько потратил(а) { $name }</b>
usage-today = Сегодня: { $jobs }, { $credits }
usage-days = { $days ->
        [one] { $days } день: { $jobs }, { $credits }
        [few] { $days } дня: { $jobs }, { $credits }
        [many] { $days } дней: { $jobs }, { $credits }
       *[other] { $days } дня: { $jobs }, { $credits }
    }
usage-kinds = 🎨 { $kinds }
usage-outcomes = 🏁 { $outcomes }
top-none = 😴 За последние 7 дней никто ничего не заказывал.
top-people = 🏆 <b>Самые активные люди за 7 дней</b>
top-groups = 👥 <b>Самые активные группы</b>
top-line = { $number }. { $name }: { $jobs }, { $credits }
somebody-forgotten = забытый человек { $user }

jobs-list = 🗂 <b>Последние задания.</b> Нажми на номер, чтобы увидеть всё.
jobs-line = { $number }. { $state } · { $kind } · { $name } · { DATETIME($at, dateStyle: "short", timeStyle: "short") }
jobs-none = 🗂 Таких заданий нет. Все: /jobs
jobs-usage = 🗂 Напиши <code>/jobs</code>, чтобы увидеть все, или добавь одно из состояний: { $names }
job-usage = 🧾 Какое задание? Напиши его номер после команды или выбери в /jobs
job-unknown = 🔍 Я не знаю задания <code>{ $job }</code>. Последние: /jobs
job-kind = { $kind ->
        [swap] замена лица
        [age] смена возраста
        [video] ролик
        [age_video] смена возраста в ролике
       *[other] { $kind }
    }
job-state = { $state ->
        [queued] ⏳ в очереди
        [submitting] 📤 отправляется
        [running] 🎨 в работе
        [unsure] ❓ неясно
        [ready] 📦 готово
        [delivered] ✅ доставлено
        [failed] ❌ не удалось
        [expired] ⌛ время вышло
        [cancelled] ✖️ отменено
       *[other] { $state }
    }
attempt-state = { $state ->
        [submitting] ответа пока нет
        [running] принято
        [succeeded] сделано
        [failed] не удалось
        [refused] отказ
        [unsent] не отправлено
        [unsure] неясно
       *[other] { $state }
    }
job-head = 🧾 <b>Задание <code>{ $job }</code></b>
job-what = { $state } · { $kind } · { $credits }
job-who = 👤 { $name } (<code>{ $user }</code>)
job-group = 👥 В группе <code>{ $user }</code>
job-reason = 💬 { $why }
job-reports = 🚩 { $count ->
        [one] Жалоб: { $count }, см. /reports
        [few] Жалоб: { $count }, см. /reports
        [many] Жалоб: { $count }, см. /reports
       *[other] Жалоб: { $count }, см. /reports
    }

timeline-day = <b>{ DATETIME($at, dateStyle: "medium") }</b>
timeline-ordered = { DATETIME($at, timeStyle: "medium") } · 🛒 заказано
timeline-cancelled = { DATETIME($at, timeStyle: "medium") } · ✋ человек хочет остановить
timeline-hold = { DATETIME($at, timeStyle: "medium") } · 🔒 отложено: { $credits }
timeline-settle = { DATETIME($at, timeStyle: "medium") } · 💳 списано: { $credits }
timeline-release = { DATETIME($at, timeStyle: "medium") } · ↩️ вернулось: { $credits }
timeline-correction = { DATETIME($at, timeStyle: "medium") } · 🎁 возмещено: { $credits }
timeline-sent = { DATETIME($at, timeStyle: "medium") } · 📤 попытка { $number }: { $provider }
timeline-attempt = { DATETIME($at, timeStyle: "medium") } · 📥 { $state } за { $took } с
timeline-points = , { $count ->
        [one] { $count } балл
        [few] { $count } балла
        [many] { $count } баллов
       *[other] { $count } балла
    }
timeline-error = ⚠️ <i>{ $error }</i>
timeline-callback = { DATETIME($at, timeStyle: "medium") } · 🔔 пришёл обратный вызов
timeline-told-result = { DATETIME($at, timeStyle: "medium") } · 🖼 результат показан
timeline-told-failure = { DATETIME($at, timeStyle: "medium") } · 💬 сообщено о неудаче
timeline-waiting = { DATETIME($at, timeStyle: "medium") } · 📬 ждёт доставки, { $count ->
        [one] { $count } попытка
        [few] { $count } попытки
        [many] { $count } попыток
       *[other] { $count } попытки
    }
timeline-parked = { DATETIME($at, timeStyle: "medium") } · 📪 человеку не написать, { $count ->
        [one] { $count } попытка
        [few] { $count } попытки
        [many] { $count } попыток
       *[other] { $count } попытки
    }
timeline-dead = { DATETIME($at, timeStyle: "medium") } · 🪦 оставлено, { $count ->
        [one] { $count } попытка
        [few] { $count } попытки
        [many] { $count } попыток
       *[other] { $count } попытки
    }
timeline-over = { DATETIME($at, timeStyle: "medium") } · { $state }
timeline-more = { $count ->
        [one] … и ещё { $count }.
        [few] … и ещё { $count }.
        [many] … и ещё { $count }.
       *[other] … и ещё { $count }.
    }

export-rows = 🧮 { $count ->
        [one] { $count } задание.
        [few] { $count } задания.
        [many] { $count } заданий.
       *[other] { $count } задания.
    } Время по UTC.
export-cut = ✂️ В один файл все не поместились: попроси меньше дней.
export-none = 🧮 { $days ->
        [one] За { $days } день заданий нет.
        [few] За { $days } дня заданий нет.
        [many] За { $days } дней заданий нет.
       *[other] За { $days } дня заданий нет.
    }

### Исправление

repair-usage = 🔧 Какое задание? Например: <code>/{ $command } { $job }</code>. Последние: /jobs
repair-resolve-usage = 🔧 Скажи, чем кончилось: <code>/resolve { $job } delivered</code> или <code>/resolve { $job } failed</code>
repair-retry-ask = 🔁 <b>Заказать задание <code>{ $job }</code> ещё раз?</b> Для { $name } это бесплатно.
repair-redeliver-ask = 📬 <b>Доставить задание <code>{ $job }</code> ещё раз?</b> Результат ждёт { $name }.
repair-refund-ask = 🎁 <b>Вернуть { $credits } за задание <code>{ $job }</code>?</b> Результат остаётся у { $name }.
repair-delivered-ask = ✅ <b>Считать задание <code>{ $job }</code> доставленным?</b> { $name } платит { $credits }, а я ничего не отправляю.
repair-failed-ask = ❌ <b>Считать задание <code>{ $job }</code> неудачным?</b> { $name } получит обратно { $credits }.
repair-retried = 🔁 Заказано ещё раз, задание <code>{ $job }</code>.
repair-redelivered = 📬 Задание <code>{ $job }</code> снова в пути.
repair-refunded = { $price ->
        [one] 🎁 { $price } кредит возвращён за задание <code>{ $job }</code>.
        [few] 🎁 { $price } кредита возвращены за задание <code>{ $job }</code>.
        [many] 🎁 { $price } кредитов возвращены за задание <code>{ $job }</code>.
       *[other] 🎁 { $price } кредита возвращены за задание <code>{ $job }</code>.
    }
repair-resolved-delivered = ✅ Задание <code>{ $job }</code> теперь считается доставленным.
repair-resolved-failed = ❌ Задание <code>{ $job }</code> теперь считается неудачным, кредиты возвращены.
repair-not-now = ✋ { $state ->
        [queued] Задание <code>{ $job }</code> ещё ждёт своей очереди.
        [submitting] Задание <code>{ $job }</code> как раз отправляется.
        [running] Задание <code>{ $job }</code> в работе.
        [unsure] Задание <code>{ $job }</code> неясно: чем оно кончилось, говорит /resolve
        [ready] У задания <code>{ $job }</code> есть результат, он доставляется.
        [delivered] Задание <code>{ $job }</code> доставлено.
       *[other] Задание <code>{ $job }</code> кончилось без результата, кредиты возвращены.
    }
repair-again = ✋ Его уже заказали ещё раз: задание <code>{ $job }</code>.
repair-nothing = ✋ За задание <code>{ $job }</code> возвращать нечего: оно было бесплатным или уже возмещено.
repair-forgotten = ✋ Кто это заказал, попросил себя забыть.
repair-pictures-gone = ✋ Картинки задания <code>{ $job }</code> уже удалены.

retry-told = 🔁 <b>Хорошая новость:</b> я пробую неудавшуюся картинку ещё раз, и это бесплатно.
refund-told = { $price ->
        [one] 🎁 Жаль, что вышло не так: возвращаю { $price } кредит. Картинка остаётся у тебя.
        [few] 🎁 Жаль, что вышло не так: возвращаю { $price } кредита. Картинка остаётся у тебя.
        [many] 🎁 Жаль, что вышло не так: возвращаю { $price } кредитов. Картинка остаётся у тебя.
       *[other] 🎁 Жаль, что вышло не так: возвращаю { $price } кредита. Картинка остаётся у тебя.
    }
refund-told-group = 🎁 Жаль, что вышло не так: то, что заплатила группа, вернулось группе ({ $price }). Картинка остаётся у тебя.
resolved-told = ✅ Мой владелец всё проверил: это считается доставленным. Если ничего не пришло, спроси, пожалуйста, у него.

### Жалобы

reports-none = 🌤 Никто не жалуется: открытых жалоб нет.
reports-count = 🚩 { $count ->
        [one] <b>Жалобы на { $count } результат.</b>
        [few] <b>Жалобы на { $count } результата.</b>
        [many] <b>Жалобы на { $count } результатов.</b>
       *[other] <b>Жалобы на { $count } результата.</b>
    }
reports-more = ☝️ Есть ещё. Сначала разберись с этими, потом снова напиши /reports
report-card =
    🚩 <b>Задание <code>{ $job }</code></b> · { $kind } · { DATETIME($at, dateStyle: "medium") }
    👤 Автор: { $name }
    💬 Жалуются: { $names }
report-gone = 🗑 Результат уже удалён.
report-reasons = ⚠️ Причины: { $reasons }
report-clip = 🎬 Это ролик, поэтому картинки здесь нет.
answer-report-sure = Точно? Отменить будет нельзя.
report-deleted = 🗑 Задание <code>{ $job }</code>: результат удалён, жалоба закрыта.
report-dismissed = 👌 Задание <code>{ $job }</code>: всё в порядке, жалоба закрыта.
removed-told = 🗑 На этот результат пожаловались, и мой владелец его удалил.
reported-why = на твой результат пожаловались

button-job-retry = 🔁 Ещё раз, бесплатно
button-job-refund = 🎁 Вернуть кредиты
button-job-delivered = ✅ Доставлено
button-job-failed = ❌ Не удалось
button-jobs-newer = ⬅️ Новее
button-jobs-older = Старше ➡️
button-report-delete = 🗑 Удалить результат
button-report-delete-sure = 🗑 Да, удалить
button-report-keep = Нет, оставить
button-report-ban = 🚫 Заблокировать
button-report-dismiss = 👌 Всё в порядке
button-report-job = 🧾 Задание

command-stats = графики за последние дни
command-usage = кто сколько потратил
command-top = самые активные люди и группы
command-jobs = последние задания
command-job = всё об одном задании
command-export = задания в виде таблицы
command-retry = бесплатно повторить неудачное задание
command-refund = вернуть кредиты за задание
command-resolve = сказать, чем кончилось неясное задание
command-reports = результаты, на которые пожаловались
