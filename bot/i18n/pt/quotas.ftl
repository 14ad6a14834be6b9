# O que cada um pode fazer: limites por dia, quem paga, bloqueios, uma pausa do bot e de quem é a meia-noite.

### Recusado

refused-daily = { $limit ->
        [0] ✋ Fazer fotos está desligado para você.
       *[other] ✋ <b>Por hoje foi isso.</b> Fotos por dia: { $limit }. Tem mais em { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-looks = 👀 <b>Por hoje já olhei fotos suficientes.</b> Fotos novas por dia: { $limit }. Olho mais em { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }.
refused-daily-credits = { $limit ->
        [0] ✋ Hoje só dá para fazer o que é grátis.
       *[other] ✋ <b>Isso é demais para hoje.</b> Créditos por dia: { $limit }, restam hoje: { $left }. Tem mais em { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-daily-group = { $limit ->
        [0] ✋ Fazer fotos está desligado neste grupo.
       *[other] ✋ <b>Por hoje foi isso neste grupo.</b> Fotos por dia: { $limit }. Tem mais em { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }. No nosso chat privado eu posso continuar.
    }
refused-daily-group-credits = { $limit ->
        [0] ✋ Hoje só dá para fazer o que é grátis.
       *[other] ✋ <b>Isso é demais para este grupo hoje.</b> Créditos por dia: { $limit }, restam hoje: { $left }. Tem mais em { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-open-jobs-group = { $limit ->
        [0] ✋ Fazer fotos está desligado neste grupo.
       *[other] ✋ <b>Este grupo já tem bastante em andamento.</b> Ao mesmo tempo: { $limit }. Quando uma chegar, aperte o botão de novo.
    }
refused-cooldown = ⏲ <b>Um momento, por favor.</b> Neste grupo você pode pedir a próxima em { $minutes ->
        [1] { $seconds } s
       *[other] { $minutes } min
    }.
refused-group-off = ✋ Estou desligado neste grupo. No nosso chat privado eu posso continuar.
refused-group-credits = 😕 Os créditos do grupo foram usados nesse meio-tempo: precisa de { $needed } e tem { $available }. Nada foi cobrado.
refused-dearer = 💳 <b>O preço mudou desde que o mostrei.</b> Nada foi cobrado, e aqui está o novo.
refused-maintenance = 🛠 <b>Estou fazendo uma pequena pausa.</b> O que está em andamento vai ser terminado. Tente um pouco mais tarde, por favor.
refused-banned = { $why ->
        [none] 🚫 <b>Você não pode mais fazer fotos aqui.</b> Se for um engano, fale com quem cuida deste bot. /balance, /privacy e /forget continuam funcionando.
       *[other] 🚫 <b>Você não pode mais fazer fotos aqui.</b> O motivo: { $why }. Se for um engano, fale com quem cuida deste bot. /balance, /privacy e /forget continuam funcionando.
    }
banned-here = 🚫 Você não pode mais fazer fotos comigo. No nosso chat privado eu digo por quê.
answer-banned = Você não pode mais fazer fotos aqui. Me mande /start e eu digo por quê.

### Quem paga

result-paid-group = 👥 O grupo pagou { $price }. Créditos dele: { $left }.
failed-refund-group = O grupo recebeu de volta o que estava reservado: { $price }. Créditos dele: { $left }.

### O que resta hoje

balance-today = { $limit ->
        [0] ✋ Fazer fotos está desligado para você.
       *[other] 📅 Hoje restam { $left } de { $limit } fotos.
    }
balance-today-credits = 🪙 Hoje você ainda pode gastar { $left } de { $limit } créditos.
balance-resets = 🌅 Tem mais em { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }, às { DATETIME($at, timeStyle: "short") } ({ $name }).
balance-open = 🎨 Em andamento: { $count } de { $limit } ao mesmo tempo.
quota-today = 📊 <b>Seu dia</b>

### De quem é a meia-noite

timezone-now = 🕰 <b>Seu fuso horário: { $name }.</b> Hora de lá: { DATETIME($at, timeStyle: "short") }. À meia-noite começa um dia novo, com fotos novas.
timezone-how = Toque em uma cidade, ou me mande a sua: <code>/timezone Lisbon</code>, <code>/timezone UTC-3</code>
timezone-set = 🕰 <b>{ $name }, então.</b> Hora de lá: { DATETIME($at, timeStyle: "short") }.
timezone-later = O dia que você já começou termina quando ia terminar: veja /quota
timezone-unknown = 🤔 Não conheço nenhum fuso horário “{ $name }”.
timezone-nearest = Seria um destes?
button-zone = { $name }
button-zone-utc = ↩️ Voltar para UTC
command-timezone = escolher seu fuso horário
