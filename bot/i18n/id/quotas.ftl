# Apa yang boleh dilakukan: batas per hari, siapa yang membayar, larangan, istirahat bot, dan tengah malam siapa.

### Ditolak

refused-daily = { $limit ->
        [0] ✋ Membuat gambar dimatikan untukmu.
       *[other] ✋ <b>Cukup untuk hari ini.</b> Gambar per hari: { $limit }. Ada lagi dalam { $hours ->
            [0] { $minutes } menit
           *[other] { $hours } jam { $minutes } menit
        }.
    }
refused-looks = 👀 <b>Untuk hari ini sudah cukup gambar yang kulihat.</b> Gambar baru per hari: { $limit }. Kulihat lagi dalam { $hours ->
        [0] { $minutes } menit
       *[other] { $hours } jam { $minutes } menit
    }.
refused-daily-credits = { $limit ->
        [0] ✋ Hari ini hanya yang gratis yang bisa dibuat.
       *[other] ✋ <b>Itu terlalu banyak untuk hari ini.</b> Kredit per hari: { $limit }, sisa hari ini: { $left }. Ada lagi dalam { $hours ->
            [0] { $minutes } menit
           *[other] { $hours } jam { $minutes } menit
        }.
    }
refused-daily-group = { $limit ->
        [0] ✋ Membuat gambar dimatikan di grup ini.
       *[other] ✋ <b>Cukup untuk grup ini hari ini.</b> Gambar per hari: { $limit }. Ada lagi dalam { $hours ->
            [0] { $minutes } menit
           *[other] { $hours } jam { $minutes } menit
        }. Di chat pribadi kita aku bisa lanjut.
    }
refused-daily-group-credits = { $limit ->
        [0] ✋ Hari ini hanya yang gratis yang bisa dibuat.
       *[other] ✋ <b>Itu terlalu banyak untuk grup ini hari ini.</b> Kredit per hari: { $limit }, sisa hari ini: { $left }. Ada lagi dalam { $hours ->
            [0] { $minutes } menit
           *[other] { $hours } jam { $minutes } menit
        }.
    }
refused-open-jobs-group = { $limit ->
        [0] ✋ Membuat gambar dimatikan di grup ini.
       *[other] ✋ <b>Sudah cukup banyak gambar grup ini yang sedang dibuat.</b> Sekaligus: { $limit }. Kalau satu sudah sampai, tekan tombolnya lagi.
    }
refused-cooldown = ⏲ <b>Sebentar, ya.</b> Di grup ini kamu bisa memesan yang berikutnya dalam { $minutes ->
        [1] { $seconds } detik
       *[other] { $minutes } menit
    }.
refused-group-off = ✋ Aku dimatikan di grup ini. Di chat pribadi kita aku bisa lanjut.
refused-group-credits = 😕 Kredit grup sudah terpakai sementara itu: butuh { $needed } dan ada { $available }. Tidak ada yang dipotong.
refused-dearer = 💳 <b>Harganya berubah sejak kutunjukkan.</b> Tidak ada yang dipotong, dan ini harga barunya.
refused-maintenance = 🛠 <b>Aku istirahat sebentar.</b> Yang sedang dibuat tetap diselesaikan. Coba lagi sebentar lagi, ya.
refused-banned = { $why ->
        [none] 🚫 <b>Kamu tidak bisa lagi membuat gambar di sini.</b> Kalau itu keliru, tanyakan ke pengelola bot. /balance, /privacy dan /forget masih berfungsi.
       *[other] 🚫 <b>Kamu tidak bisa lagi membuat gambar di sini.</b> Alasannya: { $why }. Kalau itu keliru, tanyakan ke pengelola bot. /balance, /privacy dan /forget masih berfungsi.
    }
banned-here = 🚫 Kamu tidak bisa lagi membuat gambar denganku. Di chat pribadi kita kuberi tahu alasannya.
answer-banned = Kamu tidak bisa lagi membuat gambar di sini. Kirim /start dan kuberi tahu alasannya.

### Siapa yang membayar

result-paid-group = 👥 Grup membayar { $price }. Kreditnya: { $left }.
failed-refund-group = Kredit yang disisihkan sudah kembali ke grup: { $price }. Kreditnya: { $left }.

### Sisa hari ini

balance-today = { $limit ->
        [0] ✋ Membuat gambar dimatikan untukmu.
       *[other] 📅 Sisa { $left } dari { $limit } gambar untuk hari ini.
    }
balance-today-credits = 🪙 Hari ini masih bisa dipakai { $left } dari { $limit } kredit.
balance-resets = 🌅 Ada lagi dalam { $hours ->
        [0] { $minutes } menit
       *[other] { $hours } jam { $minutes } menit
    }, pukul { DATETIME($at, timeStyle: "short") } ({ $name }).
balance-open = 🎨 Sedang dibuat: { $count } dari { $limit } sekaligus.
quota-today = 📊 <b>Harimu</b>

### Tengah malam siapa

timezone-now = 🕰 <b>Zona waktumu: { $name }.</b> Di sana sekarang pukul { DATETIME($at, timeStyle: "short") }. Tengah malam mulai hari baru dengan gambar baru.
timezone-how = Ketuk satu kota, atau kirim kotamu: <code>/timezone Jakarta</code>, <code>/timezone UTC+7</code>
timezone-set = 🕰 <b>Oke, { $name }.</b> Di sana sekarang pukul { DATETIME($at, timeStyle: "short") }.
timezone-later = Hari yang sudah kamu mulai tetap berakhir seperti semula: lihat /quota
timezone-unknown = 🤔 Aku tidak kenal zona waktu “{ $name }”.
timezone-nearest = Maksudmu salah satu ini?
button-zone = { $name }
button-zone-utc = ↩️ Kembali ke UTC
command-timezone = pilih zona waktumu
