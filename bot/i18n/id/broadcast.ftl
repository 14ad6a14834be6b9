### Siaran

broadcast-usage =
    📣 <b>Menulis ke semua orang</b>
    Balas pesan yang akan dikirim dengan /broadcast: teks, foto, video, apa saja. Atau tulis teksnya di belakang, misalnya <code>/broadcast Kabar baik!</code>
    Kamu melihatnya dulu; tidak ada yang terkirim sebelum kamu menekan Kirim.
broadcast-cannot = 🚫 Telegram tidak mengizinkanku menyalin pesan itu. Balas pesan lain dengan /broadcast, ya.
broadcast-ask = 👆 <b>Inilah yang akan dikirim, persis seperti ini.</b>
broadcast-people = Orang: <b>{ $count }</b>
broadcast-groups = Grup: <b>{ $count }</b>
broadcast-groups-not = Grup: { $count }, tidak ikut
broadcast-time = Waktu: sekitar { $time }
broadcast-nobody = Belum ada siapa pun untuk dikirimi.
broadcast-dropped = 👌 Baik, tidak ada yang dikirim. Untuk mulai lagi: /broadcast
broadcast-running = 📣 <b>Sedang dikirim.</b>
broadcast-stopped = ⏸ <b>Dihentikan.</b> Tekan Lanjutkan untuk mengirim juga ke yang lain.
broadcast-gone = 🗑 <b>Dihentikan: pesannya sudah dihapus</b> dari obrolan ini, jadi tidak ada lagi yang bisa disalin. Kirim yang baru dengan /broadcast
broadcast-done = ✅ <b>Selesai, semua sudah dikirim.</b>
broadcast-sent = Terkirim: <b>{ $count }</b> dari { $all }
broadcast-failed = Tidak sampai: { $count } (memblokirku, keluar, atau tidak mengizinkan)
broadcast-unsure = Belum pasti: { $count } (jawaban Telegram hilang; aku tidak mengirim dua kali)
broadcast-left = Sisa: { $count }, sekitar { $time }
button-broadcast-send = 🚀 Kirim ke { $count }
button-broadcast-groups = 👥 Ke grup juga
button-broadcast-people = 👤 Tanpa grup
button-broadcast-stop = ⏹ Hentikan
button-broadcast-continue = ▶️ Lanjutkan
answer-broadcast-begun = 🚀 Berangkat!
answer-broadcast-stopped = ⏹ Dihentikan
answer-broadcast-continued = ▶️ Dilanjutkan
command-broadcast = menulis ke semua orang
