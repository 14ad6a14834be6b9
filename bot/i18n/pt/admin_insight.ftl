### O que acontece, para administradores

stats-jobs = 📊 { $count ->
        [0] <b>Ainda não há trabalhos.</b>
        [one] <b>{ $count } trabalho</b>: { $delivered } entregues, { $failed } com falha ({ $percent } %).
       *[other] <b>{ $count } trabalhos</b>: { $delivered } entregues, { $failed } com falha ({ $percent } %).
    }
stats-credits = 💳 Créditos: { $spent } gastos, { $granted } concedidos, { $returned } reembolsados.
stats-latency = ⏱ <b>{ $provider }</b>: metade dos resultados em { $half } s, 95 de 100 em { $most } s.
stats-latency-none = ⏱ Ainda não há resultados para medir.
stats-doubt = ❔ <b>{ $provider }</b>, pedidos cuja resposta se perdeu: { $lost } abandonados, { $waiting } que ainda podem chegar. As pessoas receberam os créditos de volta; o serviço pode ter cobrado pontos.
insight-days-usage = 📅 Quantos dias? Entre 1 e { $limit }, por exemplo: <code>/{ $command } { $usually }</code>

chart-title = { $days ->
        [1] Hoje
        [one] Último { $days } dia
       *[other] Últimos { $days } dias
    }
chart-period = { $since } - { $until }, { $zone }
chart-day = { $day } { $month ->
        [1] jan
        [2] fev
        [3] mar
        [4] abr
        [5] mai
        [6] jun
        [7] jul
        [8] ago
        [9] set
        [10] out
        [11] nov
       *[12] dez
    }
chart-jobs = Trabalhos por dia
chart-delivered = Entregues
chart-failed = Com falha
chart-cancelled = Cancelados
chart-open = Abertos
chart-credits = Créditos por dia
chart-spent = Gastos
chart-granted = Concedidos
chart-latency = Tempo até o resultado
chart-half = metade deles
chart-most = 95 de 100
chart-seconds = { $half } s / { $most } s
chart-empty = Ainda não há nada

jobs-count = { $count ->
        [one] { $count } trabalho
       *[other] { $count } trabalhos
    }
credits-count = { $count ->
        [one] { $count } crédito
       *[other] { $count } créditos
    }
usage-everybody = 📈 <b>O que todos usaram</b>
usage-of = 📈 <b>O que { $name } usou</b>
usage-today = Hoje: { $jobs }, { $credits }
usage-days = { $days ->
        [one] { $days } dia: { $jobs }, { $credits }
       *[other] { $days } dias: { $jobs }, { $credits }
    }
usage-kinds = 🎨 { $kinds }
usage-outcomes = 🏁 { $outcomes }
top-none = 😴 Ninguém pediu nada nos últimos 7 dias.
top-people = 🏆 <b>As pessoas mais ativas em 7 dias</b>
top-groups = 👥 <b>Os grupos mais ativos</b>
top-line = { $number }. { $name }: { $jobs }, { $credits }
somebody-forgotten = pessoa esquecida { $user }

jobs-list = 🗂 <b>Os últimos trabalhos.</b> Toque em um número para ver tudo.
jobs-line = { $number }. { $state } · { $kind } · { $name } · { DATETIME($at, dateStyle: "short", timeStyle: "short") }
jobs-none = 🗂 Não há trabalhos assim. Todos: /jobs
jobs-usage = 🗂 Escreva <code>/jobs</code> para ver todos, ou um destes estados depois: { $names }
job-usage = 🧾 Qual trabalho? Escreva o número dele depois, ou escolha um em /jobs
job-unknown = 🔍 Não conheço o trabalho <code>{ $job }</code>. Os últimos: /jobs
job-kind = { $kind ->
        [swap] troca de rosto
        [age] mudança de idade
        [video] clipe
        [age_video] mudança de idade em um clipe
       *[other] { $kind }
    }
job-state = { $state ->
        [queued] ⏳ na fila
        [submitting] 📤 sendo enviado
        [running] 🎨 em andamento
        [unsure] ❓ incerto
        [ready] 📦 pronto
        [delivered] ✅ entregue
        [failed] ❌ falhou
        [expired] ⌛ expirou
        [cancelled] ✖️ cancelado
       *[other] { $state }
    }
attempt-state = { $state ->
        [submitting] ainda sem resposta
        [running] aceito
        [succeeded] feito
        [failed] falhou
        [refused] recusado
        [unsent] não enviado
        [unsure] incerto
       *[other] { $state }
    }
job-head = 🧾 <b>Trabalho <code>{ $job }</code></b>
job-what = { $state } · { $kind } · { $credits }
job-who = 👤 { $name } (<code>{ $user }</code>)
job-group = 👥 No grupo <code>{ $user }</code>
job-reason = 💬 { $why }
job-reports = 🚩 { $count ->
        [one] Denunciado { $count } vez: /reports
       *[other] Denunciado { $count } vezes: /reports
    }

timeline-day = <b>{ DATETIME($at, dateStyle: "medium") }</b>
timeline-ordered = { DATETIME($at, timeStyle: "medium") } · 🛒 pedido
timeline-cancelled = { DATETIME($at, timeStyle: "medium") } · ✋ a pessoa quer parar
timeline-hold = { DATETIME($at, timeStyle: "medium") } · 🔒 { $credits } em reserva
timeline-settle = { DATETIME($at, timeStyle: "medium") } · 💳 { $credits } em cobrança
timeline-release = { DATETIME($at, timeStyle: "medium") } · ↩️ { $credits } de volta
timeline-correction = { DATETIME($at, timeStyle: "medium") } · 🎁 { $credits } de reembolso
timeline-sent = { DATETIME($at, timeStyle: "medium") } · 📤 tentativa { $number }: { $provider }
timeline-attempt = { DATETIME($at, timeStyle: "medium") } · 📥 { $state } após { $took } s
timeline-points = , { $count ->
        [one] { $count } ponto
       *[other] { $count } pontos
    }
timeline-error = ⚠️ <i>{ $error }</i>
timeline-callback = { DATETIME($at, timeStyle: "medium") } · 🔔 chegou um aviso
timeline-told-result = { DATETIME($at, timeStyle: "medium") } · 🖼 resultado mostrado
timeline-told-failure = { DATETIME($at, timeStyle: "medium") } · 💬 avisado da falha
timeline-waiting = { DATETIME($at, timeStyle: "medium") } · 📬 a entregar, { $count ->
        [one] { $count } tentativa
       *[other] { $count } tentativas
    }
timeline-parked = { DATETIME($at, timeStyle: "medium") } · 📪 não dá para alcançar, { $count ->
        [one] { $count } tentativa
       *[other] { $count } tentativas
    }
timeline-dead = { DATETIME($at, timeStyle: "medium") } · 🪦 abandonado, { $count ->
        [one] { $count } tentativa
       *[other] { $count } tentativas
    }
timeline-over = { DATETIME($at, timeStyle: "medium") } · { $state }
timeline-more = { $count ->
        [one] … e mais { $count }.
       *[other] … e mais { $count }.
    }

export-rows = 🧮 { $count ->
        [one] { $count } trabalho.
       *[other] { $count } trabalhos.
    } Os horários são UTC.
export-cut = ✂️ Há mais do que cabe em um arquivo: peça menos dias.
export-none = 🧮 { $days ->
        [one] Nenhum trabalho em { $days } dia.
       *[other] Nenhum trabalho nestes { $days } dias.
    }

### Consertar

repair-usage = 🔧 Qual trabalho? Por exemplo: <code>/{ $command } { $job }</code>. Os últimos: /jobs
repair-resolve-usage = 🔧 Diga como terminou: <code>/resolve { $job } delivered</code> ou <code>/resolve { $job } failed</code>
repair-retry-ask = 🔁 <b>Pedir o trabalho <code>{ $job }</code> de novo?</b> Não custa nada a { $name }.
repair-redeliver-ask = 📬 <b>Entregar o trabalho <code>{ $job }</code> de novo?</b> O resultado espera por { $name }.
repair-refund-ask = 🎁 <b>Devolver { $credits } pelo trabalho <code>{ $job }</code>?</b> { $name } fica com o resultado.
repair-delivered-ask = ✅ <b>Contar o trabalho <code>{ $job }</code> como entregue?</b> { $name } paga { $credits }, e não envio nada.
repair-failed-ask = ❌ <b>Contar o trabalho <code>{ $job }</code> como falho?</b> { $name } recebe { $credits } de volta.
repair-retried = 🔁 Pedido de novo, como trabalho <code>{ $job }</code>.
repair-redelivered = 📬 O trabalho <code>{ $job }</code> está a caminho de novo.
repair-refunded = { $price ->
        [one] 🎁 { $price } crédito devolvido pelo trabalho <code>{ $job }</code>.
       *[other] 🎁 { $price } créditos devolvidos pelo trabalho <code>{ $job }</code>.
    }
repair-resolved-delivered = ✅ O trabalho <code>{ $job }</code> conta agora como entregue.
repair-resolved-failed = ❌ O trabalho <code>{ $job }</code> conta agora como falho, e os créditos voltaram.
repair-not-now = ✋ { $state ->
        [queued] O trabalho <code>{ $job }</code> ainda espera a vez.
        [submitting] O trabalho <code>{ $job }</code> está sendo enviado.
        [running] O trabalho <code>{ $job }</code> está em andamento.
        [unsure] O trabalho <code>{ $job }</code> é incerto: com /resolve se diz como terminou.
        [ready] O trabalho <code>{ $job }</code> tem o resultado e está sendo entregue.
        [delivered] O trabalho <code>{ $job }</code> foi entregue.
       *[other] O trabalho <code>{ $job }</code> terminou sem resultado, e os créditos voltaram.
    }
repair-again = ✋ Já foi pedido de novo, como trabalho <code>{ $job }</code>.
repair-nothing = ✋ Não há nada a devolver pelo trabalho <code>{ $job }</code>: era grátis ou já foi reembolsado.
repair-forgotten = ✋ Quem pediu isso quis ser esquecido.
repair-pictures-gone = ✋ As imagens do trabalho <code>{ $job }</code> já foram apagadas.

retry-told = 🔁 <b>Boas notícias:</b> tento mais uma vez a imagem que falhou, e não custa nada.
refund-told = { $price ->
        [one] 🎁 Sinto que não tenha ficado bom: você recebeu { $price } crédito de volta. A imagem é sua.
       *[other] 🎁 Sinto que não tenha ficado bom: você recebeu { $price } créditos de volta. A imagem é sua.
    }
refund-told-group = 🎁 Sinto que não tenha ficado bom: o que o grupo pagou voltou para o grupo ({ $price }). A imagem é sua.
resolved-told = ✅ Quem cuida de mim verificou, e isto conta como entregue. Se não chegou nada, pergunte a essa pessoa, por favor.

### Denúncias

reports-none = 🌤 Ninguém reclama: não há denúncias abertas.
reports-count = 🚩 { $count ->
        [one] <b>{ $count } resultado foi denunciado.</b>
       *[other] <b>{ $count } resultados foram denunciados.</b>
    }
reports-more = ☝️ Há mais. Cuide primeiro destes e depois escreva /reports de novo
report-card =
    🚩 <b>Trabalho <code>{ $job }</code></b> · { $kind } · { DATETIME($at, dateStyle: "medium") }
    👤 Feito por { $name }
    💬 Denunciado por { $names }
report-gone = 🗑 O resultado já foi apagado.
report-reasons = ⚠️ Motivos: { $reasons }
report-clip = 🎬 É um clipe, então não mostro imagem dele aqui.
answer-report-sure = Tem certeza? Não dá para desfazer.
report-deleted = 🗑 Trabalho <code>{ $job }</code>: o resultado foi apagado, e a denúncia, encerrada.
report-dismissed = 👌 Trabalho <code>{ $job }</code>: nada de errado, a denúncia foi encerrada.
removed-told = 🗑 Alguém denunciou este resultado, e quem cuida de mim o apagou.
reported-why = alguém denunciou um resultado seu

button-job-retry = 🔁 De novo, grátis
button-job-refund = 🎁 Reembolsar
button-job-delivered = ✅ Foi entregue
button-job-failed = ❌ Falhou
button-jobs-newer = ⬅️ Mais novos
button-jobs-older = Mais antigos ➡️
button-report-delete = 🗑 Apagar o resultado
button-report-delete-sure = 🗑 Sim, apagar
button-report-keep = Não, deixar
button-report-ban = 🚫 Bloquear
button-report-dismiss = 👌 Nada de errado
button-report-job = 🧾 O trabalho

command-stats = gráficos dos últimos dias
command-usage = quem usou quanto
command-top = as pessoas e os grupos mais ativos
command-jobs = os últimos trabalhos
command-job = tudo sobre um trabalho
command-export = os trabalhos como tabela
command-retry = repetir de graça um trabalho que falhou
command-refund = devolver os créditos de um trabalho
command-resolve = dizer como terminou um trabalho incerto
command-reports = resultados denunciados
