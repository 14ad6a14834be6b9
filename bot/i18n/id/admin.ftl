### Help for those who run the bot

help-admin = 🛠 <b>Untuk kamu yang mengelola bot ini</b>, dan hanya di chat pribadi. Kirim satu saja, nanti kuberi tahu apa lagi yang dibutuhkan.
