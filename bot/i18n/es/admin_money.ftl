### Órdenes de quien administra: créditos, límites y bloqueos

button-proposal-do = ✅ Hacerlo
button-proposal-drop = ✖️ Cancelar
answer-proposal-not-yours = Lo pidió otra persona que administra: solo ella puede pulsarlo.
answer-proposal-closed = Eso ya estaba resuelto. Con una vez basta.

proposal-dropped = 👌 <b>Cancelado.</b> No ha cambiado nada.
proposal-expired = ⌛ <b>Eso se pidió hace más de una hora</b>, así que lo dejo todo como está. Vuelve a dar la orden, por favor.

target-usage = 👤 <b>¿A quién te refieres?</b> Dame un id o un @nombre, o responde a un mensaje suyo que me hayas reenviado.
target-nonsense = 🤔 «{ $name }» no es ni un id ni un @nombre.
target-unknown = 🤷 No conozco a <b>{ $name }</b>. Las personas me escriben una vez y los grupos me usan una vez antes de que pueda llevarles una cuenta.
target-several = 👥 Hay más de uno con el nombre <b>{ $name }</b>: { $names }. Dame el id, por favor.
target-hidden = 🕶 <b>{ $name }</b> no muestra su cuenta en los mensajes reenviados. Dame su id o su @nombre, por favor.
target-bot = 🤖 <b>{ $name }</b> es un bot. Solo llevo cuentas de personas y grupos.
forwarded-command = ↪️ <b>No obedezco órdenes reenviadas.</b> Escríbela tú si va en serio, o respóndele con una tuya.

money-credits-missing = 💳 <b>¿Cuántos créditos?</b>
money-credits-bad = 🔢 «{ $name }» no es una cantidad de créditos que pueda anotar. Tiene que ser un número entero de 1 a 1.000.000.
money-limit-missing = 🎚 <b>¿Cuántos trabajos al día?</b>
money-limit-bad = 🔢 «{ $name }» no es un límite. Tiene que ser un número entero hasta 1.000.000, 0 para no permitir nada o «none» para que no haya límite.
money-limit-words = 🤔 Entiendo los trabajos y los créditos al día, pero no para qué es «{ $name }».
money-usage-grant = ✍️ Por ejemplo <code>/grant 1002 50 birthday</code> o <code>/grant @boris 50</code>. Si respondes a un mensaje reenviado de alguien, basta <code>/grant 50</code>.
money-usage-take = ✍️ Por ejemplo <code>/take 1002 5 mistake</code> o <code>/take @boris 5</code>. Si respondes a un mensaje reenviado de alguien, basta <code>/take 5</code>.
money-usage-setquota =
    ✍️ Por ejemplo
    <code>/setquota @boris 50</code>: 50 trabajos al día
    <code>/setquota @boris 50 200</code>: y como mucho 200 créditos al día
    <code>/setquota @boris none</code>: sin límite
    <code>/setquota @boris reset</code>: otra vez como para todos
    <code>/setquota default 10</code> o <code>/setquota groups 30</code>: lo que vale para todas las personas o todos los grupos
money-usage-unlimited = ✍️ Por ejemplo <code>/unlimited 1002</code> o <code>/unlimited @boris</code>. Si respondes a un mensaje reenviado de alguien, basta <code>/unlimited</code>.
money-usage-ban = ✍️ Por ejemplo <code>/ban 1002</code> o <code>/ban @boris spam</code>. Si respondes a un mensaje reenviado de alguien, basta <code>/ban</code>.
money-usage-unban = ✍️ Por ejemplo <code>/unban 1002</code> o <code>/unban @boris</code>. Si respondes a un mensaje reenviado de alguien, basta <code>/unban</code>.
money-usage-quota = ✍️ Por ejemplo <code>/quota 1002</code> o <code>/quota @boris</code>. Si respondes a un mensaje reenviado de alguien, basta <code>/quota</code>. Solo, <code>/quota</code> muestra lo tuyo.
money-grant =
    💳 ¿Dar { $amount ->
        [one] un crédito
       *[other] { $amount } créditos
    } a <b>{ $user }</b>?
    Créditos ahora: { $available }. Después: <b>{ $after }</b>.
money-take =
    💳 ¿Quitar { $amount ->
        [one] un crédito
       *[other] { $amount } créditos
    } a <b>{ $user }</b>?
    Créditos ahora: { $available }. Después: <b>{ $after }</b>.
money-take-more = 🪙 <b>{ $user }</b> no tiene tantos. Créditos ahora: { $available }. No ha cambiado nada.
money-granted =
    ✅ Dados a <b>{ $user }</b>: { $amount }.
    Créditos ahora: <b>{ $available }</b>.
money-taken =
    ✅ Quitados a <b>{ $user }</b>: { $amount }.
    Créditos ahora: <b>{ $available }</b>.
money-limits =
    🎚 Límites nuevos para { $user ->
        [default] todas las personas sin límites propios
        [groups] todos los grupos sin límites propios
       *[other] <b>{ $user }</b>
    }
    Ahora · trabajos al día: { $jobs ->
        [-1] sin límite
        [0] ninguno
       *[other] { $jobs }
    }; créditos al día: { $credits ->
        [-1] sin límite
        [0] ninguno
       *[other] { $credits }
    }.
    Después · trabajos al día: { $newjobs ->
        [-1] sin límite
        [0] ninguno
       *[other] { $newjobs }
    }; créditos al día: { $newcredits ->
        [-1] sin límite
        [0] ninguno
       *[other] { $newcredits }
    }.
money-limits-set =
    ✅ Ya hay límites para { $user ->
        [default] todas las personas sin límites propios
        [groups] todos los grupos sin límites propios
       *[other] <b>{ $user }</b>
    }
    Ahora · trabajos al día: { $jobs ->
        [-1] sin límite
        [0] ninguno
       *[other] { $jobs }
    }; créditos al día: { $credits ->
        [-1] sin límite
        [0] ninguno
       *[other] { $credits }
    }.
money-reason = Motivo: { $why }
money-ban = 🚫 ¿Bloquear a <b>{ $user }</b>? No aceptaré más pedidos suyos; lo que está en marcha se termina. Si lo intenta, verá el motivo.
money-banned = 🚫 <b>{ $user }</b> no puede entrar. Con /unban puede volver.
money-ban-already = 🚫 <b>{ $user }</b> ya no puede entrar. Motivo: { $why }
money-ban-self = 🙈 No puedes bloquearte a ti.
money-ban-admin = 🛡 <b>{ $user }</b> administra el bot y no se puede bloquear. Quita primero su id de ADMIN_IDS.
money-ban-group = 👥 Solo se bloquea a personas. Para un grupo, no permitas ningún trabajo: <code>/setquota -100123 0</code>
money-unban = 🤝 ¿Dejar entrar otra vez a <b>{ $user }</b>? Tiene el acceso cerrado. Motivo: { $why }
money-unbanned = 🤝 <b>{ $user }</b> puede usarme otra vez.
money-unban-none = 🤷 <b>{ $user }</b> no está bloqueado.
money-gone = 👻 Mientras tanto pidió que lo olvidara, así que ya no hay nadie. No ha cambiado nada.
money-gift = 🎁 <b>¡Para ti: { $amount ->
        [one] un crédito
       *[other] { $amount } créditos
    }!</b> Ahora tienes { $available }. Envíame una foto cuando quieras.
money-quota-who = 👤 <b>{ $user }</b>
money-quota-balance = 💳 Créditos: { $available }, apartados: { $held }
money-quota-jobs = 📅 Trabajos de hoy: { $used } de { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-credits = 🪙 Créditos de hoy: { $used } de { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-open = ⏳ En marcha: { $used } de { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-own = 🎚 Son límites propios.
money-quota-default = 🎚 Estos límites valen para todos.
money-quota-day = 🕛 Zona horaria: { $name }. El próximo día empieza: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
money-quota-banned = 🚫 Acceso cerrado desde { DATETIME($at, dateStyle: "medium") } · Motivo: { $why }

command-quota = tus límites y lo que te queda
command-grant = dar créditos a alguien
command-take = quitar créditos
command-setquota = fijar límites diarios
command-unlimited = quitar los límites de alguien
command-ban = bloquear a alguien
command-unban = desbloquear a alguien
