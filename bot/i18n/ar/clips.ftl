# مقاطع أكبر مما يقبله تيليجرام.

result-download = 📦 حجمه { $megabytes } ميغابايت، وهذا أكبر مما يقبله تيليجرام، فإليك رابطًا. يعمل حتى { DATETIME($at, dateStyle: "long", timeStyle: "short") } (⁨UTC⁩)، ويستطيع كل من لديه الرابط أن يفتحه.
failed-too-big = المقطع الجاهز أكبر من أن يُرسَل. مقطع أقصر سيكون مناسبًا.
button-download = ⬇️ تنزيل
answer-looked-already = انتهيت من المشاهدة. في البطاقة زر إلغاء خاص بها.
