### في المجموعات

group-hello-more = ⚙️ لمَن يديرون هذه المجموعة: في ⁨/settings⁩ يتقرر ما يُسمح لي به هنا.
group-help-more =
    🙂 الأمر <code>⁨/swap⁩</code> وحده يستخدم وجهك المحفوظ.
    👤 الأمر <code>⁨/swap Anna⁩</code> يستخدم وجهك الذي بهذا الاسم.
    🕰 الأمر <code>⁨/age +10⁩</code> أو <code>⁨/age -20⁩</code> يحدّد السنوات مباشرة.
    ⭐ تُحفظ الوجوه في محادثتنا الخاصة.

group-card-of = 👤 <b>⁨{ $name }⁩</b>
group-answer-picture = ☝️ ردّ على هذه الرسالة بها. أو ردّ على صورة بالأمر ⁨/{ $command }⁩، فهذا أسرع.
group-answer-face = ☝️ ردّ على هذه الرسالة بالصورة.
group-unreachable = ✋ <b>ستصل النتيجة في الخاص، ولا أستطيع الكتابة إليك هناك بعد.</b> افتح محادثتنا الخاصة، اضغط زر البدء، ثم اضغط الزر هنا مرة أخرى. لم يُخصم شيء.
group-comes-privately = 📬 يا <b>⁨{ $name }⁩</b>، ستصل في محادثتنا الخاصة.
group-result-waits = 📬 يا <b>⁨{ $name }⁩</b>، النتيجة جاهزة، لكن لا يُسمح لي بعرضها هنا ولا يمكنني الكتابة إليك بعد. افتح محادثتنا الخاصة واضغط «بدء».
denied-there = { $why ->
        [rights] ✋ تصل إلى هنا لأنه لا يُسمح لي بإرسالها في «⁨{ $group }⁩». يستطيع مشرف المجموعة أن يسمح لي بإرسال الرسائل والصور والفيديو.
        [topic] ✋ تصل إلى هنا لأن الموضوع في «⁨{ $group }⁩» مغلق.
        [slow] ✋ تصل إلى هنا لأن «⁨{ $group }⁩» لا تسمح لي بالكتابة إلا بين حين وآخر.
       *[gone] ✋ تصل إلى هنا لأنني لم أعد في «⁨{ $group }⁩».
    }
denied-in-group = ✋ <b>لا يُسمح لي بإرسال الصور والفيديو في هذه المجموعة.</b> يستطيع مشرفها أن يسمح لي بإرسال الرسائل والصور والفيديو. وحتى ذلك الحين يعمل كل شيء في محادثتنا الخاصة.
denied-answer = { $why ->
        [rights] ✋ لا يُسمح لي بالرد في «⁨{ $group }⁩». يستطيع مشرف المجموعة أن يسمح لي بإرسال الرسائل والصور والفيديو. وحتى ذلك الحين يعمل كل شيء هنا.
        [topic] ✋ لا أستطيع الرد في «⁨{ $group }⁩» لأن الموضوع مغلق. اطلب في موضوع آخر أو هنا مباشرة.
        [slow] ✋ لا أستطيع الرد الآن في «⁨{ $group }⁩» لأن الوضع البطيء لا يسمح لي بالكتابة إلا بين حين وآخر. حاول هناك لاحقًا أو هنا مباشرة.
       *[gone] ✋ لا أستطيع الرد في «⁨{ $group }⁩» لأنني لم أعد فيها. يعمل كل شيء هنا أيضًا.
    }
group-nothing-to-cancel = 😌 لا يوجد ما يُلغى. للبدء، ردّ على صورة بالأمر ⁨/swap⁩
group-is-off = 😴 أنا متوقف في هذه المجموعة. يستطيع مَن يديرونها تغيير ذلك بالأمر ⁨/settings⁩
group-for-admins = ✋ في هذه المجموعة لا يفعل ذلك إلا مَن يديرونها.
group-wait = ⏳ مهلًا: في هذه المجموعة يمكنك المتابعة بعد { $time }.
card-stopped-by-admin = 👌 أوقفه أحد مديري هذه المجموعة. لم يُخصم شيء.
cancelled-by-admin = أوقفها أحد مديري هذه المجموعة.

no-saved-faces = ⭐ لا وجوه محفوظة لديك بعد، فأرسل لي صورة فيها وجه.
no-such-face = 🤔 ليس لديك وجه اسمه «⁨{ $name }⁩». هذه وجوهك: <b>⁨{ $names }⁩</b>. جرّب ⁨/swap { $example }⁩، أو ⁨/swap⁩ وحده للوجه الذي أعرضه أولًا.
no-such-age = 🕰 أعطني عدد السنوات من ⁨−{ $limit }⁩ إلى ⁨+{ $limit }⁩، لكن ليس صفرًا. مثلًا: ⁨/age +10⁩ أو ⁨/age -20⁩
order-with = 🙂 بوجهك «⁨{ $name }⁩». لوجه آخر ارجع خطوة.
price-by-group = { $price ->
        [0] 🎁 هذه مجانًا.
        [one] 💳 نقطة واحدة تدفعها هذه المجموعة. لديها { $balance }.
        [two] 💳 نقطتان تدفعهما هذه المجموعة. لديها { $balance }.
        [few] 💳 { $price } نقاط تدفعها هذه المجموعة. لديها { $balance }.
        [many] 💳 { $price } نقطة تدفعها هذه المجموعة. لديها { $balance }.
       *[other] 💳 { $price } نقطة تدفعها هذه المجموعة. لديها { $balance }.
    }

# Everybody reads along, so what the person has left is not told.
price-in-group = { $price ->
        [0] 🎁 هذه مجانًا.
        [one] 💳 نقطة واحدة.
        [two] 💳 نقطتان.
        [few] 💳 { $price } نقاط.
        [many] 💳 { $price } نقطة.
       *[other] 💳 { $price } نقطة.
    }
result-paid-in-group = { $price ->
        [0] 🎁 كانت مجانًا.
        [one] 💳 كلّفت نقطة واحدة.
        [two] 💳 كلّفت نقطتين.
        [few] 💳 كلّفت { $price } نقاط.
        [many] 💳 كلّفت { $price } نقطة.
       *[other] 💳 كلّفت { $price } نقطة.
    }
failed-refund-in-group = { $price ->
        [0] لم تكلّف شيئًا.
        [one] عادت إليك نقطتك.
        [two] عادت إليك نقطتاك.
        [few] عادت إليك نقاطك، وعددها { $price }.
        [many] عادت إليك نقاطك، وعددها { $price }.
       *[other] عادت إليك نقاطك، وعددها { $price }.
    }

group-consent = 👋 يا <b>⁨{ $name }⁩</b>، شيء واحد قبل ذلك: اقرأ قواعدي في محادثتنا الخاصة ووافق عليها. لحظة واحدة ومرة واحدة فقط؛ ثم أتابع هنا مباشرة.
group-consent-done = 🎉 شكرًا لك يا <b>⁨{ $name }⁩</b>. أعطني الأمر مرة أخرى الآن.
group-go-on = 👉 أتابع في <b>⁨{ $title }⁩</b>.
group-faces = ⭐ وجوهك: <b>⁨{ $names }⁩</b>. ردّ على صورة بالأمر ⁨/swap⁩ للوجه «⁨{ $name }⁩»، أو بالأمر ⁨/swap { $example }⁩
group-faces-none = ⭐ <b>لا وجوه محفوظة بعد.</b> احفظ واحدًا في محادثتنا الخاصة، ثم يكفي الرد بالأمر ⁨/swap⁩.

group-quota = 📊 <b>اليوم في ⁨{ $title }⁩</b>
group-quota-group = { $limit ->
        [0] ✋ لا يُسمح بصنع صور في هذه المجموعة.
       *[other] 👥 المجموعة: الصور المتبقية { $left } من { $limit }.
    }
group-quota-group-free = 👥 المجموعة: ما شئتم من الصور.
group-quota-yours = 👤 <b>⁨{ $name }⁩</b>
group-quota-own = { $limit ->
        [0] ✋ لا يُسمح بصنع صور.
       *[other] 🖼 الصور المتبقية { $left } من { $limit }، أينما صُنعت.
    }
group-quota-own-free = 🖼 ما شئت من الصور.
group-quota-credits = 🪙 النقاط التي يمكن صرفها بعد: { $left } من { $limit }.
group-quota-group-pays = 💳 تدفع المجموعة ما دام لديها ما يكفي. نقاطها: { $balance }.
group-quota-each-pays = 💳 كلٌّ يدفع ثمن صوره. أما ما لديك فأخبرك به في محادثتنا الخاصة: ⁨/balance⁩

### ما يقرره مَن يديرون المجموعة

settings = ⚙️ ما يُسمح لي به في <b>⁨{ $title }⁩</b>
settings-on = ✅ أنا أعمل.
settings-off = 😴 أنا متوقف.
settings-everyone = 👥 يستطيع الجميع استخدامي.
settings-admins = 👮 لا يستخدمني إلا مَن يديرون المجموعة.
settings-wait = ⏳ الانتظار بين صورتين لشخص واحد: { $time }
settings-group = 🖼 تصل النتائج هنا، في المجموعة.
settings-private = 📬 تصل النتائج في الخاص.
settings-language = 🌍 اللغة: ⁨{ $language }⁩
settings-zone = 🕛 ينتهي اليوم عند منتصف الليل في ⁨{ $zone }⁩.
settings-each = لكلٍّ لغته
settings-no-wait = لا انتظار
settings-hour = ساعة واحدة
settings-words = ⚙️ هذا لا أعرفه. يمكن ضبط أي منطقة زمنية باسمها، مثلًا: ⁨{ $example }⁩
settings-in-groups = ⚙️ هذا للمجموعات: أعطِ الأمر في مجموعة تديرها.
settings-for-admins = ✋ لا يغيّر ذلك إلا مَن يديرون هذه المجموعة.

button-save-privately = ⭐ احفظ وجهًا
button-read-rules = 📜 اقرأ ووافق
button-back-to-group = ➡️ العودة إلى المجموعة
button-turn-on = ✅ تشغيل
button-turn-off = 😴 إيقاف
button-for-everyone = 👥 للجميع
button-for-admins = 👮 للمديرين فقط
button-to-group = 🖼 النتائج هنا
button-to-private = 📬 النتائج في الخاص
button-set-cooldown = ⏳ الانتظار
button-set-language = 🌍 اللغة
button-set-timezone = 🕛 المنطقة الزمنية

answer-admins-only = لا يغيّر ذلك إلا مَن يديرون هذه المجموعة.
answer-set = تمّ.

command-settings = ما يُسمح به للبوت في هذه المجموعة
