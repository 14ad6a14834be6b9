### أوامر المشرف: النقاط والحدود والحظر

button-proposal-do = ✅ نفّذ
button-proposal-drop = ✖️ إلغاء
answer-proposal-not-yours = طلب هذا مشرف آخر، ولا يضغطه سواه.
answer-proposal-closed = هذا محسوم من قبل. مرة واحدة تكفي.

proposal-dropped = 👌 <b>أُلغي.</b> لم يتغير شيء.
proposal-expired = ⌛ <b>مضى على هذا الطلب أكثر من ساعة</b>، فتركت كل شيء كما هو. أعد الأمر من فضلك.

target-usage = 👤 <b>من تقصد؟</b> أعطني المعرّف الرقمي أو ⁨@name⁩، أو رد على رسالة حوّلتها إليّ.
target-nonsense = 🤔 ليس «⁨{ $name }⁩» معرّفًا رقميًا ولا اسم مستخدم.
target-unknown = 🤷 لم ألتقِ <b>⁨{ $name }⁩</b> من قبل. على الشخص أن يراسلني مرة، وعلى المجموعة أن تستخدمني مرة، قبل أن يكون لهم حساب.
target-several = 👥 هناك أكثر من واحد باسم <b>⁨{ $name }⁩</b>: ⁨{ $names }⁩. أعطني المعرّف الرقمي من فضلك.
target-hidden = 🕶 الحساب <b>⁨{ $name }⁩</b> لا يظهر في الرسائل المحوّلة. أعطني معرّفه الرقمي أو اسم المستخدم من فضلك.
target-bot = 🤖 إن <b>⁨{ $name }⁩</b> بوت. الحسابات للأشخاص والمجموعات فقط.
forwarded-command = ↪️ <b>لا أنفّذ أوامر معادة التوجيه.</b> اكتبها بنفسك إن كنت تقصدها، أو ردّ عليها بأمر منك.

money-credits-missing = 💳 <b>كم نقطة؟</b>
money-credits-bad = 🔢 ليس «⁨{ $name }⁩» عدد نقاط يمكنني تسجيله. يجب أن يكون عددًا صحيحًا من 1 إلى 1000000.
money-limit-missing = 🎚 <b>كم طلبًا في اليوم؟</b>
money-limit-bad = 🔢 ليس «⁨{ $name }⁩» حدًا. يجب أن يكون عددًا صحيحًا حتى 1000000، أو 0 للمنع التام، أو ⁨none⁩ لعدم وجود حد.
money-limit-words = 🤔 أفهم عدد الطلبات والنقاط في اليوم، لكن لا أفهم «⁨{ $name }⁩».
money-usage-grant = ✍️ مثلًا ⁨<code>/grant 1002 50 birthday</code>⁩ أو ⁨<code>/grant @boris 50</code>⁩. وردًا على رسالة محوّلة يكفي ⁨<code>/grant 50</code>⁩.
money-usage-take = ✍️ مثلًا ⁨<code>/take 1002 5 mistake</code>⁩ أو ⁨<code>/take @boris 5</code>⁩. وردًا على رسالة محوّلة يكفي ⁨<code>/take 5</code>⁩.
money-usage-setquota =
    ✍️ مثلًا
    لخمسين طلبًا في اليوم: ⁨<code>/setquota @boris 50</code>⁩
    ومع 200 نقطة في اليوم على الأكثر: ⁨<code>/setquota @boris 50 200</code>⁩
    بلا حد: ⁨<code>/setquota @boris none</code>⁩
    للعودة إلى ما يسري على الجميع: ⁨<code>/setquota @boris reset</code>⁩
    لكل الأشخاص أو كل المجموعات: ⁨<code>/setquota default 10</code>⁩ أو ⁨<code>/setquota groups 30</code>⁩
money-usage-unlimited = ✍️ مثلًا ⁨<code>/unlimited 1002</code>⁩ أو ⁨<code>/unlimited @boris</code>⁩. وردًا على رسالة محوّلة يكفي ⁨<code>/unlimited</code>⁩.
money-usage-ban = ✍️ مثلًا ⁨<code>/ban 1002</code>⁩ أو ⁨<code>/ban @boris spam</code>⁩. وردًا على رسالة محوّلة يكفي ⁨<code>/ban</code>⁩.
money-usage-unban = ✍️ مثلًا ⁨<code>/unban 1002</code>⁩ أو ⁨<code>/unban @boris</code>⁩. وردًا على رسالة محوّلة يكفي ⁨<code>/unban</code>⁩.
money-usage-quota = ✍️ مثلًا ⁨<code>/quota 1002</code>⁩ أو ⁨<code>/quota @boris</code>⁩. وردًا على رسالة محوّلة يكفي ⁨<code>/quota</code>⁩. وبمفرده يعرض ⁨<code>/quota</code>⁩ ما يخصك.
money-grant =
    💳 منح <b>⁨{ $user }⁩</b> { $amount ->
        [zero] صفر نقاط
        [one] نقطة واحدة
        [two] نقطتين
        [few] { $amount } نقاط
        [many] { $amount } نقطة
       *[other] { $amount } نقطة
    }؟
    النقاط الآن: { $available }. وبعد هذا: <b>{ $after }</b>.
money-take =
    💳 سحب { $amount ->
        [zero] صفر نقاط
        [one] نقطة واحدة
        [two] نقطتين
        [few] { $amount } نقاط
        [many] { $amount } نقطة
       *[other] { $amount } نقطة
    } من <b>⁨{ $user }⁩</b>؟
    النقاط الآن: { $available }. وبعد هذا: <b>{ $after }</b>.
money-take-more = 🪙 لا يوجد هذا القدر لدى <b>⁨{ $user }⁩</b>. النقاط الآن: { $available }. لم يتغير شيء.
money-granted =
    ✅ أُعطي إلى <b>⁨{ $user }⁩</b>: { $amount }.
    النقاط الآن: <b>{ $available }</b>.
money-taken =
    ✅ سُحب من <b>⁨{ $user }⁩</b>: { $amount }.
    النقاط الآن: <b>{ $available }</b>.
money-limits =
    🎚 حدود جديدة تخص { $user ->
        [default] كل من ليست له حدود خاصة به
        [groups] كل مجموعة ليست لها حدود خاصة بها
       *[other] <b>⁨{ $user }⁩</b>
    }
    الآن · الطلبات في اليوم: { $jobs ->
        [-1] بلا حد
        [0] لا شيء
       *[other] { $jobs }
    }؛ النقاط في اليوم: { $credits ->
        [-1] بلا حد
        [0] لا شيء
       *[other] { $credits }
    }.
    بعد هذا · الطلبات في اليوم: { $newjobs ->
        [-1] بلا حد
        [0] لا شيء
       *[other] { $newjobs }
    }؛ النقاط في اليوم: { $newcredits ->
        [-1] بلا حد
        [0] لا شيء
       *[other] { $newcredits }
    }.
money-limits-set =
    ✅ ضُبطت الحدود التي تخص { $user ->
        [default] كل من ليست له حدود خاصة به
        [groups] كل مجموعة ليست لها حدود خاصة بها
       *[other] <b>⁨{ $user }⁩</b>
    }
    الآن · الطلبات في اليوم: { $jobs ->
        [-1] بلا حد
        [0] لا شيء
       *[other] { $jobs }
    }؛ النقاط في اليوم: { $credits ->
        [-1] بلا حد
        [0] لا شيء
       *[other] { $credits }
    }.
money-reason = السبب: ⁨{ $why }⁩
money-ban = 🚫 حظر <b>⁨{ $user }⁩</b>؟ لن أقبل منه طلبات جديدة، وما بدأ يكتمل. وإذا حاول رأى السبب.
money-banned = 🚫 حُظر <b>⁨{ $user }⁩</b>. لرفع الحظر: ⁨/unban⁩
money-ban-already = 🚫 إن <b>⁨{ $user }⁩</b> محظور من قبل. السبب: ⁨{ $why }⁩
money-ban-self = 🙈 لا يمكنك حظر نفسك.
money-ban-admin = 🛡 إن <b>⁨{ $user }⁩</b> مشرف، ولا يُحظر المشرفون. أزله أولًا من ⁨ADMIN_IDS⁩.
money-ban-group = 👥 الحظر للأشخاص فقط. أما المجموعة فامنع طلباتها: ⁨<code>/setquota -100123 0</code>⁩
money-unban = 🤝 رفع الحظر عن <b>⁨{ $user }⁩</b>؟ إنه محظور الآن. السبب: ⁨{ $why }⁩
money-unbanned = 🤝 يمكن الآن أن يستخدمني <b>⁨{ $user }⁩</b> من جديد.
money-unban-none = 🤷 إن <b>⁨{ $user }⁩</b> ليس محظورًا.
money-gone = 👻 طلب في هذه الأثناء أن أنساه، فلم يعد هناك أحد. لم يتغير شيء.
money-gift = 🎁 <b>هدية لك: { $amount ->
        [zero] لا نقاط
        [one] نقطة واحدة
        [two] نقطتان
        [few] { $amount } نقاط
        [many] { $amount } نقطة
       *[other] { $amount } نقطة
    }!</b> رصيدك الآن: { $available }. أرسل صورة متى شئت.
money-quota-who = 👤 <b>⁨{ $user }⁩</b>
money-quota-balance = 💳 النقاط: { $available }، والمحجوز منها: { $held }
money-quota-jobs = 📅 طلبات اليوم: { $used } من أصل { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-credits = 🪙 نقاط اليوم: { $used } من أصل { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-open = ⏳ قيد العمل: { $used } من أصل { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-own = 🎚 هذه حدود خاصة.
money-quota-default = 🎚 هذه الحدود تسري على الجميع.
money-quota-day = 🕛 المنطقة الزمنية: ⁨{ $name }⁩. يبدأ اليوم التالي: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
money-quota-banned = 🚫 محظور منذ { DATETIME($at, dateStyle: "medium") } · السبب: ⁨{ $why }⁩

command-quota = حدودك وما بقي منها
command-grant = إعطاء نقاط
command-take = سحب نقاط
command-setquota = ضبط الحدود اليومية
command-unlimited = رفع الحدود عن أحد
command-ban = حظر أحد
command-unban = رفع الحظر عن أحد
