### Yang terjadi, untuk admin

stats-jobs = 📊 { $count ->
        [0] <b>Belum ada pekerjaan.</b>
       *[other] <b>{ $count } pekerjaan</b>, { $delivered } terkirim, { $failed } gagal ({ $percent } %).
    }
stats-credits = 💳 Kredit: { $spent } terpakai, { $granted } diberikan, { $returned } dikembalikan.
stats-latency = ⏱ <b>{ $provider }</b>: separuh hasil dalam { $half } dtk, 95 dari 100 dalam { $most } dtk.
stats-latency-none = ⏱ Belum ada hasil untuk diukur.
stats-doubt = ❔ <b>{ $provider }</b>, pesanan yang jawabannya hilang: { $lost } dilepas, { $waiting } mungkin masih datang. Kredit orang sudah kembali; layanan mungkin sudah mengambil poin.
insight-days-usage = 📅 Berapa hari? Antara 1 dan { $limit }, misalnya: <code>/{ $command } { $usually }</code>

chart-title = { $days } hari terakhir
chart-period = { $since } - { $until }, { $zone }
chart-day = { $day } { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] Mei
        [6] Jun
        [7] Jul
        [8] Agu
        [9] Sep
        [10] Okt
        [11] Nov
       *[12] Des
    }
chart-jobs = Pekerjaan per hari
chart-delivered = Terkirim
chart-failed = Gagal
chart-cancelled = Dibatalkan
chart-open = Berjalan
chart-credits = Kredit per hari
chart-spent = Terpakai
chart-granted = Diberikan
chart-latency = Waktu sampai hasil
chart-half = separuhnya
chart-most = 95 dari 100
chart-seconds = { $half } / { $most } dtk
chart-empty = Belum ada apa-apa

jobs-count = { $count } pekerjaan
credits-count = { $count } kredit
usage-everybody = 📈 <b>Pemakaian semua orang</b>
usage-of = 📈 <b>Pemakaian { $name }</b>
usage-today = Hari ini: { $jobs }, { $credits }
usage-days = { $days } hari: { $jobs }, { $credits }
usage-kinds = 🎨 { $kinds }
usage-outcomes = 🏁 { $outcomes }
top-none = 😴 Tidak ada yang memesan apa pun dalam 7 hari terakhir.
top-people = 🏆 <b>Orang paling aktif dalam 7 hari</b>
top-groups = 👥 <b>Grup paling aktif</b>
top-line = { $number }. { $name }: { $jobs }, { $credits }
somebody-forgotten = orang yang dilupakan { $user }

jobs-list = 🗂 <b>Pekerjaan terbaru.</b> Ketuk nomor untuk melihat semuanya.
jobs-line = { $number }. { $state } · { $kind } · { $name } · { DATETIME($at, dateStyle: "short", timeStyle: "short") }
jobs-none = 🗂 Tidak ada pekerjaan seperti itu. Semuanya: /jobs
jobs-usage = 🗂 Tulis <code>/jobs</code> untuk semuanya, atau salah satu status ini di belakangnya: { $names }
job-usage = 🧾 Pekerjaan yang mana? Tulis nomornya di belakang, atau pilih di /jobs
job-unknown = 🔍 Aku tidak kenal pekerjaan <code>{ $job }</code>. Yang terbaru: /jobs
job-kind = { $kind ->
        [swap] tukar wajah
        [age] ubah usia
        [video] klip
        [age_video] ubah usia dalam klip
       *[other] { $kind }
    }
job-state = { $state ->
        [queued] ⏳ menunggu
        [submitting] 📤 sedang dikirim
        [running] 🎨 dikerjakan
        [unsure] ❓ tidak pasti
        [ready] 📦 siap
        [delivered] ✅ terkirim
        [failed] ❌ gagal
        [expired] ⌛ kedaluwarsa
        [cancelled] ✖️ dibatalkan
       *[other] { $state }
    }
attempt-state = { $state ->
        [submitting] belum dijawab
        [running] diterima
        [succeeded] selesai
        [failed] gagal
        [refused] ditolak
        [unsent] tidak terkirim
        [unsure] tidak pasti
       *[other] { $state }
    }
job-head = 🧾 <b>Pekerjaan <code>{ $job }</code></b>
job-what = { $state } · { $kind } · { $credits }
job-who = 👤 { $name } (<code>{ $user }</code>)
job-group = 👥 Di grup <code>{ $user }</code>
job-reason = 💬 { $why }
job-reports = 🚩 Dilaporkan { $count } kali: /reports

timeline-day = <b>{ DATETIME($at, dateStyle: "medium") }</b>
timeline-ordered = { DATETIME($at, timeStyle: "medium") } · 🛒 dipesan
timeline-cancelled = { DATETIME($at, timeStyle: "medium") } · ✋ orangnya ingin berhenti
timeline-hold = { DATETIME($at, timeStyle: "medium") } · 🔒 { $credits } disisihkan
timeline-settle = { DATETIME($at, timeStyle: "medium") } · 💳 { $credits } diambil
timeline-release = { DATETIME($at, timeStyle: "medium") } · ↩️ { $credits } dikembalikan
timeline-correction = { DATETIME($at, timeStyle: "medium") } · 🎁 { $credits } diganti
timeline-sent = { DATETIME($at, timeStyle: "medium") } · 📤 percobaan { $number }, ke { $provider }
timeline-attempt = { DATETIME($at, timeStyle: "medium") } · 📥 { $state } setelah { $took } dtk
timeline-points = , { $count } poin
timeline-error = ⚠️ <i>{ $error }</i>
timeline-callback = { DATETIME($at, timeStyle: "medium") } · 🔔 callback datang
timeline-told-result = { DATETIME($at, timeStyle: "medium") } · 🖼 hasil ditampilkan
timeline-told-failure = { DATETIME($at, timeStyle: "medium") } · 💬 diberi tahu bahwa gagal
timeline-waiting = { DATETIME($at, timeStyle: "medium") } · 📬 akan dikirim, dicoba { $count } kali
timeline-parked = { DATETIME($at, timeStyle: "medium") } · 📪 tidak terjangkau, dicoba { $count } kali
timeline-dead = { DATETIME($at, timeStyle: "medium") } · 🪦 ditinggalkan, dicoba { $count } kali
timeline-over = { DATETIME($at, timeStyle: "medium") } · { $state }
timeline-more = … dan { $count } lagi.

export-rows = 🧮 { $count } pekerjaan. Waktunya UTC.
export-cut = ✂️ Ada lebih banyak daripada yang muat dalam satu berkas: minta lebih sedikit hari.
export-none = 🧮 Tidak ada pekerjaan dalam { $days } hari ini.

### Membereskan

repair-usage = 🔧 Pekerjaan yang mana? Misalnya: <code>/{ $command } { $job }</code>. Yang terbaru: /jobs
repair-resolve-usage = 🔧 Katakan bagaimana akhirnya: <code>/resolve { $job } delivered</code> atau <code>/resolve { $job } failed</code>
repair-retry-ask = 🔁 <b>Pesan ulang pekerjaan <code>{ $job }</code>?</b> Gratis untuk { $name }.
repair-redeliver-ask = 📬 <b>Kirim ulang pekerjaan <code>{ $job }</code>?</b> Hasilnya menunggu { $name }.
repair-refund-ask = 🎁 <b>Kembalikan { $credits } untuk pekerjaan <code>{ $job }</code>?</b> Hasilnya tetap milik { $name }.
repair-delivered-ask = ✅ <b>Anggap pekerjaan <code>{ $job }</code> terkirim?</b> { $name } membayar { $credits }, dan aku tidak mengirim apa-apa.
repair-failed-ask = ❌ <b>Anggap pekerjaan <code>{ $job }</code> gagal?</b> { $name } mendapat { $credits } kembali.
repair-retried = 🔁 Dipesan ulang, sebagai pekerjaan <code>{ $job }</code>.
repair-redelivered = 📬 Pekerjaan <code>{ $job }</code> sedang dikirim lagi.
repair-refunded = 🎁 { $price } kredit dikembalikan untuk pekerjaan <code>{ $job }</code>.
repair-resolved-delivered = ✅ Pekerjaan <code>{ $job }</code> kini dianggap terkirim.
repair-resolved-failed = ❌ Pekerjaan <code>{ $job }</code> kini dianggap gagal, dan kreditnya kembali.
repair-not-now = ✋ { $state ->
        [queued] Pekerjaan <code>{ $job }</code> masih menunggu giliran.
        [submitting] Pekerjaan <code>{ $job }</code> sedang dikirim ke layanan.
        [running] Pekerjaan <code>{ $job }</code> sedang dikerjakan.
        [unsure] Pekerjaan <code>{ $job }</code> tidak pasti: /resolve untuk mengatakan akhirnya.
        [ready] Pekerjaan <code>{ $job }</code> sudah ada hasilnya dan sedang dikirim.
        [delivered] Pekerjaan <code>{ $job }</code> sudah terkirim.
       *[other] Pekerjaan <code>{ $job }</code> berakhir tanpa hasil, dan kreditnya sudah kembali.
    }
repair-again = ✋ Itu sudah dipesan ulang, sebagai pekerjaan <code>{ $job }</code>.
repair-nothing = ✋ Tidak ada yang dikembalikan untuk pekerjaan <code>{ $job }</code>: itu gratis atau sudah diganti.
repair-forgotten = ✋ Yang memesannya sudah minta dilupakan.
repair-pictures-gone = ✋ Gambar pekerjaan <code>{ $job }</code> sudah dihapus.

retry-told = 🔁 <b>Kabar baik:</b> gambar yang gagal kucoba sekali lagi, gratis untukmu.
refund-told = 🎁 Maaf hasilnya kurang pas: { $price } kreditmu kembali. Gambarnya tetap milikmu.
refund-told-group = 🎁 Maaf hasilnya kurang pas: yang dibayar grup sudah kembali ke grup ({ $price }). Gambarnya tetap milikmu.
resolved-told = ✅ Yang menjalankan aku sudah memeriksanya, dan ini dihitung terkirim. Kalau tidak ada yang sampai, tanyakan kepadanya, ya.

### Laporan

reports-none = 🌤 Tidak ada keluhan: tidak ada laporan terbuka.
reports-count = 🚩 <b>{ $count } hasil dilaporkan.</b>
reports-more = ☝️ Masih ada lagi. Urus yang ini dulu, lalu tulis /reports lagi
report-card =
    🚩 <b>Pekerjaan <code>{ $job }</code></b> · { $kind } · { DATETIME($at, dateStyle: "medium") }
    👤 Dibuat oleh { $name }
    💬 Dilaporkan oleh { $names }
report-gone = 🗑 Hasilnya sudah dihapus.
report-reasons = ⚠️ Alasan: { $reasons }
report-clip = 🎬 Itu klip, jadi gambarnya tidak kutampilkan di sini.
answer-report-sure = Yakin? Ini tidak bisa dibatalkan.
report-deleted = 🗑 Pekerjaan <code>{ $job }</code>: hasilnya dihapus, dan laporannya ditutup.
report-dismissed = 👌 Pekerjaan <code>{ $job }</code>: tidak ada masalah, laporannya ditutup.
removed-told = 🗑 Ada yang melaporkan hasil ini, dan yang menjalankan aku menghapusnya.
reported-why = ada yang melaporkan hasilmu

button-job-retry = 🔁 Sekali lagi, gratis
button-job-refund = 🎁 Kembalikan kredit
button-job-delivered = ✅ Sudah terkirim
button-job-failed = ❌ Gagal
button-jobs-newer = ⬅️ Lebih baru
button-jobs-older = Lebih lama ➡️
button-report-delete = 🗑 Hapus hasilnya
button-report-delete-sure = 🗑 Ya, hapus
button-report-keep = Tidak, simpan
button-report-ban = 🚫 Blokir
button-report-dismiss = 👌 Tidak ada masalah
button-report-job = 🧾 Pekerjaannya

command-stats = grafik hari-hari terakhir
command-usage = siapa memakai berapa
command-top = orang dan grup paling aktif
command-jobs = pekerjaan terbaru
command-job = semua tentang satu pekerjaan
command-export = pekerjaan sebagai tabel
command-retry = pesan ulang pekerjaan gagal, gratis
command-refund = kembalikan kredit suatu pekerjaan
command-resolve = katakan akhir pekerjaan yang tidak pasti
command-reports = hasil yang dilaporkan
