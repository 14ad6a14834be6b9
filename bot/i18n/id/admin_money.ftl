### Perintah admin: kredit, batas, blokir

button-proposal-do = ✅ Lakukan
button-proposal-drop = ✖️ Batal
answer-proposal-not-yours = Admin lain yang memintanya, jadi hanya dia yang bisa menekannya.
answer-proposal-closed = Itu sudah selesai tadi. Sekali saja cukup.

proposal-dropped = 👌 <b>Dibatalkan.</b> Tidak ada yang berubah.
proposal-expired = ⌛ <b>Itu diminta lebih dari satu jam yang lalu</b>, jadi semuanya kubiarkan apa adanya. Silakan beri perintahnya lagi.

target-usage = 👤 <b>Siapa yang kamu maksud?</b> Beri aku id atau @nama, atau balas pesan yang kamu teruskan kepadaku.
target-nonsense = 🤔 “{ $name }” bukan id dan bukan @nama.
target-unknown = 🤷 Aku belum pernah bertemu <b>{ $name }</b>. Orang harus menulis kepadaku sekali, dan grup memakaiku sekali, sebelum bisa punya akun.
target-several = 👥 Ada lebih dari satu <b>{ $name }</b>: { $names }. Tolong beri aku id-nya.
target-hidden = 🕶 <b>{ $name }</b> menyembunyikan akunnya di pesan terusan. Tolong beri aku id atau @nama.
target-bot = 🤖 <b>{ $name }</b> itu bot. Akun hanya untuk orang dan grup.
forwarded-command = ↪️ <b>Perintah yang diteruskan tidak kuturuti.</b> Tulis sendiri kalau memang mau, atau balas dengan perintahmu.

money-credits-missing = 💳 <b>Berapa kredit?</b>
money-credits-bad = 🔢 “{ $name }” bukan jumlah kredit yang bisa kucatat. Harus bilangan bulat dari 1 sampai 1.000.000.
money-limit-missing = 🎚 <b>Berapa pesanan per hari?</b>
money-limit-bad = 🔢 “{ $name }” bukan batas. Harus bilangan bulat sampai 1.000.000, 0 untuk tidak boleh sama sekali, atau “none” untuk tanpa batas.
money-limit-words = 🤔 Pesanan dan kredit per hari kupahami, tetapi tidak untuk apa “{ $name }”.
money-usage-grant = ✍️ Misalnya <code>/grant 1002 50 birthday</code> atau <code>/grant @boris 50</code>. Sebagai balasan pesan yang kamu teruskan, <code>/grant 50</code> sudah cukup.
money-usage-take = ✍️ Misalnya <code>/take 1002 5 mistake</code> atau <code>/take @boris 5</code>. Sebagai balasan pesan yang kamu teruskan, <code>/take 5</code> sudah cukup.
money-usage-setquota =
    ✍️ Misalnya
    <code>/setquota @boris 50</code>: 50 pesanan per hari
    <code>/setquota @boris 50 200</code>: dan paling banyak 200 kredit per hari
    <code>/setquota @boris none</code>: tanpa batas
    <code>/setquota @boris reset</code>: kembali seperti semua orang
    <code>/setquota default 10</code> atau <code>/setquota groups 30</code>: yang berlaku untuk semua orang atau semua grup
money-usage-unlimited = ✍️ Misalnya <code>/unlimited 1002</code> atau <code>/unlimited @boris</code>. Sebagai balasan pesan yang kamu teruskan, <code>/unlimited</code> sudah cukup.
money-usage-ban = ✍️ Misalnya <code>/ban 1002</code> atau <code>/ban @boris spam</code>. Sebagai balasan pesan yang kamu teruskan, <code>/ban</code> sudah cukup.
money-usage-unban = ✍️ Misalnya <code>/unban 1002</code> atau <code>/unban @boris</code>. Sebagai balasan pesan yang kamu teruskan, <code>/unban</code> sudah cukup.
money-usage-quota = ✍️ Misalnya <code>/quota 1002</code> atau <code>/quota @boris</code>. Sebagai balasan pesan yang kamu teruskan, <code>/quota</code> sudah cukup. <code>/quota</code> saja menampilkan punyamu.
money-grant =
    💳 Beri <b>{ $user }</b> { $amount } kredit?
    Kredit sekarang: { $available }. Sesudahnya: <b>{ $after }</b>.
money-take =
    💳 Ambil { $amount } kredit dari <b>{ $user }</b>?
    Kredit sekarang: { $available }. Sesudahnya: <b>{ $after }</b>.
money-take-more = 🪙 <b>{ $user }</b> tidak punya sebanyak itu. Kredit sekarang: { $available }. Tidak ada yang berubah.
money-granted =
    ✅ Diberikan kepada <b>{ $user }</b>: { $amount }.
    Kredit sekarang: <b>{ $available }</b>.
money-taken =
    ✅ Diambil dari <b>{ $user }</b>: { $amount }.
    Kredit sekarang: <b>{ $available }</b>.
money-limits =
    🎚 Batas baru untuk { $user ->
        [default] semua orang tanpa batas sendiri
        [groups] semua grup tanpa batas sendiri
       *[other] <b>{ $user }</b>
    }
    Sekarang · pesanan per hari: { $jobs ->
        [-1] tanpa batas
        [0] tidak ada
       *[other] { $jobs }
    }; kredit per hari: { $credits ->
        [-1] tanpa batas
        [0] tidak ada
       *[other] { $credits }
    }.
    Sesudahnya · pesanan per hari: { $newjobs ->
        [-1] tanpa batas
        [0] tidak ada
       *[other] { $newjobs }
    }; kredit per hari: { $newcredits ->
        [-1] tanpa batas
        [0] tidak ada
       *[other] { $newcredits }
    }.
money-limits-set =
    ✅ Batas sudah diatur untuk { $user ->
        [default] semua orang tanpa batas sendiri
        [groups] semua grup tanpa batas sendiri
       *[other] <b>{ $user }</b>
    }
    Sekarang · pesanan per hari: { $jobs ->
        [-1] tanpa batas
        [0] tidak ada
       *[other] { $jobs }
    }; kredit per hari: { $credits ->
        [-1] tanpa batas
        [0] tidak ada
       *[other] { $credits }
    }.
money-reason = Alasan: { $why }
money-ban = 🚫 Blokir <b>{ $user }</b>? Pesanan baru tidak kuterima; yang sedang dikerjakan diselesaikan. Saat mencoba, ia melihat alasannya.
money-banned = 🚫 <b>{ $user }</b> diblokir. /unban membukanya lagi.
money-ban-already = 🚫 <b>{ $user }</b> sudah diblokir. Alasan: { $why }
money-ban-self = 🙈 Kamu tidak bisa memblokir dirimu sendiri.
money-ban-admin = 🛡 <b>{ $user }</b> adalah admin dan tidak bisa diblokir. Hapus dulu dari ADMIN_IDS.
money-ban-group = 👥 Hanya orang yang diblokir. Untuk grup, jangan izinkan pesanan: <code>/setquota -100123 0</code>
money-unban = 🤝 Izinkan <b>{ $user }</b> masuk lagi? Ia diblokir. Alasan: { $why }
money-unbanned = 🤝 <b>{ $user }</b> boleh memakaiku lagi.
money-unban-none = 🤷 <b>{ $user }</b> tidak diblokir.
money-gone = 👻 Sementara itu ia minta dilupakan, jadi tidak ada orangnya lagi. Tidak ada yang berubah.
money-gift = 🎁 <b>{ $amount } kredit untukmu!</b> Sekarang semuanya { $available }. Kirim foto kapan saja.
money-quota-who = 👤 <b>{ $user }</b>
money-quota-balance = 💳 Kredit: { $available }, disisihkan: { $held }
money-quota-jobs = 📅 Pesanan hari ini: { $used } dari { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-credits = 🪙 Kredit hari ini: { $used } dari { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-open = ⏳ Sedang dikerjakan: { $used } dari { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-own = 🎚 Batas ini miliknya sendiri.
money-quota-default = 🎚 Batas ini berlaku untuk semua.
money-quota-day = 🕛 Zona waktu: { $name }. Hari baru mulai: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
money-quota-banned = 🚫 Diblokir sejak { DATETIME($at, dateStyle: "medium") } · Alasan: { $why }

command-quota = batasmu dan sisanya
command-grant = memberi kredit
command-take = mengambil kredit
command-setquota = mengatur batas harian
command-unlimited = menghapus batas seseorang
command-ban = memblokir seseorang
command-unban = membuka blokir
