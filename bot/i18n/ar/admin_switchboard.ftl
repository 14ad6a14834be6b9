### الخدمات والصيانة: لمن يدير البوت

alert-provider-back = ✅ عادت الخدمة <b>⁨{ $provider }⁩</b>: في حسابها رصيد من جديد ({ $points }).
alert-spend = 🛑 حد الإنفاق: أخذت الخدمة <b>⁨{ $provider }⁩</b> اليوم من وحداتها { $points }، والحد { $limit }. أُوقفت حتى منتصف الليل بالتوقيت العالمي. للسماح لها اليوم: ⁨/providers⁩
alert-errors = ⚠️ تفشل الخدمة <b>⁨{ $provider }⁩</b> كثيرًا. ما فشل خلال الساعة الأخيرة: { $failed } من { $count }. لإيقافها مؤقتًا: ⁨/providers⁩
alert-more = 🔕 …وأيضًا { $count } منذ ⁨{ $time }⁩
alert-held = 🔕 ‏<b>⁨{ $kind }⁩</b>: أيضًا { $count } منذ ⁨{ $time }⁩
alert-kind = { $name ->
        [alert-provider] مشكلة في إحدى الخدمات
        [alert-price] سعر غير متوقع
        [alert-unsure] مهام مشكوك في أمرها
        [alert-result] نتائج لا يمكن استخدامها
        [alert-expired] مهام انتهى وقتها
        [alert-report] بلاغات من الناس
        [alert-incident] أعطال
        [alert-disk] قرص ممتلئ
        [alert-database] قاعدة بيانات أخرى
        [alert-provider-back] خدمة عادت إلى العمل
        [alert-errors] خدمة تفشل كثيرًا
        [alert-spend] حد الإنفاق
       *[other] تنبيهات أخرى
    }
providers-title = 🎛 <b>الخدمات</b>
providers-maintenance = 🛠 الصيانة جارية: لا أحد يستطيع الطلب الآن. ⁨/maintenance⁩
providers-none = لا توجد أي خدمة بعد. ضع مفتاح خدمة، أو ⁨LOCAL_ENGINE=true⁩، ثم أعد تشغيل البوت.
provider-on = 🟢 الخدمة <b>⁨{ $provider }⁩</b> تعمل
provider-paused-trouble = 🔴 الخدمة <b>⁨{ $provider }⁩</b> متوقفة منذ ⁨{ $time }⁩: <i>⁨{ $why }⁩</i>
provider-paused-budget = 🛑 الخدمة <b>⁨{ $provider }⁩</b> متوقفة منذ ⁨{ $time }⁩: أخذت وحداتها لهذا اليوم
provider-paused-hand = ⏸ الخدمة <b>⁨{ $provider }⁩</b> أوقفها ⁨{ $name }⁩ في ⁨{ $time }⁩
provider-until = تعود في ⁨{ $time }⁩.
provider-until-probe = أسأل عن رصيدها كل 5 دقائق، وتعود مع أول جواب جيد.
provider-until-hand = تبقى هكذا حتى يعيد أحد المشرفين تشغيلها.
provider-does = تستطيع: ⁨{ $names }⁩
does-swap = الوجوه في الصور
does-age = العمر في الصور
does-swap-clip = الوجوه في المقاطع
does-age-clip = العمر في المقاطع
does-live = البث المباشر
does-detect = إيجاد الوجوه
provider-today = { $count ->
        [0] لا مهام اليوم
       *[other] مهام اليوم: { $count }، وفشل منها: { $failed }
    }
provider-latency = تستغرق عادةً { $time }
provider-free = بلا مقابل
provider-balance = الوحدات الباقية: { $points }
provider-balance-asking = الوحدات الباقية: أسأل عنها…
provider-balance-silent = الوحدات الباقية: غير معروفة، لم تُجب الخدمة
provider-balance-untold = الوحدات الباقية: غير معروفة، فهذه الخدمة لا تخبر بها
provider-spent = الوحدات المنفقة اليوم: { $points }
provider-spent-of = الوحدات المنفقة اليوم: { $points } من { $limit }
provider-spent-untold = الوحدات المنفقة اليوم: هذه الخدمة لا تخبر بها
maintenance-on = 🛠 <b>الصيانة جارية.</b> تُرفض الطلبات الجديدة بلطف، ويُنجز ما طُلب من قبل.
maintenance-off = 🟢 <b>لا صيانة الآن.</b> يستطيع الجميع الطلب.
maintenance-jobs = المهام الجارية: { $count }

button-switchboard-refresh = 🔄 تحديث
button-provider-pause = ⏸ إيقاف ⁨{ $provider }⁩
button-provider-resume = ▶️ تشغيل ⁨{ $provider }⁩
button-provider-keep = ⏸ إبقاء ⁨{ $provider }⁩ متوقفة
button-maintenance-on = 🛠 بدء الصيانة
button-maintenance-off = 🟢 إنهاء الصيانة
answer-provider-paused = أُوقفت ⁨{ $provider }⁩ مؤقتًا. ما بدأ فيها يستمر.
answer-provider-resumed = عادت ⁨{ $provider }⁩ إلى العمل.
answer-provider-overspends = عادت ⁨{ $provider }⁩ إلى العمل، ولها أن تتجاوز حدها حتى منتصف الليل بالتوقيت العالمي.
answer-switch-as-before = كان كذلك من قبل.
command-providers = الخدمات: الحالة والرصيد والإيقاف
command-maintenance = رفض الطلبات الجديدة لبعض الوقت
