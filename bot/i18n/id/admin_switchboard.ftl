### Penyedia dan pemeliharaan: untuk pengelola bot

alert-provider-back = ✅ <b>{ $provider }</b> kembali: akunnya berisi poin lagi ({ $points }).
alert-spend = 🛑 Batas pengeluaran: <b>{ $provider }</b> hari ini memakai { $points } poin, batasnya { $limit }. Dijeda sampai tengah malam UTC. Untuk melanjutkan hari ini: /providers
alert-errors = ⚠️ <b>{ $provider }</b> terlalu sering gagal. Dalam satu jam terakhir gagal { $failed } dari { $count }. Untuk menjedanya: /providers
alert-more = 🔕 …dan { $count } lagi sejak { $time }
alert-held = 🔕 <b>{ $kind }</b>: { $count } lagi sejak { $time }
alert-kind = { $name ->
        [alert-provider] penyedia bermasalah
        [alert-price] harga tak terduga
        [alert-unsure] pekerjaan yang meragukan
        [alert-result] hasil yang tidak bisa dipakai
        [alert-expired] pekerjaan kehabisan waktu
        [alert-report] laporan dari orang
        [alert-incident] insiden
        [alert-disk] disk yang penuh
        [alert-database] basis data lain
        [alert-provider-back] penyedia yang kembali
        [alert-errors] penyedia yang terlalu sering gagal
        [alert-spend] batas pengeluaran
       *[other] peringatan lain
    }
providers-title = 🎛 <b>Penyedia</b>
providers-maintenance = 🛠 Pemeliharaan aktif: sekarang tak ada yang bisa memesan. /maintenance
providers-none = Belum ada satu pun. Isi kunci penyedia, atau LOCAL_ENGINE=true, lalu mulai ulang bot.
provider-on = 🟢 <b>{ $provider }</b> aktif
provider-paused-trouble = 🔴 <b>{ $provider }</b> dijeda sejak { $time }: <i>{ $why }</i>
provider-paused-budget = 🛑 <b>{ $provider }</b> dijeda sejak { $time }: poinnya untuk hari ini sudah habis
provider-paused-hand = ⏸ <b>{ $provider }</b> dijeda oleh { $name } pada { $time }
provider-until = Aktif lagi pada { $time }.
provider-until-probe = Saldonya kutanyakan setiap 5 menit; begitu jawabannya baik, ia aktif lagi.
provider-until-hand = Tetap begitu sampai admin melanjutkannya.
provider-does = Bisa: { $names }
does-swap = wajah di foto
does-age = usia di foto
does-swap-clip = wajah di video
does-age-clip = usia di video
does-live = video langsung
does-detect = mencari wajah
provider-today = { $count ->
        [0] Belum ada pekerjaan hari ini
       *[other] Pekerjaan hari ini: { $count }, gagal: { $failed }
    }
provider-latency = Biasanya butuh { $time }
provider-free = Gratis
provider-balance = Sisa poin: { $points }
provider-balance-asking = Sisa poin: sedang kutanyakan…
provider-balance-silent = Sisa poin: tak diketahui, tak ada jawaban
provider-balance-untold = Sisa poin: tak diketahui, layanan ini tidak memberi tahu
provider-spent = Poin terpakai hari ini: { $points }
provider-spent-of = Poin terpakai hari ini: { $points } dari { $limit }
provider-spent-untold = Poin terpakai hari ini: layanan ini tidak memberi tahu
maintenance-on = 🛠 <b>Pemeliharaan aktif.</b> Pesanan baru ditolak dengan sopan; yang sudah dipesan tetap diselesaikan.
maintenance-off = 🟢 <b>Pemeliharaan tidak aktif.</b> Semua bisa memesan.
maintenance-jobs = Pekerjaan yang berjalan: { $count }

button-switchboard-refresh = 🔄 Segarkan
button-provider-pause = ⏸ Jeda { $provider }
button-provider-resume = ▶️ Lanjutkan { $provider }
button-provider-keep = ⏸ Tetap jeda { $provider }
button-maintenance-on = 🛠 Aktifkan
button-maintenance-off = 🟢 Matikan
answer-provider-paused = { $provider } dijeda. Pekerjaan yang berjalan di sana tetap lanjut.
answer-provider-resumed = { $provider } aktif lagi.
answer-provider-overspends = { $provider } aktif lagi, dan boleh melewati batasnya sampai tengah malam UTC.
answer-switch-as-before = Sudah begitu sejak tadi.
command-providers = Penyedia: keadaan, saldo, jeda
command-maintenance = Tolak pesanan baru untuk sementara
