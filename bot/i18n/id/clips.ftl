# Klip yang terlalu besar untuk Telegram.

result-download = 📦 Dengan { $megabytes } MB, ini terlalu besar untuk Telegram, jadi ini tautannya. Berlaku sampai { DATETIME($at, dateStyle: "long", timeStyle: "short") } (UTC); siapa pun yang punya tautannya bisa membukanya.
failed-too-big = Klip yang sudah jadi terlalu besar untuk dikirim. Klip yang lebih pendek pasti muat.
button-download = ⬇️ Unduh
answer-looked-already = Sudah selesai kulihat. Di kartunya ada tombol batal sendiri.
