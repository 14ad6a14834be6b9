### Proveedores y mantenimiento: para quienes llevan el bot

alert-provider-back = ✅ <b>{ $provider }</b> ha vuelto: su cuenta tiene puntos otra vez ({ $points }).
alert-spend = 🛑 Tope de gasto: <b>{ $provider }</b> ha tomado hoy puntos: { $points }; el límite es { $limit }. Queda en pausa hasta la medianoche UTC. Para dejarlo seguir hoy: /providers
alert-errors = ⚠️ <b>{ $provider }</b> falla demasiado. En la última hora: { $failed } fallos de { $count }. Para ponerlo en pausa: /providers
alert-more = 🔕 …y { $count } más desde { $time }
alert-held = 🔕 <b>{ $kind }</b>: { $count } más desde { $time }
alert-kind = { $name ->
        [alert-provider] un proveedor con problemas
        [alert-price] un precio inesperado
        [alert-unsure] trabajos dudosos
        [alert-result] resultados que no se pueden usar
        [alert-expired] trabajos fuera de plazo
        [alert-report] denuncias de la gente
        [alert-incident] incidentes
        [alert-disk] un disco lleno
        [alert-database] otra base de datos
        [alert-provider-back] un proveedor que ha vuelto
        [alert-errors] un proveedor que falla demasiado
        [alert-spend] el tope de gasto
       *[other] otros avisos
    }
providers-title = 🎛 <b>Proveedores</b>
providers-maintenance = 🛠 El mantenimiento está activo: ahora nadie puede pedir. /maintenance
providers-none = Todavía no hay ninguno. Pon la clave de un proveedor, o LOCAL_ENGINE=true, y reinicia el bot.
provider-on = 🟢 <b>{ $provider }</b> está en marcha
provider-paused-trouble = 🔴 <b>{ $provider }</b> está en pausa desde { $time }: <i>{ $why }</i>
provider-paused-budget = 🛑 <b>{ $provider }</b> está en pausa desde { $time }: ya ha gastado sus puntos de hoy
provider-paused-hand = ⏸ <b>{ $provider }</b>: en pausa por { $name } desde { $time }
provider-until = Vuelve: { $time }.
provider-until-probe = Le pregunto su saldo cada 5 minutos; con la primera buena respuesta vuelve.
provider-until-hand = Seguirá así hasta que un administrador lo reanude.
provider-does = Hace: { $names }
does-swap = caras en fotos
does-age = edad en fotos
does-swap-clip = caras en vídeos
does-age-clip = edad en vídeos
does-live = vídeo en directo
does-detect = buscar caras
provider-today = { $count ->
        [0] Hoy no hay trabajos
       *[other] Trabajos de hoy: { $count }, fallidos: { $failed }
    }
provider-latency = Suele tardar { $time }
provider-free = Gratis
provider-balance = Puntos restantes: { $points }
provider-balance-asking = Puntos restantes: preguntando…
provider-balance-silent = Puntos restantes: no se sabe, no ha respondido
provider-balance-untold = Puntos restantes: no se sabe, este servicio no lo dice
provider-spent = Puntos gastados hoy: { $points }
provider-spent-of = Puntos gastados hoy: { $points } de { $limit }
provider-spent-untold = Puntos gastados hoy: este servicio no lo dice
maintenance-on = 🛠 <b>El mantenimiento está activo.</b> Los pedidos nuevos se rechazan con amabilidad; lo ya pedido se termina.
maintenance-off = 🟢 <b>El mantenimiento está apagado.</b> Todos pueden pedir.
maintenance-jobs = Trabajos en curso: { $count }

button-switchboard-refresh = 🔄 Actualizar
button-provider-pause = ⏸ Pausar { $provider }
button-provider-resume = ▶️ Reanudar { $provider }
button-provider-keep = ⏸ Dejar { $provider } en pausa
button-maintenance-on = 🛠 Activar
button-maintenance-off = 🟢 Apagar
answer-provider-paused = { $provider } está en pausa. Lo que ya está en curso allí sigue.
answer-provider-resumed = { $provider } vuelve a estar en marcha.
answer-provider-overspends = { $provider } vuelve a estar en marcha y puede pasar su límite hasta la medianoche UTC.
answer-switch-as-before = Ya estaba así.
command-providers = Proveedores: estado, saldo, pausa
command-maintenance = Rechazar pedidos nuevos un rato
