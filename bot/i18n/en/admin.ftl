### Help for those who run the bot

help-admin = 🛠 <b>For you who run this bot</b>, and only in private. Send one alone, and I tell what else it needs.
