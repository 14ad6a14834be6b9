### Qué pasa, para administradores

stats-jobs = 📊 { $count ->
        [0] <b>Aún no hay trabajos.</b>
        [one] <b>Un trabajo</b>: { $delivered } entregados, { $failed } fallidos ({ $percent } %).
       *[other] <b>{ $count } trabajos</b>: { $delivered } entregados, { $failed } fallidos ({ $percent } %).
    }
stats-credits = 💳 Créditos: { $spent } gastados, { $granted } concedidos, { $returned } reembolsados.
stats-latency = ⏱ <b>{ $provider }</b>: la mitad de los resultados en { $half } s, 95 de 100 en { $most } s.
stats-latency-none = ⏱ Aún no hay resultados que medir.
stats-doubt = ❔ <b>{ $provider }</b>, pedidos cuya respuesta se perdió: { $lost } abandonados, { $waiting } que aún pueden llegar. La gente ha recuperado sus créditos; el servicio puede haber cobrado puntos.
insight-days-usage = 📅 ¿Cuántos días? Entre 1 y { $limit }, por ejemplo: <code>/{ $command } { $usually }</code>

chart-title = { $days ->
        [one] Hoy
       *[other] Últimos { $days } días
    }
chart-period = { $since } - { $until }, { $zone }
chart-day = { $day } { $month ->
        [1] ene
        [2] feb
        [3] mar
        [4] abr
        [5] may
        [6] jun
        [7] jul
        [8] ago
        [9] sep
        [10] oct
        [11] nov
       *[12] dic
    }
chart-jobs = Trabajos por día
chart-delivered = Entregados
chart-failed = Fallidos
chart-cancelled = Cancelados
chart-open = Abiertos
chart-credits = Créditos por día
chart-spent = Gastados
chart-granted = Concedidos
chart-latency = Tiempo hasta el resultado
chart-half = la mitad
chart-most = 95 de 100
chart-seconds = { $half } s / { $most } s
chart-empty = Aún no hay nada

jobs-count = { $count ->
        [one] un trabajo
       *[other] { $count } trabajos
    }
credits-count = { $count ->
        [one] un crédito
       *[other] { $count } créditos
    }
usage-everybody = 📈 <b>Lo que han usado todos</b>
usage-of = 📈 <b>Lo que ha usado { $name }</b>
usage-today = Hoy: { $jobs }, { $credits }
usage-days = { $days ->
        [one] Un día: { $jobs }, { $credits }
       *[other] { $days } días: { $jobs }, { $credits }
    }
usage-kinds = 🎨 { $kinds }
usage-outcomes = 🏁 { $outcomes }
top-none = 😴 Nadie ha pedido nada en los últimos 7 días.
top-people = 🏆 <b>Las personas más activas en 7 días</b>
top-groups = 👥 <b>Los grupos más activos</b>
top-line = { $number }. { $name }: { $jobs }, { $credits }
somebody-forgotten = persona olvidada { $user }

jobs-list = 🗂 <b>Los últimos trabajos.</b> Toca un número para verlo todo.
jobs-line = { $number }. { $state } · { $kind } · { $name } · { DATETIME($at, dateStyle: "short", timeStyle: "short") }
jobs-none = 🗂 No hay trabajos así. Todos: /jobs
jobs-usage = 🗂 Escribe <code>/jobs</code> para verlos todos, o uno de estos estados detrás: { $names }
job-usage = 🧾 ¿Qué trabajo? Escribe su número detrás, o elige uno en /jobs
job-unknown = 🔍 No conozco el trabajo <code>{ $job }</code>. Los últimos: /jobs
job-kind = { $kind ->
        [swap] cambio de cara
        [age] cambio de edad
        [video] clip
        [age_video] cambio de edad en un clip
       *[other] { $kind }
    }
job-state = { $state ->
        [queued] ⏳ en espera
        [submitting] 📤 enviándose
        [running] 🎨 en marcha
        [unsure] ❓ dudoso
        [ready] 📦 listo
        [delivered] ✅ entregado
        [failed] ❌ fallido
        [expired] ⌛ caducado
        [cancelled] ✖️ cancelado
       *[other] { $state }
    }
attempt-state = { $state ->
        [submitting] aún sin respuesta
        [running] aceptado
        [succeeded] hecho
        [failed] fallido
        [refused] rechazado
        [unsent] no enviado
        [unsure] dudoso
       *[other] { $state }
    }
job-head = 🧾 <b>Trabajo <code>{ $job }</code></b>
job-what = { $state } · { $kind } · { $credits }
job-who = 👤 { $name } (<code>{ $user }</code>)
job-group = 👥 En el grupo <code>{ $user }</code>
job-reason = 💬 { $why }
job-reports = 🚩 { $count ->
        [one] Denunciado una vez: /reports
       *[other] Denunciado { $count } veces: /reports
    }

timeline-day = <b>{ DATETIME($at, dateStyle: "medium") }</b>
timeline-ordered = { DATETIME($at, timeStyle: "medium") } · 🛒 pedido
timeline-cancelled = { DATETIME($at, timeStyle: "medium") } · ✋ la persona quiere pararlo
timeline-hold = { DATETIME($at, timeStyle: "medium") } · 🔒 { $credits } en reserva
timeline-settle = { DATETIME($at, timeStyle: "medium") } · 💳 { $credits } por cobro
timeline-release = { DATETIME($at, timeStyle: "medium") } · ↩️ { $credits } de vuelta
timeline-correction = { DATETIME($at, timeStyle: "medium") } · 🎁 { $credits } de reembolso
timeline-sent = { DATETIME($at, timeStyle: "medium") } · 📤 intento { $number }: { $provider }
timeline-attempt = { DATETIME($at, timeStyle: "medium") } · 📥 { $state } tras { $took } s
timeline-points = , { $count ->
        [one] un punto
       *[other] { $count } puntos
    }
timeline-error = ⚠️ <i>{ $error }</i>
timeline-callback = { DATETIME($at, timeStyle: "medium") } · 🔔 llegó un aviso
timeline-told-result = { DATETIME($at, timeStyle: "medium") } · 🖼 resultado mostrado
timeline-told-failure = { DATETIME($at, timeStyle: "medium") } · 💬 avisado de que falló
timeline-waiting = { DATETIME($at, timeStyle: "medium") } · 📬 por entregar, { $count ->
        [one] un intento
       *[other] { $count } intentos
    }
timeline-parked = { DATETIME($at, timeStyle: "medium") } · 📪 no se le puede escribir, { $count ->
        [one] un intento
       *[other] { $count } intentos
    }
timeline-dead = { DATETIME($at, timeStyle: "medium") } · 🪦 abandonado, { $count ->
        [one] un intento
       *[other] { $count } intentos
    }
timeline-over = { DATETIME($at, timeStyle: "medium") } · { $state }
timeline-more = { $count ->
        [one] … y uno más.
       *[other] … y { $count } más.
    }

export-rows = 🧮 { $count ->
        [one] Un trabajo.
       *[other] { $count } trabajos.
    } Las horas son UTC.
export-cut = ✂️ Hay más de los que caben en un archivo: pide menos días.
export-none = 🧮 { $days ->
        [one] Ningún trabajo en este día.
       *[other] Ningún trabajo en estos { $days } días.
    }

### Arreglar cosas

repair-usage = 🔧 ¿Qué trabajo? Por ejemplo: <code>/{ $command } { $job }</code>. Los últimos: /jobs
repair-resolve-usage = 🔧 Di cómo acabó: <code>/resolve { $job } delivered</code> o <code>/resolve { $job } failed</code>
repair-retry-ask = 🔁 <b>¿Pedir otra vez el trabajo <code>{ $job }</code>?</b> A { $name } no le cuesta nada.
repair-redeliver-ask = 📬 <b>¿Entregar otra vez el trabajo <code>{ $job }</code>?</b> Su resultado espera a { $name }.
repair-refund-ask = 🎁 <b>¿Devolver { $credits } por el trabajo <code>{ $job }</code>?</b> { $name } se queda el resultado.
repair-delivered-ask = ✅ <b>¿Dar por entregado el trabajo <code>{ $job }</code>?</b> { $name } paga { $credits }, y no envío nada.
repair-failed-ask = ❌ <b>¿Dar por fallido el trabajo <code>{ $job }</code>?</b> { $name } recupera { $credits }.
repair-retried = 🔁 Pedido otra vez, como trabajo <code>{ $job }</code>.
repair-redelivered = 📬 El trabajo <code>{ $job }</code> vuelve a estar en camino.
repair-refunded = { $price ->
        [one] 🎁 Devuelto un crédito por el trabajo <code>{ $job }</code>.
       *[other] 🎁 Devueltos { $price } créditos por el trabajo <code>{ $job }</code>.
    }
repair-resolved-delivered = ✅ El trabajo <code>{ $job }</code> cuenta ya como entregado.
repair-resolved-failed = ❌ El trabajo <code>{ $job }</code> cuenta ya como fallido, y los créditos han vuelto.
repair-not-now = ✋ { $state ->
        [queued] El trabajo <code>{ $job }</code> aún espera su turno.
        [submitting] El trabajo <code>{ $job }</code> se está enviando.
        [running] El trabajo <code>{ $job }</code> está en marcha.
        [unsure] El trabajo <code>{ $job }</code> es dudoso: con /resolve se dice cómo acabó.
        [ready] El trabajo <code>{ $job }</code> tiene su resultado y se está entregando.
        [delivered] El trabajo <code>{ $job }</code> se entregó.
       *[other] El trabajo <code>{ $job }</code> acabó sin resultado, y sus créditos han vuelto.
    }
repair-again = ✋ Ya se pidió otra vez, como trabajo <code>{ $job }</code>.
repair-nothing = ✋ No hay nada que devolver por el trabajo <code>{ $job }</code>: era gratis o ya se reembolsó.
repair-forgotten = ✋ Quien lo pidió quiso que se le olvidara.
repair-pictures-gone = ✋ Las imágenes del trabajo <code>{ $job }</code> ya se han borrado.

retry-told = 🔁 <b>Buenas noticias:</b> pruebo otra vez con la imagen que falló, y no te cuesta nada.
refund-told = { $price ->
        [one] 🎁 Siento que no saliera bien: te devuelvo tu crédito. La imagen es tuya.
       *[other] 🎁 Siento que no saliera bien: te devuelvo tus { $price } créditos. La imagen es tuya.
    }
refund-told-group = 🎁 Siento que no saliera bien: lo que pagó el grupo ha vuelto al grupo ({ $price }). La imagen es tuya.
resolved-told = ✅ Quien me lleva lo ha revisado, y cuenta como entregado. Si no te ha llegado nada, pregúntale, por favor.

### Denuncias

reports-none = 🌤 Nadie se queja: no hay denuncias abiertas.
reports-count = 🚩 { $count ->
        [one] <b>Hay un resultado denunciado.</b>
       *[other] <b>Hay { $count } resultados denunciados.</b>
    }
reports-more = ☝️ Hay más. Ocúpate primero de estos y luego escribe otra vez /reports
report-card =
    🚩 <b>Trabajo <code>{ $job }</code></b> · { $kind } · { DATETIME($at, dateStyle: "medium") }
    👤 Hecho por { $name }
    💬 Denunciado por { $names }
report-gone = 🗑 El resultado ya se ha borrado.
report-reasons = ⚠️ Motivos: { $reasons }
report-clip = 🎬 Es un clip, así que aquí no enseño ninguna imagen.
answer-report-sure = ¿Seguro? No se puede deshacer.
report-deleted = 🗑 Trabajo <code>{ $job }</code>: el resultado está borrado, y la denuncia, cerrada.
report-dismissed = 👌 Trabajo <code>{ $job }</code>: no tiene nada malo, la denuncia está cerrada.
removed-told = 🗑 Alguien denunció este resultado, y quien me lleva lo ha borrado.
reported-why = alguien denunció un resultado tuyo

button-job-retry = 🔁 Otra vez, gratis
button-job-refund = 🎁 Reembolsar
button-job-delivered = ✅ Se entregó
button-job-failed = ❌ Falló
button-jobs-newer = ⬅️ Más nuevos
button-jobs-older = Más antiguos ➡️
button-report-delete = 🗑 Borrar el resultado
button-report-delete-sure = 🗑 Sí, borrarlo
button-report-keep = No, dejarlo
button-report-ban = 🚫 Bloquear
button-report-dismiss = 👌 Nada malo
button-report-job = 🧾 El trabajo

command-stats = gráficos de los últimos días
command-usage = quién usó cuánto
command-top = las personas y grupos más activos
command-jobs = los últimos trabajos
command-job = todo sobre un trabajo
command-export = los trabajos como tabla
command-retry = repetir gratis un trabajo fallido
command-refund = devolver los créditos de un trabajo
command-resolve = decir cómo acabó un trabajo dudoso
command-reports = resultados denunciados
