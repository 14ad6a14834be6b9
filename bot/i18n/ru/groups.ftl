### В группах

group-hello-more = ⚙️ Для тех, кто ведёт группу: в /settings решается, что мне здесь можно.
group-help-more =
    🙂 <code>/swap</code> без слов берёт твоё сохранённое лицо.
    👤 <code>/swap Anna</code> берёт твоё лицо с этим именем.
    🕰 <code>/age +10</code> или <code>/age -20</code> сразу говорит, сколько лет.
    ⭐ Лица сохраняются в нашем личном чате.

group-card-of = 👤 <b>{ $name }</b>
group-answer-picture = ☝️ Ответь ею на это сообщение. А быстрее – ответь на картинку командой /{ $command }.
group-answer-face = ☝️ Ответь фотографией на это сообщение.
group-unreachable = ✋ <b>Результат придёт в личный чат, а туда я пока не могу написать.</b> Открой наш личный чат, нажми «Начать», потом ещё раз эту кнопку. Ничего не списано.
group-comes-privately = 📬 <b>{ $name }</b>, результат придёт в личный чат.
group-result-waits = 📬 <b>{ $name }</b>, всё готово, но здесь мне нельзя это показать, а тебе я пока не могу написать. Открой наш личный чат и нажми «Старт».
denied-there = { $why ->
        [rights] ✋ Присылаю сюда, потому что в «{ $group }» мне нельзя. Администратор группы может разрешить: отправку сообщений, фото и видео.
        [topic] ✋ Присылаю сюда, потому что тема в «{ $group }» закрыта.
        [slow] ✋ Присылаю сюда, потому что в «{ $group }» мне можно писать лишь изредка.
       *[gone] ✋ Присылаю сюда, потому что меня больше нет в «{ $group }».
    }
group-nothing-to-cancel = 😌 Отменять нечего. Чтобы начать, ответь на фото командой /swap
group-is-off = 😴 В этой группе я выключен. Те, кто её ведёт, могут изменить это в /settings
group-for-admins = ✋ В этой группе так могут только те, кто её ведёт.
group-wait = ⏳ Не так быстро: в этой группе можно продолжить вот через сколько: { $time }.
card-stopped-by-admin = 👌 Остановлено тем, кто ведёт группу. Ничего не списано.
cancelled-by-admin = Это остановил тот, кто ведёт группу.

no-saved-faces = ⭐ Сохранённых лиц пока нет, так что просто пришли фото.
no-such-face = 🤔 Лица «{ $name }» у тебя нет. Вот твои: <b>{ $names }</b>. Попробуй /swap { $example } или просто /swap, тогда возьму то, что предлагаю первым.
no-such-age = 🕰 Назови число лет от −{ $limit } до +{ $limit }, только не ноль. Например: /age +10 или /age -20
order-with = 🙂 С твоим лицом «{ $name }». Для другого вернись назад.
price-by-group = { $price ->
        [0] 🎁 В этот раз бесплатно.
        [one] 💳 { $price } кредит, платит группа. У неё { $balance }.
        [few] 💳 { $price } кредита, платит группа. У неё { $balance }.
        [many] 💳 { $price } кредитов, платит группа. У неё { $balance }.
       *[other] 💳 { $price } кредита, платит группа. У неё { $balance }.
    }

# Everybody reads along, so what the person has left is not told.
price-in-group = { $price ->
        [0] 🎁 В этот раз бесплатно.
        [one] 💳 { $price } кредит.
        [few] 💳 { $price } кредита.
        [many] 💳 { $price } кредитов.
       *[other] 💳 { $price } кредита.
    }
result-paid-in-group = { $price ->
        [0] 🎁 Это было бесплатно.
        [one] 💳 Списан { $price } кредит.
        [few] 💳 Списано { $price } кредита.
        [many] 💳 Списано { $price } кредитов.
       *[other] 💳 Списано { $price } кредита.
    }
failed-refund-in-group = { $price ->
        [0] Это ничего не стоило.
        [one] Тебе вернулся { $price } кредит.
        [few] Тебе вернулись { $price } кредита.
        [many] Тебе вернулись { $price } кредитов.
       *[other] Тебе вернулись { $price } кредита.
    }

group-consent = 👋 <b>{ $name }</b>, сначала прочитай мои правила в личном чате и согласись с ними. Это минутка и только один раз; потом я продолжу прямо здесь.
group-consent-done = 🎉 Спасибо, <b>{ $name }</b>. Теперь повтори команду.
group-go-on = 👉 Продолжаю в группе <b>{ $title }</b>.
group-faces = ⭐ Твои лица: <b>{ $names }</b>. Ответь на картинку командой /swap – возьму «{ $name }», или /swap { $example }
group-faces-none = ⭐ <b>Сохранённых лиц пока нет.</b> Сохрани одно в личном чате, и хватит ответа командой /swap.

group-quota = 📊 <b>Сегодня в группе { $title }</b>
group-quota-group = { $limit ->
        [0] ✋ В этой группе делать картинки нельзя.
       *[other] 👥 Группа: осталось картинок { $left } из { $limit }.
    }
group-quota-group-free = 👥 Группа: картинок сколько угодно.
group-quota-yours = 👤 <b>{ $name }</b>
group-quota-own = { $limit ->
        [0] ✋ Делать картинки нельзя.
       *[other] 🖼 Осталось картинок { $left } из { $limit }, где бы их ни делали.
    }
group-quota-own-free = 🖼 Картинок сколько угодно.
group-quota-credits = 🪙 Можно потратить ещё кредитов: { $left } из { $limit }.
group-quota-group-pays = 💳 Платит группа, пока ей хватает. Её кредиты: { $balance }.
group-quota-each-pays = 💳 Каждый платит за свои картинки. Сколько есть у тебя, скажу в личном чате: /balance

### Что решают те, кто ведёт группу

settings = ⚙️ <b>{ $title }</b>: что мне здесь можно
settings-on = ✅ Я включён.
settings-off = 😴 Я выключен.
settings-everyone = 👥 Пользоваться могут все.
settings-admins = 👮 Пользоваться могут только те, кто ведёт группу.
settings-wait = ⏳ Пауза между двумя картинками одного человека: { $time }
settings-group = 🖼 Результаты приходят сюда, в группу.
settings-private = 📬 Результаты приходят лично.
settings-language = 🌍 Язык: { $language }
settings-zone = 🕛 День кончается в полночь по поясу { $zone }.
settings-each = у каждого свой
settings-no-wait = нет
settings-hour = один час
settings-words = ⚙️ Такого не знаю. Любой часовой пояс задаётся по названию, например: { $example }
settings-in-groups = ⚙️ Это для групп: дай команду в группе, которую ведёшь.
settings-for-admins = ✋ Это могут менять только те, кто ведёт группу.

button-save-privately = ⭐ Сохранить лицо
button-read-rules = 📜 Прочитать и согласиться
button-back-to-group = ⬅️ Назад в группу
button-turn-on = ✅ Включить
button-turn-off = 😴 Выключить
button-for-everyone = 👥 Для всех
button-for-admins = 👮 Только для админов
button-to-group = 🖼 Результаты сюда
button-to-private = 📬 Результаты лично
button-set-cooldown = ⏳ Пауза
button-set-language = 🌍 Язык
button-set-timezone = 🕛 Часовой пояс

answer-admins-only = Это могут менять только те, кто ведёт группу.
answer-set = Готово.

command-settings = что боту можно в этой группе
