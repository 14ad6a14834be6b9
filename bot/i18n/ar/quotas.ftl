# ما المسموح لكل شخص: حدود اليوم، ومن يدفع، والحظر، واستراحة البوت، ومنتصف الليل عند مَن.

### مرفوض

refused-daily = { $limit ->
        [0] ✋ صنع الصور متوقف بالنسبة إليك.
       *[other] ✋ <b>هذا كل شيء لليوم.</b> عدد الصور في اليوم: { $limit }. تأتي صور جديدة بعد { $hours ->
            [0] { $minutes } د
           *[other] { $hours } س { $minutes } د
        }.
    }
refused-looks = 👀 <b>نظرتُ اليوم إلى ما يكفي من الصور.</b> الصور الجديدة في اليوم: { $limit }. أنظر إلى غيرها بعد { $hours ->
        [0] { $minutes } د
       *[other] { $hours } س { $minutes } د
    }.
refused-daily-credits = { $limit ->
        [0] ✋ اليوم لا يُصنع إلا المجاني.
       *[other] ✋ <b>هذا أكثر مما يسمح به اليوم.</b> النقاط في اليوم: { $limit }، وبقي منها اليوم: { $left }. تأتي نقاط جديدة بعد { $hours ->
            [0] { $minutes } د
           *[other] { $hours } س { $minutes } د
        }.
    }
refused-daily-group = { $limit ->
        [0] ✋ صنع الصور متوقف في هذه المجموعة.
       *[other] ✋ <b>هذا كل شيء لهذه المجموعة اليوم.</b> عدد الصور في اليوم: { $limit }. تأتي صور جديدة بعد { $hours ->
            [0] { $minutes } د
           *[other] { $hours } س { $minutes } د
        }. في محادثتنا الخاصة أستطيع المتابعة.
    }
refused-daily-group-credits = { $limit ->
        [0] ✋ اليوم لا يُصنع إلا المجاني.
       *[other] ✋ <b>هذا أكثر مما يسمح به اليوم لهذه المجموعة.</b> النقاط في اليوم: { $limit }، وبقي منها اليوم: { $left }. تأتي نقاط جديدة بعد { $hours ->
            [0] { $minutes } د
           *[other] { $hours } س { $minutes } د
        }.
    }
refused-open-jobs-group = { $limit ->
        [0] ✋ صنع الصور متوقف في هذه المجموعة.
       *[other] ✋ <b>لدى هذه المجموعة ما يكفي قيد العمل.</b> الحد في الوقت نفسه: { $limit }. حين تصل صورة، اضغط الزر مرة أخرى.
    }
refused-cooldown = ⏲ <b>لحظة من فضلك.</b> في هذه المجموعة يمكنك طلب الصورة التالية بعد { $minutes ->
        [1] { $seconds } ث
       *[other] { $minutes } د
    }.
refused-group-off = ✋ أنا متوقف في هذه المجموعة. في محادثتنا الخاصة أستطيع المتابعة.
refused-group-credits = 😕 استُهلكت نقاط المجموعة في هذه الأثناء: المطلوب { $needed } ولديها { $available }. لم يُخصم شيء.
refused-dearer = 💳 <b>تغيّر السعر منذ أن ذكرته لك.</b> لم يُخصم شيء، وهذا هو السعر الجديد.
refused-maintenance = 🛠 <b>أنا في استراحة قصيرة.</b> ما هو قيد العمل سيكتمل. حاول مرة أخرى بعد قليل من فضلك.
refused-banned = { $why ->
        [none] 🚫 <b>لم يعد بإمكانك صنع الصور هنا.</b> إن كان ذلك خطأً فاسأل صاحب البوت. ما زالت الأوامر ⁨/balance⁩ و⁨/privacy⁩ و⁨/forget⁩ تعمل.
       *[other] 🚫 <b>لم يعد بإمكانك صنع الصور هنا.</b> السبب: ⁨{ $why }⁩. إن كان ذلك خطأً فاسأل صاحب البوت. ما زالت الأوامر ⁨/balance⁩ و⁨/privacy⁩ و⁨/forget⁩ تعمل.
    }
banned-here = 🚫 لم يعد بإمكانك صنع الصور معي. سأخبرك بالسبب في محادثتنا الخاصة.
answer-banned = لم يعد بإمكانك صنع الصور هنا. أرسل لي ⁨/start⁩ لأخبرك بالسبب.

### من يدفع

result-paid-group = 👥 دفعت المجموعة: { $price }. نقاطها: { $left }.
failed-refund-group = عاد إلى المجموعة ما حُجز لها: { $price }. نقاطها: { $left }.

### ما بقي اليوم

balance-today = { $limit ->
        [0] ✋ صنع الصور متوقف بالنسبة إليك.
       *[other] 📅 بقي لك اليوم { $left } من أصل { $limit } من الصور.
    }
balance-today-credits = 🪙 يمكنك اليوم إنفاق { $left } من أصل { $limit } من النقاط.
balance-resets = 🌅 يأتي المزيد بعد { $hours ->
        [0] { $minutes } د
       *[other] { $hours } س { $minutes } د
    }، في { DATETIME($at, timeStyle: "short") } (⁨{ $name }⁩).
balance-open = 🎨 قيد العمل: { $count } من أصل { $limit } في الوقت نفسه.
quota-today = 📊 <b>يومك</b>

### منتصف الليل عند مَن

timezone-now = 🕰 <b>منطقتك الزمنية: ⁨{ $name }⁩.</b> الساعة هناك { DATETIME($at, timeStyle: "short") }. عند منتصف الليل يبدأ يوم جديد بصور جديدة.
timezone-how = اضغط على مدينة، أو أرسل لي مدينتك: <code>⁨/timezone Cairo⁩</code>، <code>⁨/timezone UTC+3⁩</code>
timezone-set = 🕰 <b>لتكن ⁨{ $name }⁩.</b> الساعة هناك الآن { DATETIME($at, timeStyle: "short") }.
timezone-later = اليوم الذي بدأتَه ينتهي في موعده كما كان: انظر ⁨/quota⁩
timezone-unknown = 🤔 لا أعرف منطقة زمنية باسم «⁨{ $name }⁩».
timezone-nearest = هل تقصد واحدة من هذه؟
button-zone = ⁨{ $name }⁩
button-zone-utc = ↩️ العودة إلى ⁨UTC⁩
command-timezone = اختيار منطقتك الزمنية
