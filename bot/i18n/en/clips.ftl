# Clips that are too large for Telegram.

result-download = 📦 At { $megabytes } MB it is too big for Telegram, so here is a link. It works until { DATETIME($at, dateStyle: "long", timeStyle: "short") } (UTC); whoever has it can open it.
failed-too-big = The finished clip is too big to be sent. A shorter one fits.
button-download = ⬇️ Download
answer-looked-already = I have looked already. The card has a Cancel button of its own.
