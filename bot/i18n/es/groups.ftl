### En grupos

group-hello-more = ⚙️ Para quien lleva este grupo: /settings dice qué puedo hacer aquí.
group-help-more =
    🙂 <code>/swap</code> a secas usa tu cara guardada.
    👤 <code>/swap Anna</code> usa tu cara con ese nombre.
    🕰 <code>/age +10</code> o <code>/age -20</code> dice los años de una vez.
    ⭐ Las caras se guardan en nuestro chat privado.

group-card-of = 👤 <b>{ $name }</b>
group-answer-picture = ☝️ Respóndeme a este mensaje con ella. O responde a una imagen con /{ $command }, que es más rápido.
group-answer-face = ☝️ Responde a este mensaje con la foto.
group-unreachable = ✋ <b>Llegaría en privado, y todavía no te puedo escribir ahí.</b> Abre nuestro chat privado, pulsa Iniciar y vuelve a pulsar el botón aquí. No se te ha cobrado nada.
group-comes-privately = 📬 <b>{ $name }</b>, llega a nuestro chat privado.
group-result-waits = 📬 <b>{ $name }</b>, está lista, pero aquí no puedo mostrarla y todavía no puedo escribirte. Abre nuestro chat privado y pulsa Iniciar.
denied-there = { $why ->
        [rights] ✋ Llega aquí porque no puedo enviarla en «{ $group }». Quien administra ese grupo puede permitírmelo: enviar mensajes, fotos y vídeos.
        [topic] ✋ Llega aquí porque el tema en «{ $group }» está cerrado.
        [slow] ✋ Llega aquí porque «{ $group }» solo me deja escribir de vez en cuando.
       *[gone] ✋ Llega aquí porque ya no estoy en «{ $group }».
    }
denied-in-group = ✋ <b>No puedo enviar fotos ni vídeos en este grupo.</b> Quien lo administra puede permitírmelo: enviar mensajes, fotos y vídeos. Mientras tanto funciona en nuestro chat privado.
denied-answer = { $why ->
        [rights] ✋ No puedo responder en «{ $group }». Quien administra ese grupo puede permitírmelo: enviar mensajes, fotos y vídeos. Mientras tanto funciona aquí mismo.
        [topic] ✋ No puedo responder en «{ $group }»: el tema está cerrado. Pídemelo en otro tema, o aquí mismo.
        [slow] ✋ Ahora no puedo responder en «{ $group }»: el modo lento solo me deja escribir de vez en cuando. Prueba allí más tarde, o aquí mismo.
       *[gone] ✋ No puedo responder en «{ $group }»: ya no estoy en él. Aquí también funciona.
    }
group-nothing-to-cancel = 😌 No tienes nada que cancelar. Para empezar, responde a una foto con /swap
group-is-off = 😴 En este grupo estoy apagado. Quien lo lleva lo puede cambiar con /settings
group-for-admins = ✋ En este grupo eso solo lo pueden hacer quienes lo llevan.
group-wait = ⏳ No tan rápido: en este grupo puedes seguir en { $time }.
card-stopped-by-admin = 👌 Lo ha parado alguien que lleva este grupo. No se ha cobrado nada.
cancelled-by-admin = Lo ha parado alguien que lleva este grupo.

no-saved-faces = ⭐ Aún no tienes caras guardadas, así que mándame una foto con una.
no-such-face = 🤔 No tienes ninguna cara llamada «{ $name }». Las tuyas son: <b>{ $names }</b>. Prueba /swap { $example }, o /swap a secas para la que ofrezco primero.
no-such-age = 🕰 Dime un número de años de −{ $limit } a +{ $limit }, pero no cero. Por ejemplo: /age +10 o /age -20
order-with = 🙂 Con tu cara «{ $name }». Para otra, vuelve atrás.
price-by-group = { $price ->
        [0] 🎁 Esta es gratis.
        [one] 💳 Un crédito, lo paga este grupo. Le quedan { $balance }.
       *[other] 💳 { $price } créditos, los paga este grupo. Le quedan { $balance }.
    }

# Everybody reads along, so what the person has left is not told.
price-in-group = { $price ->
        [0] 🎁 Esta es gratis.
        [one] 💳 Un crédito.
       *[other] 💳 { $price } créditos.
    }
result-paid-in-group = { $price ->
        [0] 🎁 Ha sido gratis.
        [one] 💳 Ha costado un crédito.
       *[other] 💳 Ha costado { $price } créditos.
    }
failed-refund-in-group = { $price ->
        [0] No ha costado nada.
        [one] Te he devuelto el crédito.
       *[other] Te he devuelto los { $price } créditos.
    }

group-consent = 👋 <b>{ $name }</b>, antes una cosa: lee mis reglas en nuestro chat privado y acéptalas. Es un momento y solo se pregunta una vez; después sigo aquí mismo.
group-consent-done = 🎉 Gracias, <b>{ $name }</b>. Ahora dame el comando otra vez.
group-go-on = 👉 Sigo en <b>{ $title }</b>.
group-faces = ⭐ Tus caras: <b>{ $names }</b>. Responde a una imagen con /swap para «{ $name }», o con /swap { $example }
group-faces-none = ⭐ <b>Aún no hay caras guardadas.</b> Guarda una en nuestro chat privado, y te bastará responder con /swap.

group-quota = 📊 <b>Hoy en { $title }</b>
group-quota-group = { $limit ->
        [0] ✋ En este grupo no se permite hacer imágenes.
       *[other] 👥 El grupo: quedan { $left } de { $limit } imágenes.
    }
group-quota-group-free = 👥 El grupo: imágenes sin límite.
group-quota-yours = 👤 <b>{ $name }</b>
group-quota-own = { $limit ->
        [0] ✋ No se permite hacer imágenes.
       *[other] 🖼 Quedan { $left } de { $limit } imágenes, se hagan donde se hagan.
    }
group-quota-own-free = 🖼 Todas las imágenes que quieras.
group-quota-credits = 🪙 Aún se pueden gastar { $left } de { $limit } créditos.
group-quota-group-pays = 💳 Paga el grupo mientras le alcance. Sus créditos: { $balance }.
group-quota-each-pays = 💳 Cada cual paga sus imágenes. Cuánto tienes te lo digo en nuestro chat privado: /balance

### Lo que deciden quienes llevan un grupo

settings = ⚙️ <b>{ $title }</b>: qué puedo hacer aquí
settings-on = ✅ Estoy encendido.
settings-off = 😴 Estoy apagado.
settings-everyone = 👥 Me puede usar todo el mundo.
settings-admins = 👮 Solo me pueden usar quienes llevan el grupo.
settings-wait = ⏳ Espera entre dos imágenes de una persona: { $time }
settings-group = 🖼 Los resultados llegan aquí, al grupo.
settings-private = 📬 Los resultados llegan en privado.
settings-language = 🌍 Idioma: { $language }
settings-zone = 🕛 El día termina a medianoche en { $zone }.
settings-each = cada cual el suyo
settings-no-wait = ninguna
settings-hour = una hora
settings-words = ⚙️ Eso no lo conozco. Cualquier zona horaria se puede poner por su nombre, por ejemplo: { $example }
settings-in-groups = ⚙️ Eso es para grupos: da el comando en un grupo que lleves tú.
settings-for-admins = ✋ Eso solo lo pueden cambiar quienes llevan este grupo.

button-save-privately = ⭐ Guardar una cara
button-read-rules = 📜 Leer y aceptar
button-back-to-group = ⬅️ De vuelta al grupo
button-turn-on = ✅ Encender
button-turn-off = 😴 Apagar
button-for-everyone = 👥 Para todo el mundo
button-for-admins = 👮 Solo para admins
button-to-group = 🖼 Resultados aquí
button-to-private = 📬 Resultados en privado
button-set-cooldown = ⏳ Espera
button-set-language = 🌍 Idioma
button-set-timezone = 🕛 Zona horaria

answer-admins-only = Eso solo lo pueden cambiar quienes llevan este grupo.
answer-set = Hecho.

command-settings = qué puede hacer el bot en este grupo
