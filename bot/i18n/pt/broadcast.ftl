### Transmissões

broadcast-usage =
    📣 <b>Escrever para todos</b>
    Responda com /broadcast à mensagem que deve sair: texto, foto, vídeo, o que quiser. Ou escreva o texto depois do comando, por exemplo <code>/broadcast Boas notícias!</code>
    Você vê antes como fica; nada sai até você tocar em Enviar.
broadcast-cannot = 🚫 O Telegram não me deixa copiar essa mensagem. Responda com /broadcast a outra, por favor.
broadcast-ask = 👆 <b>É isto que sai, exatamente como está aqui.</b>
broadcast-people = Pessoas: <b>{ $count }</b>
broadcast-groups = Grupos: <b>{ $count }</b>
broadcast-groups-not = Grupos: { $count }, fora da lista
broadcast-time = Tempo: cerca de { $time }
broadcast-nobody = Ainda não há ninguém para quem enviar.
broadcast-dropped = 👌 Tudo bem, nada foi enviado. Para começar de novo: /broadcast
broadcast-running = 📣 <b>Está a caminho.</b>
broadcast-stopped = ⏸ <b>Parado.</b> Toque em Continuar para enviar também aos outros.
broadcast-gone = 🗑 <b>Parado: a mensagem foi apagada</b> deste chat e não há mais o que copiar. Envie uma nova com /broadcast
broadcast-done = ✅ <b>Pronto, já saiu.</b>
broadcast-sent = Enviadas: <b>{ $count }</b> de { $all }
broadcast-failed = Não entregues: { $count } (me bloquearam, saíram ou não permitem)
broadcast-unsure = Incertas: { $count } (a resposta do Telegram se perdeu; não envio duas vezes)
broadcast-left = Faltam: { $count }, cerca de { $time }
button-broadcast-send = 🚀 Enviar para { $count }
button-broadcast-groups = 👥 Também para grupos
button-broadcast-people = 👤 Sem grupos
button-broadcast-stop = ⏹ Parar
button-broadcast-continue = ▶️ Continuar
answer-broadcast-begun = 🚀 Lá vai!
answer-broadcast-stopped = ⏹ Parado
answer-broadcast-continued = ▶️ Continuando
command-broadcast = escrever para todos
