### Di grup

group-hello-more = ⚙️ Untuk pengurus grup: /settings mengatur apa yang boleh kulakukan di sini.
group-help-more =
    🙂 <code>/swap</code> saja memakai wajah tersimpanmu.
    👤 <code>/swap Anna</code> memakai wajahmu dengan nama itu.
    🕰 <code>/age +10</code> atau <code>/age -20</code> langsung menyebut berapa tahun.
    ⭐ Wajah disimpan di chat pribadi kita.

group-card-of = 👤 <b>{ $name }</b>
group-answer-picture = ☝️ Balas pesan ini dengan gambarnya. Atau balas sebuah gambar dengan /{ $command }, itu lebih cepat.
group-answer-face = ☝️ Balas pesan ini dengan fotonya.
group-unreachable = ✋ <b>Hasilnya dikirim pribadi, dan aku belum bisa menulis ke sana.</b> Buka chat pribadi kita, tekan Mulai, lalu tekan lagi tombol di sini. Tidak ada yang ditagih.
group-comes-privately = 📬 <b>{ $name }</b>, hasilnya datang di chat pribadi kita.
group-result-waits = 📬 <b>{ $name }</b>, sudah jadi, tapi aku tidak boleh menampilkannya di sini dan belum bisa menulis kepadamu. Buka chat pribadi kita dan tekan Mulai.
denied-there = { $why ->
        [rights] ✋ Datang ke sini karena aku tidak boleh mengirimnya di “{ $group }”. Admin grup itu bisa mengizinkanku: mengirim pesan, foto, dan video.
        [topic] ✋ Datang ke sini karena topik di “{ $group }” ditutup.
        [slow] ✋ Datang ke sini karena “{ $group }” hanya sesekali membolehkanku menulis.
       *[gone] ✋ Datang ke sini karena aku tidak lagi ada di “{ $group }”.
    }
denied-in-group = ✋ <b>Aku tidak boleh mengirim foto dan video di grup ini.</b> Adminnya bisa mengizinkanku: mengirim pesan, foto, dan video. Sementara itu bisa di chat pribadi kita.
denied-answer = { $why ->
        [rights] ✋ Aku tidak boleh menjawab di “{ $group }”. Admin grup itu bisa mengizinkanku: mengirim pesan, foto, dan video. Sementara itu bisa di sini.
        [topic] ✋ Aku tidak bisa menjawab di “{ $group }”: topiknya ditutup. Coba di topik lain, atau di sini saja.
        [slow] ✋ Aku belum bisa menjawab di “{ $group }”: mode lambat hanya sesekali membolehkanku menulis. Coba lagi nanti di sana, atau di sini saja.
       *[gone] ✋ Aku tidak bisa menjawab di “{ $group }”: aku tidak lagi ada di sana. Di sini juga bisa.
    }
group-nothing-to-cancel = 😌 Tidak ada yang perlu dibatalkan. Untuk mulai, balas sebuah foto dengan /swap
group-is-off = 😴 Aku dimatikan di grup ini. Pengurusnya bisa mengubahnya dengan /settings
group-for-admins = ✋ Di grup ini hanya pengurusnya yang boleh melakukan itu.
group-wait = ⏳ Jangan buru-buru: di grup ini kamu bisa lanjut dalam { $time }.
card-stopped-by-admin = 👌 Dihentikan oleh pengurus grup. Tidak ada yang ditagih.
cancelled-by-admin = Pengurus grup yang menghentikannya.

no-saved-faces = ⭐ Kamu belum punya wajah tersimpan, jadi kirim saja fotonya.
no-such-face = 🤔 Kamu tidak punya wajah bernama “{ $name }”. Ini punyamu: <b>{ $names }</b>. Coba /swap { $example }, atau /swap saja untuk yang kutawarkan pertama.
no-such-age = 🕰 Sebutkan jumlah tahun dari −{ $limit } sampai +{ $limit }, asal bukan nol. Misalnya: /age +10 atau /age -20
order-with = 🙂 Dengan wajahmu “{ $name }”. Untuk yang lain, kembali.
price-by-group = { $price ->
        [0] 🎁 Yang ini gratis.
       *[other] 💳 { $price } kredit, dibayar grup ini. Sisanya { $balance }.
    }

# Everybody reads along, so what the person has left is not told.
price-in-group = { $price ->
        [0] 🎁 Yang ini gratis.
       *[other] 💳 { $price } kredit.
    }
result-paid-in-group = { $price ->
        [0] 🎁 Ini gratis.
       *[other] 💳 Ini memakai { $price } kredit.
    }
failed-refund-in-group = { $price ->
        [0] Tidak ada biayanya.
       *[other] { $price } kreditmu sudah kembali.
    }

group-consent = 👋 <b>{ $name }</b>, satu hal dulu: baca aturanku di chat pribadi kita dan setujui. Sebentar saja dan cuma sekali; setelah itu aku lanjut di sini.
group-consent-done = 🎉 Terima kasih, <b>{ $name }</b>. Sekarang beri perintahnya lagi.
group-go-on = 👉 Aku lanjut di <b>{ $title }</b>.
group-faces = ⭐ Wajahmu: <b>{ $names }</b>. Balas sebuah gambar dengan /swap untuk “{ $name }”, atau dengan /swap { $example }
group-faces-none = ⭐ <b>Belum ada wajah tersimpan.</b> Simpan satu di chat pribadi kita, lalu cukup balas dengan /swap.

group-quota = 📊 <b>Hari ini di { $title }</b>
group-quota-group = { $limit ->
        [0] ✋ Di grup ini tidak boleh membuat gambar.
       *[other] 👥 Grup: tersisa { $left } dari { $limit } gambar.
    }
group-quota-group-free = 👥 Grup: gambar sebanyak yang kalian mau.
group-quota-yours = 👤 <b>{ $name }</b>
group-quota-own = { $limit ->
        [0] ✋ Tidak boleh membuat gambar.
       *[other] 🖼 Tersisa { $left } dari { $limit } gambar, di mana pun dibuat.
    }
group-quota-own-free = 🖼 Gambar sebanyak yang kamu mau.
group-quota-credits = 🪙 Masih bisa dipakai { $left } dari { $limit } kredit.
group-quota-group-pays = 💳 Grup yang membayar selama cukup. Kreditnya: { $balance }.
group-quota-each-pays = 💳 Masing-masing membayar gambarnya sendiri. Berapa yang kamu punya kuberitahu di chat pribadi kita: /balance

### Yang diatur pengurus grup

settings = ⚙️ <b>{ $title }</b>: apa yang boleh kulakukan di sini
settings-on = ✅ Aku menyala.
settings-off = 😴 Aku mati.
settings-everyone = 👥 Semua orang boleh memakaiku.
settings-admins = 👮 Hanya pengurus grup yang boleh memakaiku.
settings-wait = ⏳ Jeda antara dua gambar dari satu orang: { $time }
settings-group = 🖼 Hasil datang di sini, di grup.
settings-private = 📬 Hasil dikirim pribadi.
settings-language = 🌍 Bahasa: { $language }
settings-zone = 🕛 Hari berakhir tengah malam di { $zone }.
settings-each = masing-masing sendiri
settings-no-wait = tidak ada
settings-hour = satu jam
settings-words = ⚙️ Yang itu aku tidak tahu. Zona waktu apa pun bisa dipilih dengan namanya, misalnya: { $example }
settings-in-groups = ⚙️ Itu untuk grup: beri perintahnya di grup yang kamu urus.
settings-for-admins = ✋ Hanya pengurus grup ini yang bisa mengubahnya.

button-save-privately = ⭐ Simpan wajah
button-read-rules = 📜 Baca dan setujui
button-back-to-group = ⬅️ Kembali ke grup
button-turn-on = ✅ Nyalakan
button-turn-off = 😴 Matikan
button-for-everyone = 👥 Untuk semua
button-for-admins = 👮 Hanya pengurus
button-to-group = 🖼 Hasil di sini
button-to-private = 📬 Hasil pribadi
button-set-cooldown = ⏳ Jeda
button-set-language = 🌍 Bahasa
button-set-timezone = 🕛 Zona waktu

answer-admins-only = Hanya pengurus grup ini yang bisa mengubahnya.
answer-set = Selesai.

command-settings = apa yang boleh dilakukan bot di grup ini
