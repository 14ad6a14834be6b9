### Help for those who run the bot

help-admin = 🛠 <b>给管理这个机器人的你</b>，仅限私聊。单独发一个命令，我会告诉你还缺什么。
