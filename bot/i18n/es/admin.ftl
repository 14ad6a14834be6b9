### Help for those who run the bot

help-admin = 🛠 <b>Para ti, que llevas este bot</b>, y solo en privado. Manda uno solo y te digo qué más necesita.
