### Help for those who run the bot

help-admin = 🛠 <b>Para você, que cuida deste bot</b>, e só no privado. Mande um sozinho e eu digo do que mais ele precisa.
