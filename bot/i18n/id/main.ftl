# Bahasa Indonesia, dengan "kamu". Teksnya HTML Telegram; button-*, answer-*, command-* dan nama-nama di akhir tanpa markup.

### Pintu

welcome = 👋 <b>Hai { $name }!</b> Yuk bikin gambar lucu.
nameless = teman
welcome-next = 📷 <b>Kirim saja sebuah foto</b>, sisanya aku yang urus.
can-swap = 🔄 Aku memasang wajah pilihanmu ke wajah di sebuah gambar.
can-swap-many = 🔄 Aku menukar wajah: kamu pilih siapa di gambar yang dapat wajah siapa.
can-age = 🕰 Aku membuat wajah sampai 30 tahun lebih muda atau lebih tua.
can-age-many = 🕰 Aku membuat wajah-wajah sampai 30 tahun lebih muda atau lebih tua.
can-video = 🎬 Aku juga menukar wajah di klip: video, GIF, dan pesan video, sampai { $seconds } dtk sekali jalan.
can-age-clip = 🎞 /age juga bisa untuk klip, sampai { $seconds } dtk sekali jalan.
can-nothing = 😴 Aku sedang istirahat: sekarang tidak ada layanan gambar yang menyala. Mampir lagi nanti, ya.

consent-hello = 👋 <b>Hai { $name }!</b> Aku menukar wajah dan mengubah umur di gambar. Sebelum mulai, tolong janjikan empat hal ini:
consent-changed = 📜 <b>Aturannya berubah.</b> Tolong baca sekali lagi:
consent-rules =
    📷 Kamu boleh memakai gambar yang kamu kirim, dan orang-orang di dalamnya tidak akan keberatan.
    🔞 Tidak ada yang seksual, sama sekali.
    🧒 Tidak ada orang di bawah 18 tahun di dalamnya.
    🎭 Tidak menipu dan tidak menyakiti siapa pun: ini lelucon buatan AI, dan kamu bilang begitu saat membagikannya.

    🔒 Gambar dihapus setelah { $days } hari, atau seketika dengan /forget. Selengkapnya di /privacy
consent-waiting = ⏳ Setelah itu aku langsung lanjut dengan fotomu.
consent-waiting-clip = ⏳ Setelah itu aku langsung lanjut dengan klipmu.
consent-thanks = 🎉 <b>Terima kasih!</b> { $credits ->
        [0] Ayo mulai.
       *[other] Ini { $credits } kredit untuk bermain.
    }
consent-declined = 👌 Baik, tidak ada yang disimpan. Kalau berubah pikiran: /start
anonymous = 🕶 Kamu menulis sebagai grup, jadi aku tidak tahu siapa kamu dan tombolnya nanti milik siapa. Tolong matikan mode anonim sebentar, lalu coba lagi.
anonymous-channel = 🕶 Kamu menulis sebagai kanal, jadi aku tidak tahu siapa kamu dan tombolnya nanti milik siapa. Pilih dirimu sendiri di samping kolom teks, lalu coba lagi.

hello-group =
    👋 Hai semuanya! Aku menukar wajah di gambar.
    Balas sebuah foto dengan /swap atau /age, atau kirim foto dengan keterangan /swap. Yang lain di sini aku abaikan.

### Bantuan

help-how =
    <b>Cara kerjanya</b>
    1. Kirim foto, atau album berisi dua: gambarnya dulu, lalu wajahnya.
    2. Ketuk wajah yang mau diubah.
    3. Kirim satu wajah untuk masing-masing, atau pakai yang tersimpan.
    4. Lihat harganya, tekan tombolnya, selesai. Kalau gagal, kreditmu kembali.

    Kirim gambarnya sebagai <i>file</i> supaya kualitasnya tetap utuh.
help-group =
    Balas sebuah foto dengan /swap atau /age, atau kirim foto dengan keterangan /swap. Lalu pakai tombol di jawabanku; kalau aku meminta wajah, balas jawaban itu dengan foto.
    Setiap tombol hanya bekerja untuk orang yang meminta. /cancel untuk berhenti.
help-command = /{ $command } – { $does }
private-only = 🤫 Itu hanya antara kita berdua. Tanyakan di chat pribadi kita, ya.
unknown-command = 🤔 Aku tidak kenal perintah itu. Ini yang aku bisa:
one-at-a-time = ☝️ Satu per satu: aku hanya mengambil perintah pertama.
edited-message = ✏️ Aku tidak mengikuti suntingan. Tolong kirim lagi sebagai pesan baru.
hint-send-photo = 📷 Kirim foto untuk mulai, atau lihat /help
unexpected-error = 😳 Ada yang rusak di pihakku, maaf. Coba sekali lagi, ya. Kalau tetap rusak, beri tahu nomor ini ke pengelola bot: <code>{ $incident }</code>
try-again = 🙈 Itu terlalu cepat buatku. Coba sekali lagi, ya.
left-aside = 🧯 Saya berkali-kali tersandung di sini, jadi saya sisihkan. Silakan kirim sekali lagi, atau coba yang lain.

### Membuat gambar

looking = 🔎 Mencari wajah…
looking-clip = 🎬 Melihat-lihat klipmu… Bisa makan waktu semenit.
cutting-clip = ✂️ Memotong klipmu dan mencari wajah… Bisa makan waktu semenit.
ask-scene-swap =
    📷 <b>Kirim gambar</b> yang wajahnya mau kamu tukar.
    Foto biasa boleh; sebagai file hasilnya lebih tajam.
ask-scene-age =
    📷 <b>Kirim gambar</b> dengan wajah yang mau dibuat lebih muda atau lebih tua.
    Foto biasa boleh; sebagai file hasilnya lebih tajam.
ask-scene-video = 🎬 <b>Kirim klip</b> yang wajahnya mau ditukar: video, GIF, atau pesan video.
ask-clip-length = Aku bisa sampai { $seconds } dtk. Dari yang lebih panjang, kamu pilih bagian terbaiknya.
ask-clip-too = 🎬 Klip juga boleh.
ask-trim = ✂️ <b>Klipmu panjangnya { $length }, dan aku bisa sampai { $seconds } dtk.</b> Mulai dari mana?
trim-chosen = 👉 Dari { $start } sampai { $end } ({ $seconds } dtk)
ask-faces-swap = { $count ->
        [1] 👀 <b>Aku melihat satu wajah.</b> Ketuk kalau itu memang wajah.
       *[other] 👀 <b>Aku melihat { $count } wajah.</b> Ketuk yang mau ditukar, lalu Selesai.
    }
ask-faces-age = { $count ->
        [1] 👀 <b>Aku melihat satu wajah.</b> Ketuk kalau itu memang wajah.
       *[other] 👀 <b>Aku melihat { $count } wajah.</b> Umur siapa yang diubah? Ketuk, lalu Selesai.
    }
ask-faces-unsure = <i>Tanda “?” artinya: mungkin itu sama sekali bukan wajah.</i>
faces-of-clip = 🎬 Di saat ini wajahnya paling jelas.
faces-picked = { $count ->
        [1] ✅ Dipilih: { $numbers }
       *[other] ✅ { $count } dipilih: { $numbers }
    }
ask-identity-one = 🙂 <b>Wajah siapa yang dipasang di situ?</b>
ask-identity-number = 🙂 <b>Wajah siapa yang dipasang di wajah { $number }?</b>
ask-identity-of-many = 🙂 <b>Wajah siapa yang dipasang di wajah { $number }?</b> ({ $position } dari { $count })
ask-photo = Kirim foto orang itu.
ask-photo-saved = Kirim foto orang itu, atau ketuk wajah yang tersimpan.
ask-which = 👥 Ada { $count } wajah di foto itu. <b>Yang mana maksudmu?</b>
ask-years = 🕰 <b>Berapa tahun?</b>
years-chosen = 👉 { $change }
ask-enhance = 🔍 <b>Seberapa tajam wajah barunya?</b> Makin tajam makin mahal dan makin lama.
order-swap = ✨ <b>Siap.</b> { $count } wajah untuk ditukar.
order-age = ✨ <b>Siap.</b> { $count } wajah, { $change }.
price = { $price ->
        [0] 🎁 Yang ini gratis.
       *[other] 💳 { $price } kredit. Kamu punya { $balance }.
    }
price-time = ⏱ Butuh sekitar { $time }.
sent-to = 📤 Untuk ini gambarmu dikirim ke { $service }.
sent-to-several = 📤 Untuk ini gambarmu dikirim ke { $service }, dan kalau tidak bisa, ke { $others }.
sent-nowhere = 🏠 Dibuat di sini juga: gambarmu tidak dikirim ke layanan lain.
services = 📤 Gambar yang harus kuubah dikirim ke: { $services }.
services-none = 🏠 Sekarang semuanya dibuat di sini: tidak ada gambar yang dikirim ke layanan lain.
price-too-high =
    { $missing ->
        [1] 😕 Kreditmu kurang satu. Pengelola bot bisa memberimu lagi.
       *[other] 😕 Kreditmu kurang { $missing }. Pengelola bot bisa memberimu lagi.
    }
cheaper-faces = 💡 Wajah lebih sedikit lebih murah.
cheaper-clip = 💡 Klip yang lebih pendek lebih murah.
cheaper-enhance = 💡 Wajah yang kurang tajam lebih murah: mundur satu langkah.
short-early = 😕 Kreditmu tidak cukup: kamu punya { $available }, dan ini butuh { $price } atau lebih. Pengelola bot bisa memberimu lagi.

card-cancelled = 👌 Dibatalkan. Tidak ada yang ditagih.
card-cancelled-short = 👌 Dibatalkan.
card-replaced = ⤵️ Kamu memulai yang baru, jadi yang ini kuhentikan.
card-moved = ⬇️ Kartu ini sudah pindah ke bawah.
cancelled = 👌 <b>Dibatalkan.</b> Tidak ada yang ditagih. Kirim foto kapan saja kamu mau.
nothing-to-cancel = 😌 Tidak ada yang perlu dibatalkan. Kirim foto kapan saja kamu mau.
cancel-job = 🎨 Masih ada satu gambar yang sedang dibuat. Kuhentikan? Kreditnya kembali kepadamu.
cancel-too-late = 🎨 Gambarmu hampir jadi dan tidak bisa dihentikan lagi. Kalau gagal, kreditnya kembali kepadamu.

### Yang tidak bisa dipakai

no-face-in-scene = 🙈 <b>Aku tidak menemukan wajah di situ.</b> Lebih mudah kalau wajahnya menghadap kamera, cukup terang dan tidak terlalu kecil.
no-face-in-clip = 🙈 <b>Aku tidak menemukan wajah di klip itu.</b> Lebih mudah kalau ada yang menghadap kamera sebentar, cukup terang dan tidak terlalu jauh.
no-face-in-identity = 🙈 <b>Aku tidak menemukan wajah di foto itu.</b> Paling bagus yang jelas dan dari depan.
spare-kept = 👍 Foto kedua kupakai sebagai wajah barunya.
album-left-aside = ☝️ Aku memakai dua gambar sekaligus, jadi yang lain kusisihkan.
all-skipped = 🤷 Jadi tidak ada wajah yang tersisa untuk diubah. Ketuk setidaknya satu.
not-all-faces = ☝️ Sekali jalan aku bisa mengubah { $limit }, jadi kupilih { $limit } yang pertama.

picture-empty = 📭 File itu kosong. Tolong kirim lagi.
picture-too-big = 🐘 File itu terlalu besar: aku bisa menerima sampai { $megabytes } MB. Kalau dikirim sebagai <i>foto</i>, bukan file, ukurannya jadi lebih kecil.
picture-too-many-pixels = 🐘 Gambar itu raksasa: aku bisa menerima sampai { $megapixels } megapiksel. Kalau dikirim sebagai <i>foto</i>, bukan file, ukurannya jadi lebih kecil.
picture-too-small = 🔬 Gambar itu terlalu kecil untuk melihat wajah. Sisi pendeknya minimal { $pixels } piksel.
picture-format = { $kind ->
        [HEIC] 🍏 Itu file HEIC, yang tidak bisa kubaca. Kalau dikirim sebagai <i>foto</i>, bukan file, pasti bisa.
        [HEIF] 🍏 Itu file HEIF, yang tidak bisa kubaca. Kalau dikirim sebagai <i>foto</i>, bukan file, pasti bisa.
        [GIF] 🎞 Itu GIF. Aku butuh gambar yang diam.
        [unknown] 📄 Aku tidak bisa membaca file jenis itu. Aku menerima foto, serta file JPEG, PNG atau WEBP.
       *[other] 📄 Itu file { $kind }. Aku menerima foto, serta file JPEG, PNG atau WEBP.
    }
picture-broken = 💔 File itu rusak, tidak bisa kubuka. Tolong kirim lagi, atau kirim yang lain.
picture-animated = 🎞 Gambar itu bergerak. Aku butuh yang diam.
picture-no-detector = 😴 Sekarang aku tidak bisa mencari wajah. Coba lagi beberapa menit lagi, ya.
picture-not-downloaded = 📡 Aku gagal mengambil gambar itu dari Telegram. Tolong kirim lagi.
picture-gone = 🗑 Gambar untuk ini sudah dihapus. Tolong kirim lagi.
clip-too-big = 🐘 Klip itu terlalu besar: aku bisa menerima sampai { $megabytes } MB. Yang lebih pendek bisa, atau dikirim sebagai <i>video</i>, bukan file.
clip-too-long = 🐌 Klip itu terlalu berat buatku: dari yang sebesar itu aku bisa sekitar { $seconds } dtk.
clip-too-short = 🤏 Klip itu terlalu pendek: aku butuh paling sedikit { $seconds } dtk.
clip-too-small = 🔬 Klip itu terlalu kecil untuk melihat wajah. Aku butuh paling sedikit { $pixels } piksel di sisi pendeknya.
clip-too-many-pixels = 🐘 Klip itu raksasa: aku bisa menerima sampai { $pixels } piksel di sisi panjangnya. Kalau dikirim sebagai <i>video</i>, bukan file, ukurannya jadi lebih kecil.
clip-format = { $kind ->
        [unknown] 📄 Aku tidak bisa membaca file jenis itu. Aku menerima MP4, MOV, WEBM, dan GIF.
       *[other] 📄 Di sini aku tidak bisa membaca { $kind }. Aku menerima MP4, MOV, WEBM, dan GIF.
    }
clip-broken = 💔 Klip itu rusak, tidak bisa kuputar. Tolong kirim lagi, atau kirim yang lain.
clip-no-picture = 🎧 File itu cuma berisi suara. Aku butuh sesuatu untuk dilihat.
clip-sound-lost = 🔇 Suara klip itu dalam format yang tidak bisa kubaca, jadi hasilnya akan tanpa suara.
clip-not-downloaded = 📡 Aku gagal mengambil klip itu dari Telegram. Tolong kirim lagi.
want-clip = 🎬 Itu foto, dan di sini aku butuh klip. Untuk foto ada /swap
want-photo = 📷 Itu klip, dan di sini aku butuh foto wajah.

use-buttons = 👇 Silakan pakai tombol di bawah.
bad-text = 💬 Dengan kata-kata aku tidak bisa banyak, hanya dengan gambar.
bad-sticker = 😄 Stikernya bagus! Tapi aku butuh foto.
bad-animation = 🎞 GIF terlalu banyak bergerak buatku. Aku butuh foto.
bad-video = 🎬 Aku belum bisa video. Foto saja, ya; tangkapan layar dari momen yang bagus juga boleh.
bad-sound = 🎧 Aku tidak punya telinga, cuma mata. Foto saja, ya.
bad-place = 🗺 Tempatnya bagus! Tapi aku butuh foto.
bad-contact = 📇 Nomor telepon tidak bisa kujadikan wajah. Foto saja, ya.
bad-poll = 📊 Aku tidak ikut memilih, aku menukar wajah. Foto saja, ya.
bad-dice = 🎲 Lemparan bagus! Tapi aku butuh foto.
bad-paid = 🔐 Gambar berbayar tidak bisa kubuka. Foto biasa saja, ya.
bad-other = 🤷 Itu tidak bisa kupakai. Aku butuh foto.

refused-credits = 😕 Itu butuh { $needed } kredit, dan kamu punya { $available }. Pengelola bot bisa memberimu lagi.
refused-open-jobs = { $limit ->
        [0] ✋ Membuat gambar dimatikan untukmu.
        [1] ✋ Gambarmu yang terakhir masih dibuat. Kalau sudah sampai, tekan tombolnya lagi.
       *[other] ✋ Sudah ada { $limit } gambarmu yang sedang dibuat. Kalau satu sudah sampai, tekan tombolnya lagi.
    }
refused-faces = ☝️ Sekali jalan aku bisa mengubah { $limit } wajah. Kembali dan pilih lebih sedikit.
refused-nobody = 😴 Sekarang tidak ada yang bisa melakukannya: layanan gambarnya tidak bisa dihubungi. Coba lagi beberapa menit lagi, ya.
refused-expired = 🗑 Gambar untuk ini sudah dihapus. Tolong kirim lagi.

### Sedang dibuat

progress-queued = { $ahead ->
        [0] ⏳ <b>Giliranmu berikutnya.</b>
       *[other] ⏳ <b>Dalam antrean.</b> Ada { $ahead } gambar di depan gambarmu.
    }
progress-working = 🎨 <b>Sedang kukerjakan…</b>
progress-time = { $elapsed } dtk dari sekitar { $expected }
progress-longer = Sudah { $elapsed }. Ini lebih lama dari biasanya; tidak perlu menunggu di sini, nanti kukabari.
progress-unsure = ⏳ <b>Belum ada jawaban.</b> Layanan gambar tidak memberi tahu apakah pesananmu diterima. Kalau hasilnya datang, akan muncul di sini. Kalau tidak datang dalam { $time }, kreditnya kembali sendiri. Sementara itu kamu bisa mulai yang lain.
result-swap = ✨ <b>Ini dia!</b>
result-age = ✨ <b>Ini dia!</b>
result-made = 🤖 Dibuat dengan AI oleh { $engine }, dalam { $time }.
result-report = 🚩 <a href="{ $url }">Kamu ada di sini padahal tidak boleh?</a>
report-why = 🚩 <b>Laporkan hasil ini?</b> Pengelola bot akan memeriksanya. Apa yang salah?
report-done = 🚩 <b>Dilaporkan.</b> { $reason }. Pengelola bot akan memeriksanya. Terima kasih.
report-not = 👌 Baik, tidak ada yang dilaporkan.
report-how = 🚩 Ketuk tautan di bawah hasilnya, atau teruskan hasilnya kepadaku lalu balas dengan /report.
report-unknown = 🤷 Aku tidak mengenal hasil itu.
result-paid = { $price ->
        [0] 🎁 Ini gratis. Kamu punya { $left } kredit.
       *[other] 💳 Ini memakai { $price } kredit; sisa { $left }.
    }
result-as-file = 📎 Dengan kualitas penuh. Dibuat dengan AI.
result-sent-again = 🖼 Dari { DATETIME($at, dateStyle: "long") }. Dibuat dengan AI.
ready = ✨ Gambarmu sudah jadi!
ready-clip = ✨ Klipmu sudah jadi!

failed-title = 😕 <b>Itu tidak berhasil.</b>
failed-cancelled-title = 👌 <b>Dihentikan.</b>
failed-refund = { $price ->
        [0] Tidak ada biayanya.
       *[other] { $price } kreditmu sudah kembali: kamu punya { $left }.
    }
failed-expired = Terlalu lama, jadi aku menyerah.
failed-unclaimed = Hasilnya sudah kusimpan selama mungkin, lalu kuhapus.
failed-nobody = Layanan gambarnya tidak bisa dihubungi.
failed-pictures-gone = Saat itu gambarnya sudah dihapus.
failed-faces-unclear = Layanan gambar melihat wajah lain di situ daripada yang kulihat, dan tidak baik menebak wajah siapa yang dimaksud. Gambar yang lebih jelas bisa membantu.
failed-too-many-faces = Wajahnya lebih banyak daripada yang diterima layanan gambar sekali jalan.
failed-provider = Layanan gambar tidak bisa menyelesaikannya.
failed-rejected = Layanan gambar menolak gambar ini. Gambar lain mungkin bisa.
failed-result = Yang kembali bukan gambar yang bisa dipakai.
cancelled-by-you = Kamu yang membatalkannya.

### Wajah tersimpan

ask-photo-face = ⭐ <b>Kirim foto wajah yang mau disimpan.</b> Paling bagus yang jelas dan dari depan.
ask-name = ⭐ <b>Disimpan sebagai “{ $name }”.</b> Kirim nama lain, atau pakai yang ini.
bad-name = ✏️ Itu tidak bisa jadi nama: maksimal { $limit } huruf dan angka, ya.
name-taken = ✏️ Kamu sudah punya wajah bernama “{ $name }”.
too-many-saved = ⭐ Kamu punya { $limit } wajah tersimpan, dan itu batasnya. Hapus satu dulu di /faces.
face-saved = ⭐ <b>“{ $name }”</b> tersimpan. Nanti muncul sebagai tombol saat kamu menukar wajah.
faces-saved = ⭐ Tersimpan: <b>{ $names }</b>. Nanti muncul sebagai tombol saat kamu menukar wajah.
save-which = ⭐ <b>Wajah mana yang kusimpan?</b>
faces-none = ⭐ <b>Belum ada wajah tersimpan.</b> Simpan satu, dan lain kali cukup satu ketukan.
faces-list = ⭐ <b>Wajah tersimpanmu</b> ({ $count } dari { $limit }). Ketuk satu untuk mengubahnya.
face-one = ⭐ <b>{ $name }</b>
face-one-default = ⭐ <b>{ $name }</b> adalah yang pertama kutawarkan.
face-delete-sure = 🗑 Hapus <b>{ $name }</b>? Gambar yang kamu buat dengannya tetap ada.

### Yang kamu punya

balance = 💳 <b>Kamu punya { $available } kredit.</b>
balance-held = ⏳ { $held } lagi disisihkan untuk gambar yang sedang dibuat.
balance-lately = <b>Belakangan ini</b>
movement-welcome = { $change } · hadiah selamat datang · { DATETIME($at, dateStyle: "medium") }
movement-grant = { $change } · diberikan kepadamu · { DATETIME($at, dateStyle: "medium") }
movement-take = { $change } · diambil kembali · { DATETIME($at, dateStyle: "medium") }
movement-hold = { $change } · sebuah gambar · { DATETIME($at, dateStyle: "medium") }
movement-release = { $change } · dikembalikan · { DATETIME($at, dateStyle: "medium") }
movement-correction = { $change } · dibetulkan · { DATETIME($at, dateStyle: "medium") }

history-none = 🖼 <b>Belum ada apa-apa di sini.</b> Kirim foto dan buat yang pertama.
history-list = 🖼 <b>Gambar terakhirmu</b>
history-how = Ketuk nomornya dan kukirim lagi, gratis.
history-swap = { $number }. Tukar wajah · { DATETIME($at, dateStyle: "medium") }
history-swap-gone = { $number }. Tukar wajah · { DATETIME($at, dateStyle: "medium") } · dihapus
history-age = { $number }. Ubah umur · { DATETIME($at, dateStyle: "medium") }
history-age-gone = { $number }. Ubah umur · { DATETIME($at, dateStyle: "medium") } · dihapus
history-clip = { $number }. Klip · { DATETIME($at, dateStyle: "medium") }
history-clip-gone = { $number }. Klip · { DATETIME($at, dateStyle: "medium") } · dihapus

### Bahasa, privasi, melupakan

language = 🌍 <b>Aku pakai bahasa apa?</b>
language-set = 🌍 <b>Oke, bahasa Indonesia.</b>
language-follows = 🌍 Aku mengikuti bahasa aplikasimu: <b>bahasa Indonesia</b>.
language-nearest = 🌍 Aku belum bisa bahasa aplikasimu, jadi kupakai bahasa Indonesia. Bahasa lain ada di /language

privacy =
    🔒 <b>Yang kusimpan</b>
    • Gambar dan hasilmu selama { $days } hari, lalu dihapus. Wajah tersimpan tetap ada sampai kamu menghapusnya.
    • Nama dan bahasamu seperti yang diberikan Telegram, zona waktu yang kamu pilih, serta daftar pesanan dan kreditmu.

    🤝 <b>Siapa yang menerima gambarnya</b>
    • Hanya layanan yang membuat gambarmu, lewat tautan yang segera kedaluwarsa; namanya ada di dekat harga dan di bawah hasil, dan di sana berlaku aturannya sendiri. Filter lucu bawaan berjalan di sini saja dan tidak mengirim apa pun ke mana pun.
    • Tidak ada galeri, tidak ada yang dijual, dan di sini gambar itu tidak dipakai untuk melatih apa pun.

    🗑 /forget menghapus semuanya sekaligus. Yang kamu hapus di chat ini terserah kamu; Telegram menyimpan salinan pesan kita sendiri.
forget-ask =
    🗑 <b>Hapus semua tentangmu?</b> Ini yang kupunya:
    • { $pictures } gambar
    • { $faces } wajah tersimpan
    • { $jobs } pesanan di riwayatmu
    • { $credits } kredit, yang ikut hilang

    Ini tidak bisa dibatalkan.
forget-not = 😌 Tidak ada yang dihapus.
forget-wait = 🎨 Salah satu gambarmu sedang dibuat dan tidak bisa dihentikan lagi. Tekan tombolnya lagi kalau sudah sampai, sekitar satu menit lagi.
forget-done = 👋 <b>Selesai, aku sudah melupakanmu.</b> Gambar, wajah, dan riwayatmu sudah dihapus. Tadi seru! Kalau suatu hari kembali: /start

### Untuk admin

alert-provider = ⚠️ <b>{ $provider }</b> dijeda sebentar: { $why }
alert-unsure = ⚠️ Pekerjaan <code>{ $job }</code>: jawaban <b>{ $provider }</b> hilang. Tidak dikirim ulang dengan menebak; kreditnya kembali kecuali ada callback yang datang. Selengkapnya: <code>/job { $job }</code>
alert-result = ⚠️ Pekerjaan <code>{ $job }</code>: hasil dari <b>{ $provider }</b> belum bisa dipakai ({ $why }). Diminta lagi selama 15 menit, lalu kreditnya kembali. Selengkapnya: <code>/job { $job }</code>
alert-expired = ⚠️ Pekerjaan <code>{ $job }</code> di <b>{ $provider }</b> kehabisan waktu. Kreditnya sudah kembali.
alert-price = ⚠️ <b>{ $provider }</b> mengambil { $points } poin untuk pekerjaan <code>{ $job }</code>; daftar harganya menyebut { $quoted }.
alert-report = 🚩 Orang { $user } melaporkan hasil pekerjaan <code>{ $job }</code>. Selengkapnya: <code>/job { $job }</code>, semuanya: /reports
alert-incident = 🔥 Insiden <code>{ $incident }</code>: { $error }. Jejaknya ada di log.
alert-disk = 💽 <b>Disk penuh atau hampir penuh.</b> { $where }: sisa { $megabytes } MB. Sampai ada ruang, tidak ada yang baru diterima.
alert-database = 🗄 <b>Basis data ini bukan yang sebelumnya ada di sini.</b> Orang, kredit, dan pekerjaan dari yang lama tidak ada. Berkasnya hilang, dipindahkan, atau DATABASE_URL menunjuk yang lain? Hentikan aku, kembalikan, lalu jalankan lagi. Sampai itu tak ada gambar kuhapus. Kalau disengaja, hapus <code>{ $file }</code> dan jalankan ulang.

### Tombol

button-agree = ✅ Aku janji
button-decline = Nanti saja
button-face = { $number }
button-picked = ✅ { $number }
button-all = Semua
button-done = Selesai ➡️
button-saved-face = 🙂 { $name }
button-default-face = ⭐ { $name }
button-more-faces = ⋯ Semua wajahku
button-same = 👆 Wajah yang sama
button-same-rest = 👆 Sama untuk sisanya
button-skip = Lewati ini
button-years-done = Selesai ➡️
button-seconds = { $change } dtk
button-cut = ✂️ Potong di sini ➡️
button-enhance-none = Apa adanya · 💳 { $price }
button-enhance-more = ✨ Lebih tajam, 1080p · 💳 { $price }
button-enhance-most = 💎 Paling tajam, 2K · 💳 { $price }
button-go-swap = { $price ->
        [0] ✨ Tukar, gratis
       *[other] ✨ Tukar seharga { $price } kredit
    }
button-go-age = { $price ->
        [0] ✨ Ubah umur, gratis
       *[other] ✨ Ubah umur seharga { $price } kredit
    }
button-back = ⬅️ Kembali
button-cancel = ✖️ Batal
button-stop = ✖️ Hentikan
button-again = 🔁 Lagi
button-other-face = 🙂 Wajah lain
button-other-age = 🕰 Umur lain
button-as-file = 📎 Jadi file
button-save-face = ⭐ Simpan wajah
button-report = 🚩 Laporkan
button-why-me = 🙋 Ada aku dan aku tidak setuju
button-why-child = 🧒 Ada orang di bawah 18 tahun
button-why-nude = 🔞 Bersifat seksual
button-why-other = ⚠️ Menyakiti atau menipu orang
button-why-not = Tidak jadi
button-try-again = 🔁 Coba lagi
button-new-picture = 📷 Gambar baru
button-menu-swap = 🔄 Tukar wajah
button-menu-age = 🕰 Ubah umur
button-menu-video = 🎬 Tukar di klip
button-menu-faces = ⭐ Wajahku
button-menu-history = 🖼 Riwayat
button-menu-balance = 💳 Saldo
button-menu-help = ❓ Bantuan
button-new-face = ➕ Simpan wajah
button-keep-name = 👍 Pakai “{ $name }”
button-rename-face = ✏️ Ganti nama “{ $name }”
button-make-default = ⭐ Tawarkan pertama
button-rename = ✏️ Ganti nama
button-delete = 🗑 Hapus
button-delete-sure = 🗑 Ya, hapus
button-forget = 🗑 Hapus semuanya
button-forget-sure = 🗑 Ya, hapus semuanya
button-forget-not = Tidak, simpan saja
button-follow-app = 📱 Ikuti aplikasiku
button-private-chat = 💬 Ke chat pribadi kita
button-to-card = ⬇️ Ke kartu

### Jawaban singkat untuk tombol

answer-old = Tombol ini sudah terlalu lama buatku. Kirim /start dan kita mulai dari awal.
answer-not-yours = Tombol ini milik orang lain. Balas sebuah foto dengan /swap dan kamu dapat tombolmu sendiri.
answer-closed = Yang ini sudah selesai. Kirim foto kapan saja kamu mau.
answer-ordered = Sedang diproses, sekali saja cukup.
answer-taken = ✨ Siap, kukerjakan!
answer-private-only = Tombol itu hanya bekerja di chat pribadi kita.
answer-pick-first = Ketuk dulu setidaknya satu wajah.
answer-too-many-faces = Sekali jalan aku bisa mengubah { $limit } wajah.
answer-zero-years = Nol tahun tidak mengubah apa-apa. Pilih angkanya dulu.
answer-face-gone = Wajah itu sudah dihapus.
answer-stopped = Dihentikan. Kreditmu sudah kembali.
answer-cannot-stop = Sudah terlambat untuk dihentikan. Kalau gagal, kreditmu kembali.
answer-job-over = Gambar itu sudah selesai.
answer-pictures-gone = Gambar-gambar itu sudah dihapus. Tolong kirim lagi.
answer-result-gone = Gambar itu sudah dihapus.
answer-too-many-saved = Kamu punya { $limit } wajah tersimpan, dan itu batasnya. Hapus satu dulu di /faces.
answer-reported = Terima kasih. Pengelola bot akan memeriksanya.
answer-faces-saved-already = Itu sudah tersimpan: /faces
answer-reported-before = Yang ini sudah pernah kamu laporkan. Terima kasih.
answer-default-set = Wajah itu akan kutawarkan pertama.
answer-face-deleted = Dihapus.

### Menu perintah

command-start = mulai
command-swap = tukar wajah di sebuah gambar
command-age = buat wajah lebih muda atau lebih tua
command-video = tukar wajah di klip
command-faces = wajah tersimpanmu
command-history = gambar terakhirmu
command-balance = kreditmu
command-language = pilih bahasa
command-cancel = hentikan yang sedang kita lakukan
command-help = cara kerjanya
command-privacy = apa yang disimpan dan berapa lama
command-forget = hapus semua tentangmu
command-report = laporkan sebuah hasil

### Nama

language-name = Bahasa Indonesia
face-default-name = Wajah
engine = { $name ->
        [local] filter lucu bawaan
        [akool] Akool
        [acedata] AceData
        [aifaceswap] AIFaceSwap
       *[other] { $name }
    }
seconds = { $count } detik
minutes = { $count } menit
years-older = { $years } tahun lebih tua
years-younger = { $years } tahun lebih muda
