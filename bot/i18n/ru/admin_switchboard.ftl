### Сервисы и техработы: для тех, кто ведёт бота

alert-provider-back = ✅ <b>{ $provider }</b> снова работает: на счёте есть баллы ({ $points }).
alert-spend = 🛑 Лимит расходов: <b>{ $provider }</b> сегодня взял баллов: { $points }, лимит: { $limit }. Пауза до полуночи UTC. Разрешить на сегодня: /providers
alert-errors = ⚠️ <b>{ $provider }</b> слишком часто ошибается. За последний час не удалось: { $failed } из { $count }. Поставить на паузу: /providers
alert-more = 🔕 …и ещё { $count } с { $time }
alert-held = 🔕 <b>{ $kind }</b>: ещё { $count } с { $time }
alert-kind = { $name ->
        [alert-provider] неполадки у сервиса
        [alert-price] неожиданная цена
        [alert-unsure] задания под вопросом
        [alert-result] результаты, которые нельзя использовать
        [alert-expired] задания не уложились в срок
        [alert-report] жалобы людей
        [alert-incident] сбои
        [alert-disk] переполненный диск
        [alert-database] другая база данных
        [alert-provider-back] сервис снова работает
        [alert-errors] сервис слишком часто ошибается
        [alert-spend] лимит расходов
       *[other] другие сообщения
    }
providers-title = 🎛 <b>Сервисы</b>
providers-maintenance = 🛠 Идут техработы: сейчас никто не может заказать. /maintenance
providers-none = Пока нет ни одного. Укажи ключ сервиса или LOCAL_ENGINE=true и перезапусти бота.
provider-on = 🟢 <b>{ $provider }</b> работает
provider-paused-trouble = 🔴 <b>{ $provider }</b> на паузе с { $time }: <i>{ $why }</i>
provider-paused-budget = 🛑 <b>{ $provider }</b> на паузе с { $time }: баллы на сегодня израсходованы
provider-paused-hand = ⏸ <b>{ $provider }</b> на паузе с { $time }, кто поставил: { $name }
provider-until = Снова включится: { $time }.
provider-until-probe = Каждые 5 минут я спрашиваю баланс; с первым хорошим ответом он включится.
provider-until-hand = Так и останется, пока админ не включит.
provider-does = Умеет: { $names }
does-swap = лица на фото
does-age = возраст на фото
does-swap-clip = лица в видео
does-age-clip = возраст в видео
does-live = живое видео
does-detect = поиск лиц
provider-today = { $count ->
        [0] Сегодня заданий нет
       *[other] Заданий сегодня: { $count }, не удалось: { $failed }
    }
provider-latency = Обычно занимает { $time }
provider-free = Бесплатно
provider-balance = Осталось баллов: { $points }
provider-balance-asking = Осталось баллов: спрашиваю…
provider-balance-silent = Осталось баллов: неизвестно, ответа нет
provider-balance-untold = Осталось баллов: неизвестно, сервис не сообщает
provider-spent = Потрачено баллов сегодня: { $points }
provider-spent-of = Потрачено баллов сегодня: { $points } из { $limit }
provider-spent-untold = Потрачено баллов сегодня: сервис не сообщает
maintenance-on = 🛠 <b>Идут техработы.</b> Новым заказам вежливо отказываем; что заказано раньше, будет доделано.
maintenance-off = 🟢 <b>Техработ нет.</b> Заказывать могут все.
maintenance-jobs = Заданий в работе: { $count }

button-switchboard-refresh = 🔄 Обновить
button-provider-pause = ⏸ Пауза: { $provider }
button-provider-resume = ▶️ Включить { $provider }
button-provider-keep = ⏸ Оставить { $provider } на паузе
button-maintenance-on = 🛠 Начать техработы
button-maintenance-off = 🟢 Закончить техработы
answer-provider-paused = { $provider } на паузе. Что уже в работе, будет доделано.
answer-provider-resumed = { $provider } снова включён.
answer-provider-overspends = { $provider } снова включён и может превысить лимит до полуночи UTC.
answer-switch-as-before = Так уже и было.
command-providers = Сервисы: состояние, баланс, пауза
command-maintenance = Временно не брать заказы
