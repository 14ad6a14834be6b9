### الرسائل إلى الجميع

broadcast-usage =
    📣 <b>رسالة إلى الجميع</b>
    ردّ بالأمر ⁨/broadcast⁩ على الرسالة التي تريد إرسالها: كلام أو صورة أو فيديو أو ما شئت. أو اكتب الكلام بعد الأمر، مثل ⁨<code>/broadcast مرحبًا</code>⁩
    تراها أنت أولًا، ولا يُرسَل شيء قبل أن تضغط «إرسال».
broadcast-cannot = 🚫 لا يسمح لي تيليجرام بنسخ تلك الرسالة. ردّ من فضلك بالأمر ⁨/broadcast⁩ على رسالة أخرى.
broadcast-ask = 👆 <b>هذا ما سيُرسَل، تمامًا كما هو هنا.</b>
broadcast-people = الأشخاص: <b>{ $count }</b>
broadcast-groups = المجموعات: <b>{ $count }</b>
broadcast-groups-not = المجموعات: { $count }، من دون إرسال
broadcast-time = الوقت: نحو { $time }
broadcast-nobody = لا أحد بعد لأرسلها إليه.
broadcast-dropped = 👌 حسنًا، لم يُرسَل شيء. لتبدأ من جديد: ⁨/broadcast⁩
broadcast-running = 📣 <b>الإرسال جارٍ.</b>
broadcast-stopped = ⏸ <b>توقّف الإرسال.</b> اضغط «متابعة» لأرسلها إلى الباقين أيضًا.
broadcast-gone = 🗑 <b>توقّف الإرسال: حُذفت الرسالة</b> من هذه المحادثة، فلم يبقَ ما أنسخه. أرسل رسالة جديدة بالأمر ⁨/broadcast⁩
broadcast-done = ✅ <b>تمّ، أُرسلت الرسالة.</b>
broadcast-sent = أُرسل: <b>{ $count }</b> من { $all }
broadcast-failed = لم يصل: { $count } (حظروني أو غادروا أو لا يسمحون بذلك)
broadcast-unsure = غير مؤكد: { $count } (ضاع جواب تيليجرام، ولا أرسل مرتين)
broadcast-left = بقي: { $count }، نحو { $time }
button-broadcast-send = 🚀 إرسال إلى { $count }
button-broadcast-groups = 👥 إلى المجموعات أيضًا
button-broadcast-people = 👤 من دون المجموعات
button-broadcast-stop = ⏹ إيقاف
button-broadcast-continue = ◀️ متابعة
answer-broadcast-begun = 🚀 انطلقت!
answer-broadcast-stopped = ⏹ توقّف الإرسال
answer-broadcast-continued = ◀️ أتابع
command-broadcast = رسالة إلى الجميع
