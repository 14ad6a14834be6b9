### Команды администратора: кредиты, лимиты, блокировки

button-proposal-do = ✅ Сделать
button-proposal-drop = ✖️ Отмена
answer-proposal-not-yours = Это предложил другой администратор, и нажать может только он.
answer-proposal-closed = Это уже решено. Одного раза достаточно.

proposal-dropped = 👌 <b>Отменено.</b> Ничего не изменилось.
proposal-expired = ⌛ <b>С тех пор прошло больше часа</b>, поэтому всё остаётся как есть. Дай команду ещё раз, пожалуйста.

target-usage = 👤 <b>О ком речь?</b> Назови id или @имя, или ответь на пересланное мне сообщение.
target-nonsense = 🤔 «{ $name }» — это не id и не @имя.
target-unknown = 🤷 Я не знаю <b>{ $name }</b>. Сначала человек должен мне написать, а группа — хоть раз мной воспользоваться.
target-several = 👥 Имя <b>{ $name }</b> есть не у одного: { $names }. Назови, пожалуйста, id.
target-hidden = 🕶 <b>{ $name }</b> скрывает аккаунт в пересланных сообщениях. Назови, пожалуйста, id или @имя.
target-bot = 🤖 <b>{ $name }</b> — бот. Счета есть только у людей и групп.
forwarded-command = ↪️ <b>Пересланные команды я не выполняю.</b> Напиши её сам, если нужно, или ответь на неё своей.

money-credits-missing = 💳 <b>Сколько кредитов?</b>
money-credits-bad = 🔢 «{ $name }» — не число кредитов. Нужно целое число от 1 до 1 000 000.
money-limit-missing = 🎚 <b>Сколько заказов в день?</b>
money-limit-bad = 🔢 «{ $name }» — не лимит. Нужно целое число до 1 000 000, 0 — нельзя совсем, «none» — без лимита.
money-limit-words = 🤔 Заказы и кредиты в день понятны, а вот что такое «{ $name }», нет.
money-usage-grant = ✍️ Например, <code>/grant 1002 50 birthday</code> или <code>/grant @boris 50</code>. В ответ на пересланное сообщение достаточно <code>/grant 50</code>.
money-usage-take = ✍️ Например, <code>/take 1002 5 mistake</code> или <code>/take @boris 5</code>. В ответ на пересланное сообщение достаточно <code>/take 5</code>.
money-usage-setquota =
    ✍️ Например
    <code>/setquota @boris 50</code>: 50 заказов в день
    <code>/setquota @boris 50 200</code>: и не больше 200 кредитов в день
    <code>/setquota @boris none</code>: без лимита
    <code>/setquota @boris reset</code>: снова как у всех
    <code>/setquota default 10</code> или <code>/setquota groups 30</code>: для всех людей или всех групп
money-usage-unlimited = ✍️ Например, <code>/unlimited 1002</code> или <code>/unlimited @boris</code>. В ответ на пересланное сообщение достаточно <code>/unlimited</code>.
money-usage-ban = ✍️ Например, <code>/ban 1002</code> или <code>/ban @boris spam</code>. В ответ на пересланное сообщение достаточно <code>/ban</code>.
money-usage-unban = ✍️ Например, <code>/unban 1002</code> или <code>/unban @boris</code>. В ответ на пересланное сообщение достаточно <code>/unban</code>.
money-usage-quota = ✍️ Например, <code>/quota 1002</code> или <code>/quota @boris</code>. В ответ на пересланное сообщение достаточно <code>/quota</code>. А просто <code>/quota</code> показывает твоё.
money-grant =
    💳 Дать <b>{ $user }</b> { $amount ->
        [one] { $amount } кредит
        [few] { $amount } кредита
        [many] { $amount } кредитов
       *[other] { $amount } кредита
    }?
    Кредитов сейчас: { $available }. Станет: <b>{ $after }</b>.
money-take =
    💳 Забрать у <b>{ $user }</b> { $amount ->
        [one] { $amount } кредит
        [few] { $amount } кредита
        [many] { $amount } кредитов
       *[other] { $amount } кредита
    }?
    Кредитов сейчас: { $available }. Станет: <b>{ $after }</b>.
money-take-more = 🪙 У <b>{ $user }</b> столько нет. Кредитов сейчас: { $available }. Ничего не изменилось.
money-granted =
    ✅ Выдано <b>{ $user }</b>: { $amount }.
    Кредитов теперь: <b>{ $available }</b>.
money-taken =
    ✅ Забрано у <b>{ $user }</b>: { $amount }.
    Кредитов теперь: <b>{ $available }</b>.
money-limits =
    🎚 Новые лимиты для { $user ->
        [default] всех, у кого нет своих лимитов
        [groups] всех групп, у которых нет своих лимитов
       *[other] <b>{ $user }</b>
    }
    Сейчас · заказы в день: { $jobs ->
        [-1] без лимита
        [0] нисколько
       *[other] { $jobs }
    }; кредиты в день: { $credits ->
        [-1] без лимита
        [0] нисколько
       *[other] { $credits }
    }.
    Станет · заказы в день: { $newjobs ->
        [-1] без лимита
        [0] нисколько
       *[other] { $newjobs }
    }; кредиты в день: { $newcredits ->
        [-1] без лимита
        [0] нисколько
       *[other] { $newcredits }
    }.
money-limits-set =
    ✅ Лимиты заданы для { $user ->
        [default] всех, у кого нет своих лимитов
        [groups] всех групп, у которых нет своих лимитов
       *[other] <b>{ $user }</b>
    }
    Сейчас · заказы в день: { $jobs ->
        [-1] без лимита
        [0] нисколько
       *[other] { $jobs }
    }; кредиты в день: { $credits ->
        [-1] без лимита
        [0] нисколько
       *[other] { $credits }
    }.
money-reason = Причина: { $why }
money-ban = 🚫 Заблокировать <b>{ $user }</b>? Новых заказов я не приму, начатое доделаю. При попытке заказать будет видна причина.
money-banned = 🚫 <b>{ $user }</b>: доступ закрыт. Открыть снова: /unban
money-ban-already = 🚫 <b>{ $user }</b>: доступ уже закрыт. Причина: { $why }
money-ban-self = 🙈 Себя заблокировать нельзя.
money-ban-admin = 🛡 <b>{ $user }</b> — администратор, их заблокировать нельзя. Сначала убери id из ADMIN_IDS.
money-ban-group = 👥 Блокируют только людей. Группе можно запретить заказы: <code>/setquota -100123 0</code>
money-unban = 🤝 Снова пустить <b>{ $user }</b>? Доступ был закрыт. Причина: { $why }
money-unbanned = 🤝 <b>{ $user }</b>: доступ снова открыт.
money-unban-none = 🤷 <b>{ $user }</b>: доступ и так открыт.
money-gone = 👻 За это время пришла просьба всё забыть, и делать это больше не для кого. Ничего не изменилось.
money-gift = 🎁 <b>Тебе подарок: { $amount ->
        [one] { $amount } кредит
        [few] { $amount } кредита
        [many] { $amount } кредитов
       *[other] { $amount } кредита
    }!</b> Теперь всего { $available }. Присылай фото, когда захочешь.
money-quota-who = 👤 <b>{ $user }</b>
money-quota-balance = 💳 Кредитов: { $available }, отложено: { $held }
money-quota-jobs = 📅 Заказов сегодня: { $used } из { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-credits = 🪙 Кредитов сегодня: { $used } из { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-open = ⏳ В работе: { $used } из { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-own = 🎚 Это собственные лимиты.
money-quota-default = 🎚 Это общие лимиты.
money-quota-day = 🕛 Часовой пояс: { $name }. Новый день начнётся: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
money-quota-banned = 🚫 Доступ закрыт с { DATETIME($at, dateStyle: "medium") } · Причина: { $why }

command-quota = твои лимиты и остаток
command-grant = дать кому-то кредиты
command-take = забрать кредиты
command-setquota = задать дневные лимиты
command-unlimited = снять лимиты
command-ban = закрыть доступ
command-unban = снова открыть доступ
