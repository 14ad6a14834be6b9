### Help for those who run the bot

help-admin = 🛠 <b>لك لأنك تدير هذا البوت</b>، وفي الخاص فقط. أرسل أمرًا وحده فأخبرك بما ينقصه.
