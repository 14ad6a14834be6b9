### ما يجري، للمشرفين

stats-jobs = 📊 { $count ->
        [0] <b>لا مهام بعد.</b>
        [zero] <b>لا مهام</b>، سُلّم منها { $delivered } وفشل { $failed } ({ $percent } %).
        [one] <b>مهمة واحدة</b>، سُلّم منها { $delivered } وفشل { $failed } ({ $percent } %).
        [two] <b>مهمتان</b>، سُلّم منهما { $delivered } وفشل { $failed } ({ $percent } %).
        [few] <b>{ $count } مهام</b>، سُلّم منها { $delivered } وفشل { $failed } ({ $percent } %).
        [many] <b>{ $count } مهمة</b>، سُلّم منها { $delivered } وفشل { $failed } ({ $percent } %).
       *[other] <b>{ $count } مهمة</b>، سُلّم منها { $delivered } وفشل { $failed } ({ $percent } %).
    }
stats-credits = 💳 النقاط: أُنفق { $spent }، ومُنح { $granted }، ورُدّ { $returned }.
stats-latency = ⏱ لدى <b>⁨{ $provider }⁩</b>: نصف النتائج خلال { $half } ث، و95 من 100 خلال { $most } ث.
stats-latency-none = ⏱ لا نتائج بعد لقياسها.
stats-doubt = ❔ طلبات ضاع ردّها لدى <b>⁨{ $provider }⁩</b>: { $lost } تُركت، { $waiting } قد تصل بعد. عادت الأرصدة إلى أصحابها، وربما أخذت الخدمة نقاطًا.
insight-days-usage = 📅 كم يومًا؟ بين 1 و{ $limit }، مثلًا: <code>⁨/{ $command } { $usually }⁩</code>

chart-title = { $days ->
        [zero] آخر { $days } يوم
        [one] اليوم
        [two] آخر يومين
        [few] آخر { $days } أيام
        [many] آخر { $days } يومًا
       *[other] آخر { $days } يوم
    }
chart-period = { $since } - { $until }، ⁨{ $zone }⁩
chart-day = { $day } { $month ->
        [1] يناير
        [2] فبراير
        [3] مارس
        [4] أبريل
        [5] مايو
        [6] يونيو
        [7] يوليو
        [8] أغسطس
        [9] سبتمبر
        [10] أكتوبر
        [11] نوفمبر
       *[12] ديسمبر
    }
chart-jobs = المهام كل يوم
chart-delivered = سُلّمت
chart-failed = فشلت
chart-cancelled = أُلغيت
chart-open = جارية
chart-credits = النقاط كل يوم
chart-spent = أُنفقت
chart-granted = مُنحت
chart-latency = الوقت حتى النتيجة
chart-half = نصفها
chart-most = 95 من 100
chart-seconds = { $half } ث / { $most } ث
chart-empty = لا شيء هنا بعد

jobs-count = { $count ->
        [zero] لا مهام
        [one] مهمة واحدة
        [two] مهمتان
        [few] { $count } مهام
        [many] { $count } مهمة
       *[other] { $count } مهمة
    }
credits-count = { $count ->
        [zero] لا نقاط
        [one] نقطة واحدة
        [two] نقطتان
        [few] { $count } نقاط
        [many] { $count } نقطة
       *[other] { $count } نقطة
    }
usage-everybody = 📈 <b>ما استخدمه الجميع</b>
usage-of = 📈 <b>ما استخدمه ⁨{ $name }⁩</b>
usage-today = اليوم: { $jobs }، { $credits }
usage-days = { $days ->
        [zero] { $days } يوم: { $jobs }، { $credits }
        [one] يوم واحد: { $jobs }، { $credits }
        [two] يومان: { $jobs }، { $credits }
        [few] { $days } أيام: { $jobs }، { $credits }
        [many] { $days } يومًا: { $jobs }، { $credits }
       *[other] { $days } يوم: { $jobs }، { $credits }
    }
usage-kinds = 🎨 { $kinds }
usage-outcomes = 🏁 { $outcomes }
top-none = 😴 لم يطلب أحد شيئًا في آخر 7 أيام.
top-people = 🏆 <b>الأكثر نشاطًا في 7 أيام</b>
top-groups = 👥 <b>المجموعات الأكثر نشاطًا</b>
top-line = ‏{ $number }. ⁨{ $name }⁩: { $jobs }، { $credits }
somebody-forgotten = شخص منسي ⁨{ $user }⁩

jobs-list = 🗂 <b>آخر المهام.</b> اضغط رقمًا لترى كل شيء عنها.
jobs-line = ‏{ $number }. { $state } · ⁨{ $kind }⁩ · ⁨{ $name }⁩ · { DATETIME($at, dateStyle: "short", timeStyle: "short") }
jobs-none = 🗂 لا توجد مهام كهذه. كلها: ⁨/jobs⁩
jobs-usage = 🗂 أرسل <code>⁨/jobs⁩</code> لتراها كلها، أو أضف بعده إحدى هذه الحالات: ⁨{ $names }⁩
job-usage = 🧾 أي مهمة؟ اكتب رقمها بعد الأمر، أو اختر واحدة من ⁨/jobs⁩
job-unknown = 🔍 لا أعرف المهمة ⁨<code>{ $job }</code>⁩. آخر المهام: ⁨/jobs⁩
job-kind = { $kind ->
        [swap] تبديل وجه
        [age] تغيير عمر
        [video] مقطع
        [age_video] تغيير عمر في مقطع
       *[other] { $kind }
    }
job-state = { $state ->
        [queued] ⏳ تنتظر
        [submitting] 📤 تُرسل الآن
        [running] 🎨 قيد العمل
        [unsure] ❓ غير مؤكدة
        [ready] 📦 جاهزة
        [delivered] ✅ سُلّمت
        [failed] ❌ فشلت
        [expired] ⌛ انتهى وقتها
        [cancelled] ✖️ أُلغيت
       *[other] { $state }
    }
attempt-state = { $state ->
        [submitting] لا جواب بعد
        [running] قُبلت
        [succeeded] تمّت
        [failed] فشلت
        [refused] رُفضت
        [unsent] لم تُرسل
        [unsure] غير مؤكدة
       *[other] { $state }
    }
job-head = 🧾 <b>المهمة ⁨<code>{ $job }</code>⁩</b>
job-what = ‏{ $state } · ⁨{ $kind }⁩ · { $credits }
job-who = ‏👤 ⁨{ $name }⁩ ⁨(<code>{ $user }</code>)⁩
job-group = 👥 في المجموعة ⁨<code>{ $user }</code>⁩
job-reason = ‏💬 ⁨{ $why }⁩
job-reports = 🚩 { $count ->
        [zero] لم يُبلَّغ عنها: ⁨/reports⁩
        [one] أُبلغ عنها مرة واحدة: ⁨/reports⁩
        [two] أُبلغ عنها مرتين: ⁨/reports⁩
        [few] أُبلغ عنها { $count } مرات: ⁨/reports⁩
        [many] أُبلغ عنها { $count } مرة: ⁨/reports⁩
       *[other] أُبلغ عنها { $count } مرة: ⁨/reports⁩
    }

timeline-day = <b>{ DATETIME($at, dateStyle: "medium") }</b>
timeline-ordered = ‏{ DATETIME($at, timeStyle: "medium") } · 🛒 طُلبت
timeline-cancelled = ‏{ DATETIME($at, timeStyle: "medium") } · ✋ يريد صاحبها إيقافها
timeline-hold = ‏{ DATETIME($at, timeStyle: "medium") } · 🔒 حُجز: { $credits }
timeline-settle = ‏{ DATETIME($at, timeStyle: "medium") } · 💳 خُصم: { $credits }
timeline-release = ‏{ DATETIME($at, timeStyle: "medium") } · ↩️ أُعيد: { $credits }
timeline-correction = ‏{ DATETIME($at, timeStyle: "medium") } · 🎁 رُدّ: { $credits }
timeline-sent = ‏{ DATETIME($at, timeStyle: "medium") } · 📤 المحاولة { $number }: ⁨{ $provider }⁩
timeline-attempt = ‏{ DATETIME($at, timeStyle: "medium") } · 📥 { $state } بعد { $took } ث
timeline-points = ، { $count ->
        [zero] لا وحدات
        [one] وحدة واحدة
        [two] وحدتان
        [few] { $count } وحدات
        [many] { $count } وحدة
       *[other] { $count } وحدة
    }
timeline-error = ‏⚠️ <i>⁨{ $error }⁩</i>
timeline-callback = ‏{ DATETIME($at, timeStyle: "medium") } · 🔔 وصل إشعار من الخدمة
timeline-told-result = ‏{ DATETIME($at, timeStyle: "medium") } · 🖼 عُرضت النتيجة
timeline-told-failure = ‏{ DATETIME($at, timeStyle: "medium") } · 💬 أُخبر بأنها فشلت
timeline-waiting = ‏{ DATETIME($at, timeStyle: "medium") } · 📬 تنتظر التسليم، { $count ->
        [zero] لم يُحاول بعد
        [one] محاولة واحدة
        [two] محاولتان
        [few] { $count } محاولات
        [many] { $count } محاولة
       *[other] { $count } محاولة
    }
timeline-parked = ‏{ DATETIME($at, timeStyle: "medium") } · 📪 لا يمكن الوصول إليه، { $count ->
        [zero] لم يُحاول بعد
        [one] محاولة واحدة
        [two] محاولتان
        [few] { $count } محاولات
        [many] { $count } محاولة
       *[other] { $count } محاولة
    }
timeline-dead = ‏{ DATETIME($at, timeStyle: "medium") } · 🪦 تُرك، { $count ->
        [zero] لم يُحاول بعد
        [one] محاولة واحدة
        [two] محاولتان
        [few] { $count } محاولات
        [many] { $count } محاولة
       *[other] { $count } محاولة
    }
timeline-over = ‏{ DATETIME($at, timeStyle: "medium") } · { $state }
timeline-more = { $count ->
        [zero] … ولا شيء بعده.
        [one] … وواحد آخر.
        [two] … واثنان آخران.
        [few] … وبعده { $count } أخرى.
        [many] … وبعده { $count } أخرى.
       *[other] … وبعده { $count } أخرى.
    }

export-rows = 🧮 { $count ->
        [zero] لا مهام.
        [one] مهمة واحدة.
        [two] مهمتان.
        [few] { $count } مهام.
        [many] { $count } مهمة.
       *[other] { $count } مهمة.
    } الأوقات بتوقيت ⁨UTC⁩.
export-cut = ✂️ هناك أكثر مما يتسع له ملف واحد: اطلب أيامًا أقل.
export-none = 🧮 { $days ->
        [zero] لا مهام في { $days } يوم.
        [one] لا مهام في هذا اليوم.
        [two] لا مهام في هذين اليومين.
        [few] لا مهام في هذه الأيام، وهي { $days }.
        [many] لا مهام في { $days } يومًا.
       *[other] لا مهام في { $days } يوم.
    }

### الإصلاح

repair-usage = 🔧 أي مهمة؟ مثلًا: <code>⁨/{ $command } { $job }⁩</code>. آخر المهام: ⁨/jobs⁩
repair-resolve-usage = 🔧 قل كيف انتهت: <code>⁨/resolve { $job } delivered⁩</code> أو <code>⁨/resolve { $job } failed⁩</code>
repair-retry-ask = 🔁 <b>أأطلب المهمة ⁨<code>{ $job }</code>⁩ مرة أخرى؟</b> لن تكلّف ⁨{ $name }⁩ شيئًا.
repair-redeliver-ask = 📬 <b>أأسلّم المهمة ⁨<code>{ $job }</code>⁩ مرة أخرى؟</b> نتيجتها تنتظر ⁨{ $name }⁩.
repair-refund-ask = 🎁 <b>أأردّ عن المهمة ⁨<code>{ $job }</code>⁩: { $credits }؟</b> تبقى النتيجة لدى ⁨{ $name }⁩.
repair-delivered-ask = ✅ <b>أأعدّ المهمة ⁨<code>{ $job }</code>⁩ مسلَّمة؟</b> يدفع ⁨{ $name }⁩: { $credits }، ولا أرسل شيئًا.
repair-failed-ask = ❌ <b>أأعدّ المهمة ⁨<code>{ $job }</code>⁩ فاشلة؟</b> يستعيد ⁨{ $name }⁩: { $credits }.
repair-retried = 🔁 طُلبت مرة أخرى، وهي المهمة ⁨<code>{ $job }</code>⁩.
repair-redelivered = 📬 المهمة ⁨<code>{ $job }</code>⁩ في الطريق من جديد.
repair-refunded = { $price ->
        [zero] 🎁 لم يُردّ شيء عن المهمة ⁨<code>{ $job }</code>⁩.
        [one] 🎁 رُدّت نقطة واحدة عن المهمة ⁨<code>{ $job }</code>⁩.
        [two] 🎁 رُدّت نقطتان عن المهمة ⁨<code>{ $job }</code>⁩.
        [few] 🎁 رُدّت { $price } نقاط عن المهمة ⁨<code>{ $job }</code>⁩.
        [many] 🎁 رُدّت { $price } نقطة عن المهمة ⁨<code>{ $job }</code>⁩.
       *[other] 🎁 رُدّت { $price } نقطة عن المهمة ⁨<code>{ $job }</code>⁩.
    }
repair-resolved-delivered = ✅ المهمة ⁨<code>{ $job }</code>⁩ تُعدّ الآن مسلَّمة.
repair-resolved-failed = ❌ المهمة ⁨<code>{ $job }</code>⁩ تُعدّ الآن فاشلة، وأُعيدت نقاطها.
repair-not-now = ✋ { $state ->
        [queued] المهمة ⁨<code>{ $job }</code>⁩ ما زالت تنتظر دورها.
        [submitting] المهمة ⁨<code>{ $job }</code>⁩ تُرسل الآن.
        [running] المهمة ⁨<code>{ $job }</code>⁩ قيد العمل.
        [unsure] المهمة ⁨<code>{ $job }</code>⁩ غير مؤكدة: قل بالأمر ⁨/resolve⁩ كيف انتهت.
        [ready] المهمة ⁨<code>{ $job }</code>⁩ لها نتيجة، وهي في طريقها للتسليم.
        [delivered] المهمة ⁨<code>{ $job }</code>⁩ سُلّمت.
       *[other] المهمة ⁨<code>{ $job }</code>⁩ انتهت بلا نتيجة، وأُعيدت نقاطها.
    }
repair-again = ✋ سبق أن طُلبت مرة أخرى، وهي المهمة ⁨<code>{ $job }</code>⁩.
repair-nothing = ✋ لا شيء يُردّ عن المهمة ⁨<code>{ $job }</code>⁩: كانت مجانية أو رُدّ ثمنها من قبل.
repair-forgotten = ✋ من طلب ذلك طلب أن يُنسى.
repair-pictures-gone = ✋ صور المهمة ⁨<code>{ $job }</code>⁩ حُذفت.

retry-told = 🔁 <b>خبر سار:</b> أجرّب الصورة التي فشلت مرة أخرى، ولن تكلّفك شيئًا.
refund-told = { $price ->
        [zero] 🎁 آسف لأنها لم تعجبك. الصورة لك.
        [one] 🎁 آسف لأنها لم تكن كما يجب: عادت إليك نقطتك. الصورة لك.
        [two] 🎁 آسف لأنها لم تكن كما يجب: عادت إليك نقطتاك. الصورة لك.
        [few] 🎁 آسف لأنها لم تكن كما يجب: عادت إليك { $price } نقاط. الصورة لك.
        [many] 🎁 آسف لأنها لم تكن كما يجب: عادت إليك { $price } نقطة. الصورة لك.
       *[other] 🎁 آسف لأنها لم تكن كما يجب: عادت إليك { $price } نقطة. الصورة لك.
    }
refund-told-group = 🎁 آسف لأنها لم تكن كما يجب: ما دفعته المجموعة عاد إليها ({ $price }). الصورة لك.
resolved-told = ✅ راجع مَن يديرني هذا الطلب، وهو محسوب مُسلَّمًا. إن لم يصلك شيء فاسأله من فضلك.

### البلاغات

reports-none = 🌤 لا أحد يشتكي: لا بلاغات مفتوحة.
reports-count = 🚩 { $count ->
        [zero] <b>لا نتائج أُبلغ عنها.</b>
        [one] <b>نتيجة واحدة أُبلغ عنها.</b>
        [two] <b>نتيجتان أُبلغ عنهما.</b>
        [few] <b>{ $count } نتائج أُبلغ عنها.</b>
        [many] <b>{ $count } نتيجة أُبلغ عنها.</b>
       *[other] <b>{ $count } نتيجة أُبلغ عنها.</b>
    }
reports-more = ☝️ هناك المزيد. عالج هذه أولًا، ثم أرسل ⁨/reports⁩ مرة أخرى
report-card =
    🚩 <b>المهمة ⁨<code>{ $job }</code>⁩</b> · ⁨{ $kind }⁩ · { DATETIME($at, dateStyle: "medium") }
    👤 صنعها ⁨{ $name }⁩
    💬 أبلغ عنها ⁨{ $names }⁩
report-gone = 🗑 النتيجة محذوفة من قبل.
report-reasons = ⚠️ الأسباب: { $reasons }
report-clip = 🎬 إنها مقطع، فلا أعرض صورته هنا.
answer-report-sure = متأكد؟ لا يمكن التراجع.
report-deleted = 🗑 المهمة ⁨<code>{ $job }</code>⁩: حُذفت النتيجة وأُغلق البلاغ.
report-dismissed = 👌 المهمة ⁨<code>{ $job }</code>⁩: لا عيب فيها، وأُغلق البلاغ.
removed-told = 🗑 أبلغ أحدهم عن هذه النتيجة، فحذفها من يديرني.
reported-why = أبلغ أحدهم عن نتيجة لك

button-job-retry = 🔁 مرة أخرى مجانًا
button-job-refund = 🎁 ردّ النقاط
button-job-delivered = ✅ سُلّمت
button-job-failed = ❌ فشلت
button-jobs-newer = ➡️ الأحدث
button-jobs-older = الأقدم ⬅️
button-report-delete = 🗑 احذف النتيجة
button-report-delete-sure = 🗑 نعم، احذفها
button-report-keep = لا، أبقِها
button-report-ban = 🚫 احظر
button-report-dismiss = 👌 لا عيب فيها
button-report-job = 🧾 المهمة

command-stats = رسوم للأيام الأخيرة
command-usage = من استخدم وكم
command-top = أنشط الناس والمجموعات
command-jobs = آخر المهام
command-job = كل شيء عن مهمة واحدة
command-export = المهام في جدول
command-retry = أعد طلب مهمة فاشلة مجانًا
command-refund = ردّ نقاط مهمة
command-resolve = قل كيف انتهت مهمة غير مؤكدة
command-reports = النتائج المبلَّغ عنها
