### Difusiones

broadcast-usage =
    📣 <b>Escribir a todos</b>
    Responde con /broadcast al mensaje que debe salir: texto, una foto, un vídeo, lo que quieras. O pon el texto detrás, por ejemplo <code>/broadcast ¡Buenas noticias!</code>
    Primero lo ves tú; no sale nada hasta que pulses Enviar.
broadcast-cannot = 🚫 Telegram no me deja copiar ese mensaje. Responde con /broadcast a otro, por favor.
broadcast-ask = 👆 <b>Esto es lo que sale, tal como está aquí.</b>
broadcast-people = Personas: <b>{ $count }</b>
broadcast-groups = Grupos: <b>{ $count }</b>
broadcast-groups-not = Grupos: { $count }, no incluidos
broadcast-time = Tiempo aproximado: { $time }
broadcast-nobody = Todavía no hay nadie a quien enviarlo.
broadcast-dropped = 👌 Vale, no se ha enviado nada. Para empezar de nuevo: /broadcast
broadcast-running = 📣 <b>Está en camino.</b>
broadcast-stopped = ⏸ <b>Detenido.</b> Pulsa Continuar para enviarlo también a los demás.
broadcast-gone = 🗑 <b>Detenido: el mensaje se borró</b> de este chat y ya no hay nada que copiar. Envía uno nuevo con /broadcast
broadcast-done = ✅ <b>Listo, ya ha salido.</b>
broadcast-sent = Enviados: <b>{ $count }</b> de { $all }
broadcast-failed = No entregados: { $count } (me bloquearon, se fueron o no lo permiten)
broadcast-unsure = Inciertos: { $count } (se perdió la respuesta de Telegram; no envío dos veces)
broadcast-left = Faltan: { $count } (tiempo aproximado: { $time })
button-broadcast-send = 🚀 Enviar a { $count }
button-broadcast-groups = 👥 También a grupos
button-broadcast-people = 👤 Sin grupos
button-broadcast-stop = ⏹ Detener
button-broadcast-continue = ▶️ Continuar
answer-broadcast-begun = 🚀 ¡Allá va!
answer-broadcast-stopped = ⏹ Detenido
answer-broadcast-continued = ▶️ Seguimos
command-broadcast = escribir a todos
