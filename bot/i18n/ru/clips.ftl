# Ролики, которые слишком велики для Telegram.

result-download = 📦 { $megabytes } МБ — слишком много для Telegram, поэтому вот ссылка. Она работает до { DATETIME($at, dateStyle: "long", timeStyle: "short") } (UTC); открыть её сможет любой, у кого она есть.
failed-too-big = Готовый ролик слишком велик, отправить его нельзя. Ролик покороче поместится.
button-download = ⬇️ Скачать
answer-looked-already = Я уже всё посмотрел. На карточке есть своя кнопка отмены.
