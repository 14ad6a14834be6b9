# Qué puede hacer cada cual: límites al día, quién paga, vetos, un descanso del bot y de quién es la medianoche.

### Rechazado

refused-daily = { $limit ->
        [0] ✋ Hacer fotos está apagado para ti.
       *[other] ✋ <b>Por hoy ya está.</b> Fotos al día: { $limit }. Habrá más en { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-looks = 👀 <b>Por hoy ya he mirado bastantes fotos.</b> Fotos nuevas al día: { $limit }. Miraré más en { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }.
refused-daily-credits = { $limit ->
        [0] ✋ Hoy solo se puede hacer lo que es gratis.
       *[other] ✋ <b>Es demasiado para hoy.</b> Créditos al día: { $limit }, quedan hoy: { $left }. Habrá más en { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-daily-group = { $limit ->
        [0] ✋ Hacer fotos está apagado en este grupo.
       *[other] ✋ <b>Por hoy ya está en este grupo.</b> Fotos al día: { $limit }. Habrá más en { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }. En nuestro chat privado puedo seguir.
    }
refused-daily-group-credits = { $limit ->
        [0] ✋ Hoy solo se puede hacer lo que es gratis.
       *[other] ✋ <b>Es demasiado para este grupo hoy.</b> Créditos al día: { $limit }, quedan hoy: { $left }. Habrá más en { $hours ->
            [0] { $minutes } min
           *[other] { $hours } h { $minutes } min
        }.
    }
refused-open-jobs-group = { $limit ->
        [0] ✋ Hacer fotos está apagado en este grupo.
       *[other] ✋ <b>Este grupo ya tiene bastante en marcha.</b> A la vez: { $limit }. Cuando llegue una, pulsa el botón otra vez.
    }
refused-cooldown = ⏲ <b>Un momento, por favor.</b> En este grupo puedes pedir la siguiente en { $minutes ->
        [1] { $seconds } s
       *[other] { $minutes } min
    }.
refused-group-off = ✋ Estoy apagado en este grupo. En nuestro chat privado puedo seguir.
refused-group-credits = 😕 Mientras tanto se han gastado los créditos del grupo: hacen falta { $needed } y tiene { $available }. No se ha cobrado nada.
refused-dearer = 💳 <b>El precio ha cambiado desde que te lo dije.</b> No se ha cobrado nada, y aquí tienes el nuevo.
refused-maintenance = 🛠 <b>Me tomo un pequeño descanso.</b> Lo que está en marcha se termina. Inténtalo un poco más tarde, por favor.
refused-banned = { $why ->
        [none] 🚫 <b>Ya no puedes hacer fotos aquí.</b> Si es un error, habla con quien lleva este bot. /balance, /privacy y /forget siguen funcionando.
       *[other] 🚫 <b>Ya no puedes hacer fotos aquí.</b> El motivo: { $why }. Si es un error, habla con quien lleva este bot. /balance, /privacy y /forget siguen funcionando.
    }
banned-here = 🚫 Ya no puedes hacer fotos conmigo. En nuestro chat privado te digo por qué.
answer-banned = Ya no puedes hacer fotos aquí. Envíame /start y te digo por qué.

### Quién paga

result-paid-group = 👥 El grupo ha pagado { $price }. Sus créditos: { $left }.
failed-refund-group = El grupo ha recuperado lo apartado: { $price }. Sus créditos: { $left }.

### Lo que queda hoy

balance-today = { $limit ->
        [0] ✋ Hacer fotos está apagado para ti.
       *[other] 📅 Hoy te quedan { $left } de { $limit } fotos.
    }
balance-today-credits = 🪙 Hoy puedes gastar aún { $left } de { $limit } créditos.
balance-resets = 🌅 Habrá más en { $hours ->
        [0] { $minutes } min
       *[other] { $hours } h { $minutes } min
    }, a las { DATETIME($at, timeStyle: "short") } ({ $name }).
balance-open = 🎨 En marcha: { $count } de { $limit } a la vez.
quota-today = 📊 <b>Tu día</b>

### De quién es la medianoche

timezone-now = 🕰 <b>Tu zona horaria: { $name }.</b> Hora de allí: { DATETIME($at, timeStyle: "short") }. A medianoche empieza un día nuevo con fotos nuevas.
timezone-how = Toca una ciudad, o envíame la tuya: <code>/timezone Madrid</code>, <code>/timezone UTC+3</code>
timezone-set = 🕰 <b>Pues { $name }.</b> Hora de allí: { DATETIME($at, timeStyle: "short") }.
timezone-later = El día que ya has empezado termina cuando iba a terminar: mira /quota
timezone-unknown = 🤔 No conozco ninguna zona horaria «{ $name }».
timezone-nearest = ¿Es una de estas?
button-zone = { $name }
button-zone-utc = ↩️ Volver a UTC
command-timezone = elegir tu zona horaria
