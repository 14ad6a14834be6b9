# Español, de tú. Los textos son HTML de Telegram; button-*, answer-*, command-* y los nombres del final van sin marcas.

### La puerta

welcome = 👋 <b>¡Hola, { $name }!</b> Vamos a hacer una foto divertida.
nameless = amigo
welcome-next = 📷 <b>Mándame una foto</b> y yo me encargo del resto.
can-swap = 🔄 Pongo la cara que quieras en la cara de una foto.
can-swap-many = 🔄 Cambio caras: tú eliges quién de la foto se lleva la cara de quién.
can-age = 🕰 Le pongo o le quito hasta 30 años a una cara.
can-age-many = 🕰 Les pongo o les quito hasta 30 años a las caras.
can-video = 🎬 También cambio caras en clips: vídeos, GIF y videomensajes, hasta { $seconds } s cada vez.
can-age-clip = 🎞 /age también vale para clips, hasta { $seconds } s cada vez.
can-nothing = 😴 Estoy descansando: ahora mismo no hay ningún servicio de imágenes encendido. Vuelve a probar más tarde.

consent-hello = 👋 <b>¡Hola, { $name }!</b> Cambio caras y edades en las fotos. Antes de empezar, prométeme cuatro cosas:
consent-changed = 📜 <b>Las reglas han cambiado.</b> Léelas otra vez, por favor:
consent-rules =
    📷 Puedes usar las fotos que mandas, y a quien sale en ellas le parecería bien.
    🔞 Nada sexual, nunca.
    🧒 Nadie menor de 18 años en ellas.
    🎭 Ni engañar ni hacer daño a nadie: es una broma hecha con IA, y lo dices cuando la compartes.

    🔒 Las fotos se borran { $days ->
        [one] al cabo de un día
       *[other] a los { $days } días
    }, o al momento con /forget. Más en /privacy
consent-waiting = ⏳ Después sigo enseguida con tu foto.
consent-waiting-clip = ⏳ Después sigo enseguida con tu clip.
consent-thanks = 🎉 <b>¡Gracias!</b> { $credits ->
        [0] Vamos allá.
        [one] Toma, un crédito para jugar.
       *[other] Toma, { $credits } créditos para jugar.
    }
consent-declined = 👌 Vale, no me he quedado con nada. Si cambias de idea: /start
anonymous = 🕶 Escribes como el grupo, así que no sé quién eres ni de quién serían los botones. Quita «Permanecer anónimo» un momento y prueba otra vez.
anonymous-channel = 🕶 Escribes como un canal, así que no sé quién eres ni de quién serían los botones. Elígete a ti junto al campo de texto y prueba otra vez.

hello-group =
    👋 ¡Hola a todos! Cambio caras en las fotos.
    Responde a una foto con /swap o /age, o manda una foto con /swap en el pie. De lo demás que pase aquí no hago caso.

### Ayuda

help-how =
    <b>Cómo funciona</b>
    1. Mándame una foto, o un álbum de dos: primero la imagen, después la cara.
    2. Toca las caras que quieras cambiar.
    3. Manda una cara para cada una, o usa una guardada.
    4. Mira el precio, pulsa el botón y listo. Si algo falla, recuperas tus créditos.

    Manda la foto como <i>archivo</i> para que no pierda calidad.
help-group =
    Responde a una foto con /swap o /age, o manda una foto con /swap en el pie. Luego usa los botones de mi respuesta; cuando te pida una cara, contéstale con una foto.
    Cada botón solo le sirve a quien lo pidió. /cancel para todo.
help-command = /{ $command } – { $does }
private-only = 🤫 Eso queda entre tú y yo. Pregúntamelo en nuestro chat privado.
unknown-command = 🤔 No conozco ese comando. Esto es lo que sé hacer:
one-at-a-time = ☝️ De una en una: me he quedado solo con el primer comando.
edited-message = ✏️ No sigo las ediciones. Mándalo otra vez como mensaje nuevo.
hint-send-photo = 📷 Mándame una foto para empezar, o mira /help
unexpected-error = 😳 Se me ha roto algo, perdona. Prueba otra vez. Si sigue igual, dale este número a quien lleva este bot: <code>{ $incident }</code>
try-again = 🙈 Demasiado rápido para mí. Prueba otra vez.
left-aside = 🧯 He tropezado con esto una y otra vez, así que lo he dejado a un lado. Envíalo de nuevo, por favor, o prueba otra cosa.

### Hacer una foto

looking = 🔎 Buscando caras…
looking-clip = 🎬 Mirando tu clip… Puede tardar un minuto.
cutting-clip = ✂️ Cortando tu clip y buscando caras… Puede tardar un minuto.
ask-scene-swap =
    📷 <b>Mándame la foto</b> con las caras que quieres cambiar.
    Vale una foto normal; como archivo se ve mejor.
ask-scene-age =
    📷 <b>Mándame la foto</b> con la cara que quieres rejuvenecer o envejecer.
    Vale una foto normal; como archivo se ve mejor.
ask-scene-video = 🎬 <b>Mándame el clip</b> con las caras que quieres cambiar: un vídeo, un GIF o un videomensaje.
ask-clip-length = Puedo con { $seconds } s como mucho. Si dura más, eliges la mejor parte.
ask-clip-too = 🎬 Un clip también vale.
ask-trim = ✂️ <b>Tu clip dura { $length }, y puedo con { $seconds } s como mucho.</b> ¿Dónde empieza?
trim-chosen = 👉 De { $start } a { $end } ({ $seconds } s)
ask-faces-swap = { $count ->
        [one] 👀 <b>Veo una cara.</b> Tócala si de verdad lo es.
       *[other] 👀 <b>Veo { $count } caras.</b> Toca las que quieras cambiar y luego Listo.
    }
ask-faces-age = { $count ->
        [one] 👀 <b>Veo una cara.</b> Tócala si de verdad lo es.
       *[other] 👀 <b>Veo { $count } caras.</b> ¿A quién le cambio la edad? Tócala y luego Listo.
    }
ask-faces-unsure = <i>Un «?» quiere decir: puede que eso no sea una cara.</i>
faces-of-clip = 🎬 Este es el momento en que mejor se ven.
faces-picked = { $count ->
        [one] ✅ Elegida: { $numbers }
       *[other] ✅ { $count } elegidas: { $numbers }
    }
ask-identity-one = 🙂 <b>¿Qué cara pongo ahí?</b>
ask-identity-number = 🙂 <b>¿Qué cara pongo en la { $number }?</b>
ask-identity-of-many = 🙂 <b>¿Qué cara pongo en la { $number }?</b> ({ $position } de { $count })
ask-photo = Mándame una foto de esa persona.
ask-photo-saved = Mándame una foto de esa persona, o toca una cara guardada.
ask-which = 👥 En esa foto hay { $count } caras. <b>¿Cuál quieres?</b>
ask-years = 🕰 <b>¿Cuántos años?</b>
years-chosen = 👉 { $change }
ask-enhance = 🔍 <b>¿Cómo de nítidas quieres las caras nuevas?</b> Cuanto más nítidas, más cuestan y más tardan.
order-swap = { $count ->
        [one] ✨ <b>Todo listo.</b> Una cara por cambiar.
       *[other] ✨ <b>Todo listo.</b> { $count } caras por cambiar.
    }
order-age = { $count ->
        [one] ✨ <b>Todo listo.</b> Una cara, { $change }.
       *[other] ✨ <b>Todo listo.</b> { $count } caras, { $change }.
    }
price = { $price ->
        [0] 🎁 Esta es gratis.
        [one] 💳 Un crédito. Tienes { $balance }.
       *[other] 💳 { $price } créditos. Tienes { $balance }.
    }
price-time = ⏱ Tarda más o menos { $time }.
sent-to = 📤 Para esto tus imágenes se envían a { $service }.
sent-to-several = 📤 Para esto tus imágenes se envían a { $service } y, si no puede, a { $others }.
sent-nowhere = 🏠 Se hace aquí mismo: tus imágenes no se envían a ningún otro servicio.
services = 📤 Las imágenes que me pides cambiar se envían a: { $services }.
services-none = 🏠 Ahora todo se hace aquí mismo: ninguna imagen se envía a otro servicio.
price-too-high =
    { $missing ->
        [one] 😕 Te falta un crédito. Quien lleva este bot te puede dar más.
       *[other] 😕 Te faltan { $missing } créditos. Quien lleva este bot te puede dar más.
    }
cheaper-faces = 💡 Con menos caras sale más barato.
cheaper-clip = 💡 Un clip más corto cuesta menos.
cheaper-enhance = 💡 Con caras menos nítidas sale más barato: vuelve un paso atrás.
short-early = 😕 No te alcanzan los créditos: tienes { $available } y esto cuesta { $price } o más. Quien lleva este bot te puede dar más.

card-cancelled = 👌 Cancelado. No se te ha cobrado nada.
card-cancelled-short = 👌 Cancelado.
card-replaced = ⤵️ Has empezado otra cosa, así que esto lo he dejado aquí.
card-moved = ⬇️ Esta tarjeta está más abajo.
cancelled = 👌 <b>Cancelado.</b> No se te ha cobrado nada. Mándame una foto cuando quieras.
nothing-to-cancel = 😌 No hay nada que cancelar. Mándame una foto cuando quieras.
cancel-job = 🎨 Todavía hay una foto en marcha. ¿La paro? Recuperas los créditos.
cancel-too-late = 🎨 Tu foto está casi lista y ya no se puede parar. Si falla, recuperas los créditos.

### Lo que no ha servido

no-face-in-scene = 🙈 <b>Ahí no encuentro ninguna cara.</b> Ayuda que miren a la cámara, con buena luz y no muy de lejos.
no-face-in-clip = 🙈 <b>En ese clip no encuentro ninguna cara.</b> Ayuda que alguien mire un momento a la cámara, con buena luz y no muy de lejos.
no-face-in-identity = 🙈 <b>En esa foto no encuentro ninguna cara.</b> Lo mejor es una nítida y de frente.
spare-kept = 👍 Me guardo la segunda foto como cara nueva.
album-left-aside = ☝️ Uso dos fotos cada vez, así que las demás las he dejado aparte.
all-skipped = 🤷 Así no queda ninguna cara por cambiar. Toca al menos una.
not-all-faces = ☝️ Puedo cambiar { $limit } cada vez, así que he elegido las { $limit } primeras.

picture-empty = 📭 Ese archivo está vacío. Mándalo otra vez.
picture-too-big = 🐘 Ese archivo pesa demasiado: puedo con { $megabytes } MB como mucho. Si lo mandas como <i>foto</i> y no como archivo, pesa menos.
picture-too-many-pixels = 🐘 Esa imagen es enorme: puedo con { $megapixels } megapíxeles como mucho. Si la mandas como <i>foto</i> y no como archivo, se hace más pequeña.
picture-too-small = 🔬 Esa imagen es demasiado pequeña para ver una cara. Necesito al menos { $pixels } píxeles en el lado más corto.
picture-format = { $kind ->
        [HEIC] 🍏 Es un archivo HEIC, y no lo sé leer. Si lo mandas como <i>foto</i> y no como archivo, funciona.
        [HEIF] 🍏 Es un archivo HEIF, y no lo sé leer. Si lo mandas como <i>foto</i> y no como archivo, funciona.
        [GIF] 🎞 Eso es un GIF. Necesito una imagen que se esté quieta.
        [unknown] 📄 No sé leer ese tipo de archivo. Acepto fotos, y archivos JPEG, PNG o WEBP.
       *[other] 📄 Es un archivo { $kind }. Acepto fotos, y archivos JPEG, PNG o WEBP.
    }
picture-broken = 💔 Ese archivo está dañado y no lo puedo abrir. Mándalo otra vez, o manda otro.
picture-animated = 🎞 Esa imagen se mueve. Necesito una que se esté quieta.
picture-no-detector = 😴 Ahora mismo no puedo buscar caras. Prueba otra vez en unos minutos.
picture-not-downloaded = 📡 No he podido recoger esa foto de Telegram. Mándala otra vez.
picture-gone = 🗑 Las fotos de esto ya se han borrado. Mándalas otra vez.
clip-too-big = 🐘 Ese clip pesa demasiado: puedo con { $megabytes } MB como mucho. Uno más corto cabe, o mandado como <i>vídeo</i> y no como archivo.
clip-too-long = 🐌 Ese clip es demasiado trabajo para mí: de uno tan grande puedo con unos { $seconds } s.
clip-too-short = 🤏 Ese clip es demasiado corto: necesito al menos { $seconds } s.
clip-too-small = 🔬 Ese clip es demasiado pequeño para ver una cara. Necesito al menos { $pixels } píxeles en el lado corto.
clip-too-many-pixels = 🐘 Ese clip es enorme: puedo con { $pixels } píxeles en el lado largo como mucho. Si lo mandas como <i>vídeo</i> y no como archivo, se hace más pequeño.
clip-format = { $kind ->
        [unknown] 📄 Ese tipo de archivo no lo sé leer. Valen MP4, MOV, WEBM y GIF.
       *[other] 📄 Aquí no sé leer { $kind }. Valen MP4, MOV, WEBM y GIF.
    }
clip-broken = 💔 Ese clip está dañado y no lo puedo abrir. Mándalo otra vez, o manda otro.
clip-no-picture = 🎧 En ese archivo solo hay sonido. Necesito algo que se vea.
clip-sound-lost = 🔇 El sonido de ese clip está en un formato que no sé leer, así que el resultado saldrá sin sonido.
clip-not-downloaded = 📡 No he podido recoger ese clip de Telegram. Mándalo otra vez.
want-clip = 🎬 Eso es una foto, y aquí necesito un clip. Para fotos está /swap
want-photo = 📷 Eso es un clip, y aquí necesito la foto de una cara.

use-buttons = 👇 Usa los botones de abajo, por favor.
bad-text = 💬 Con palabras no sé hacer gran cosa, solo con fotos.
bad-sticker = 😄 ¡Qué sticker más bueno! Pero necesito una foto.
bad-animation = 🎞 Los GIF se mueven demasiado para mí. Necesito una foto.
bad-video = 🎬 Todavía no hago vídeos. Mejor una foto; una captura de un buen momento también vale.
bad-sound = 🎧 No tengo oídos, solo ojos. Mejor una foto.
bad-place = 🗺 ¡Bonito sitio! Pero necesito una foto.
bad-contact = 📇 De un número de teléfono no me sale una cara. Mejor una foto.
bad-poll = 📊 Yo no voto, cambio caras. Mejor una foto.
bad-dice = 🎲 ¡Buena tirada! Pero necesito una foto.
bad-paid = 🔐 No puedo abrir fotos de pago. Mejor una normal.
bad-other = 🤷 Con eso no puedo hacer nada. Necesito una foto.

refused-credits = { $needed ->
        [one] 😕 Eso cuesta un crédito, y tienes { $available }. Quien lleva este bot te puede dar más.
       *[other] 😕 Eso cuesta { $needed } créditos, y tienes { $available }. Quien lleva este bot te puede dar más.
    }
refused-open-jobs = { $limit ->
        [0] ✋ Hacer fotos está apagado para ti.
        [one] ✋ Tu última foto sigue en marcha. Cuando llegue, pulsa el botón otra vez.
       *[other] ✋ Ya tienes { $limit } fotos en marcha. Cuando llegue una, pulsa el botón otra vez.
    }
refused-faces = ☝️ Puedo cambiar { $limit ->
        [one] una cara
       *[other] { $limit } caras
    } cada vez. Vuelve atrás y elige menos.
refused-nobody = 😴 Ahora mismo nadie puede hacerlo: los servicios de imágenes no responden. Prueba otra vez en unos minutos.
refused-expired = 🗑 Las fotos de esto ya se han borrado. Mándalas otra vez.

### En marcha

progress-queued = { $ahead ->
        [0] ⏳ <b>Te toca enseguida.</b>
        [one] ⏳ <b>En la cola.</b> Hay una foto delante de la tuya.
       *[other] ⏳ <b>En la cola.</b> Hay { $ahead } fotos delante de la tuya.
    }
progress-working = 🎨 <b>Estoy en ello…</b>
progress-time = { $elapsed } s de unos { $expected }
progress-longer = Van { $elapsed }. Tarda más de lo normal; no hace falta que esperes aquí, te aviso.
progress-unsure = ⏳ <b>Aún sin respuesta.</b> El servicio de imágenes no dijo si aceptó tu pedido. Si llega el resultado, aparecerá aquí. Si no llega en { $time }, los créditos vuelven solos. Mientras tanto puedes empezar otra cosa.
result-swap = ✨ <b>¡Aquí la tienes!</b>
result-age = ✨ <b>¡Aquí la tienes!</b>
result-made = 🤖 Hecha con IA por { $engine }, en { $time }.
result-report = 🚩 <a href="{ $url }">¿Sales y no deberías?</a>
report-why = 🚩 <b>¿Denunciar este resultado?</b> Lo revisará quien lleva este bot. ¿Qué tiene de malo?
report-done = 🚩 <b>Denunciado.</b> { $reason }. Lo revisará quien lleva este bot. Gracias.
report-not = 👌 Vale, no se ha denunciado nada.
report-how = 🚩 Toca el enlace debajo del resultado, o reenvíamelo y respóndele con /report.
report-unknown = 🤷 No conozco ese resultado.
result-paid = { $price ->
        [0] 🎁 Ha sido gratis. Tienes { $left ->
            [one] un crédito
           *[other] { $left } créditos
        }.
        [one] 💳 Ha costado un crédito; te quedan { $left }.
       *[other] 💳 Ha costado { $price } créditos; te quedan { $left }.
    }
result-as-file = 📎 Con toda la calidad. Hecha con IA.
result-sent-again = 🖼 Del { DATETIME($at, dateStyle: "long") }. Hecha con IA.
ready = ✨ ¡Tu foto está lista!
ready-clip = ✨ ¡Tu clip está listo!

failed-title = 😕 <b>No ha salido.</b>
failed-cancelled-title = 👌 <b>Parado.</b>
failed-refund = { $price ->
        [0] No ha costado nada.
        [one] Te he devuelto el crédito: tienes { $left }.
       *[other] Te he devuelto los { $price } créditos: tienes { $left }.
    }
failed-expired = Tardaba demasiado, así que lo he dejado.
failed-unclaimed = Guardé el resultado todo el tiempo que puedo y después lo borré.
failed-nobody = Los servicios de imágenes no respondían.
failed-pictures-gone = Para entonces las fotos ya se habían borrado.
failed-faces-unclear = El servicio de imágenes ve ahí otras caras que yo, y no es cosa de adivinar cuál es. Una foto más nítida ayuda.
failed-too-many-faces = Eran más caras de las que el servicio de imágenes acepta a la vez.
failed-provider = El servicio de imágenes no ha podido terminarla.
failed-rejected = El servicio de imágenes no ha querido esta foto. Con otra puede que funcione.
failed-result = Lo que ha vuelto no era una imagen que se pueda usar.
cancelled-by-you = Lo has parado tú.

### Caras guardadas

ask-photo-face = ⭐ <b>Mándame una foto de la cara que quieres guardar.</b> Lo mejor es una nítida y de frente.
ask-name = ⭐ <b>Guardada como «{ $name }».</b> Mándame otro nombre, o deja este.
bad-name = ✏️ Eso no vale como nombre: letras y números, { $limit } como mucho.
name-taken = ✏️ Ya tienes una cara que se llama «{ $name }».
too-many-saved = ⭐ Tienes { $limit } caras guardadas, y no caben más. Borra antes una en /faces.
face-saved = ⭐ <b>«{ $name }»</b> está guardada. La tendrás como botón cuando cambies caras.
faces-saved = ⭐ Guardado: <b>{ $names }</b>. Lo tendrás como botón cuando cambies caras.
save-which = ⭐ <b>¿Qué cara guardo?</b>
faces-none = ⭐ <b>Aún no hay caras guardadas.</b> Guarda una, y la próxima vez la tienes a un toque.
faces-list = ⭐ <b>Tus caras guardadas</b> ({ $count } de { $limit }). Toca una para cambiarla.
face-one = ⭐ <b>{ $name }</b>
face-one-default = ⭐ <b>{ $name }</b> es la primera que te ofrezco.
face-delete-sure = 🗑 ¿Borro <b>{ $name }</b>? Las fotos que hiciste con ella se quedan.

### Lo que tienes

balance = { $available ->
        [one] 💳 <b>Tienes un crédito.</b>
       *[other] 💳 <b>Tienes { $available } créditos.</b>
    }
balance-held = { $held ->
        [one] ⏳ Hay uno más apartado para una foto en marcha.
       *[other] ⏳ Hay { $held } más apartados para fotos en marcha.
    }
balance-lately = <b>Últimamente</b>
movement-welcome = { $change } · regalo de bienvenida · { DATETIME($at, dateStyle: "medium") }
movement-grant = { $change } · te los han dado · { DATETIME($at, dateStyle: "medium") }
movement-take = { $change } · retirados · { DATETIME($at, dateStyle: "medium") }
movement-hold = { $change } · una foto · { DATETIME($at, dateStyle: "medium") }
movement-release = { $change } · devueltos · { DATETIME($at, dateStyle: "medium") }
movement-correction = { $change } · corrección · { DATETIME($at, dateStyle: "medium") }

history-none = 🖼 <b>Aquí no hay nada todavía.</b> Mándame una foto y hacemos la primera.
history-list = 🖼 <b>Tus últimas fotos</b>
history-how = Toca un número y te la mando otra vez, gratis.
history-swap = { $number }. Cambio de cara · { DATETIME($at, dateStyle: "medium") }
history-swap-gone = { $number }. Cambio de cara · { DATETIME($at, dateStyle: "medium") } · borrada
history-age = { $number }. Cambio de edad · { DATETIME($at, dateStyle: "medium") }
history-age-gone = { $number }. Cambio de edad · { DATETIME($at, dateStyle: "medium") } · borrada
history-clip = { $number }. Clip · { DATETIME($at, dateStyle: "medium") }
history-clip-gone = { $number }. Clip · { DATETIME($at, dateStyle: "medium") } · borrado

### Idioma, privacidad, olvido

language = 🌍 <b>¿En qué idioma te hablo?</b>
language-set = 🌍 <b>Pues en español.</b>
language-follows = 🌍 Sigo el idioma de tu aplicación: <b>español</b>.
language-nearest = 🌍 Todavía no hablo el idioma de tu aplicación, así que uso español. Hay otros en /language

privacy =
    🔒 <b>Lo que guardo</b>
    • Tus fotos y resultados durante { $days ->
        [one] un día
       *[other] { $days } días
    }; después se borran. Las caras guardadas se quedan hasta que tú las borres.
    • Tu nombre y tu idioma, como los da Telegram, la zona horaria que elijas y una lista de tus pedidos y créditos.

    🤝 <b>Quién recibe las fotos</b>
    • Solo el servicio que hace la tuya, con un enlace que caduca pronto; su nombre sale junto al precio y debajo del resultado, y allí valen sus propias reglas. El filtro de broma incluido funciona aquí mismo y no manda nada a nadie.
    • No hay galería, no se vende nada, y aquí no se entrena nada con ellas.

    🗑 /forget lo borra todo de una vez. Lo que borres en este chat es cosa tuya; Telegram guarda su propia copia de nuestros mensajes.
forget-ask =
    🗑 <b>¿Borro todo lo tuyo?</b> Esto es lo que tengo:
    • { $pictures ->
        [one] una foto
       *[other] { $pictures } fotos
    }
    • { $faces ->
        [one] una cara guardada
       *[other] { $faces } caras guardadas
    }
    • { $jobs ->
        [one] un pedido en tu historial
       *[other] { $jobs } pedidos en tu historial
    }
    • { $credits ->
        [one] un crédito, que también se pierde
       *[other] { $credits } créditos, que también se pierden
    }

    No se puede deshacer.
forget-not = 😌 No he borrado nada.
forget-wait = 🎨 Una de tus fotos está en marcha y ya no se puede parar. Pulsa el botón otra vez cuando llegue, en un minuto o así.
forget-done = 👋 <b>Hecho, me he olvidado de ti.</b> Tus fotos, tus caras y tu historial están borrados. ¡Ha sido divertido! Si algún día vuelves: /start

### Para quien administra

alert-provider = ⚠️ <b>{ $provider }</b> está en pausa un rato: { $why }
alert-unsure = ⚠️ Trabajo <code>{ $job }</code>: se perdió la respuesta de <b>{ $provider }</b>. No se repite a ciegas; los créditos vuelven si no llega ningún aviso. Más: <code>/job { $job }</code>
alert-result = ⚠️ Trabajo <code>{ $job }</code>: lo que hizo <b>{ $provider }</b> no se puede usar todavía ({ $why }). Se pide otra vez durante 15 minutos y luego se devuelven los créditos. Más: <code>/job { $job }</code>
alert-expired = ⚠️ Trabajo <code>{ $job }</code> en <b>{ $provider }</b>: se acabó el tiempo. Los créditos han vuelto.
alert-price = ⚠️ <b>{ $provider }</b> cobró { $points } puntos por el trabajo <code>{ $job }</code>; su lista de precios dice { $quoted }.
alert-report = 🚩 La persona { $user } ha denunciado el resultado del trabajo <code>{ $job }</code>. Más: <code>/job { $job }</code>, todas: /reports
alert-incident = 🔥 Incidente <code>{ $incident }</code>: { $error }. La traza está en el registro.
alert-disk = 💽 <b>El disco está lleno o casi.</b> { $where }: quedan { $megabytes } MB. Hasta que haya sitio no se acepta nada nuevo.
alert-database = 🗄 <b>Esta base de datos no es la que había antes.</b> Faltan las personas, los créditos y los trabajos de la otra. ¿Se perdió o se movió su archivo, o DATABASE_URL nombra otra? Párame, vuelve a ponerla y arráncame de nuevo. Hasta entonces no borro ninguna foto desconocida. Si es lo que quieres, borra <code>{ $file }</code> y reinicia.

### Botones

button-agree = ✅ Lo prometo
button-decline = Ahora no
button-face = { $number }
button-picked = ✅ { $number }
button-all = Todas
button-done = Listo ➡️
button-saved-face = 🙂 { $name }
button-default-face = ⭐ { $name }
button-more-faces = ⋯ Todas mis caras
button-same = 👆 La misma cara
button-same-rest = 👆 La misma para las demás
button-skip = Saltar esta
button-years-done = Listo ➡️
button-seconds = { $change } s
button-cut = ✂️ Cortar aquí ➡️
button-enhance-none = Tal cual · 💳 { $price }
button-enhance-more = ✨ Más nítidas, 1080p · 💳 { $price }
button-enhance-most = 💎 Lo más nítidas, 2K · 💳 { $price }
button-go-swap = { $price ->
        [0] ✨ Cambiar, gratis
        [one] ✨ Cambiar por un crédito
       *[other] ✨ Cambiar por { $price } créditos
    }
button-go-age = { $price ->
        [0] ✨ Cambiar edad, gratis
        [one] ✨ Cambiar edad por un crédito
       *[other] ✨ Cambiar edad por { $price } créditos
    }
button-back = ⬅️ Atrás
button-cancel = ✖️ Cancelar
button-stop = ✖️ Parar
button-again = 🔁 Otra vez
button-other-face = 🙂 Otra cara
button-other-age = 🕰 Otra edad
button-as-file = 📎 Como archivo
button-save-face = ⭐ Guardar cara
button-report = 🚩 Denunciar
button-why-me = 🙋 Salgo yo y no di permiso
button-why-child = 🧒 Sale un menor de 18
button-why-nude = 🔞 Es sexual
button-why-other = ⚠️ Hace daño o engaña a alguien
button-why-not = Déjalo
button-try-again = 🔁 Probar otra vez
button-new-picture = 📷 Otra foto
button-menu-swap = 🔄 Cambiar caras
button-menu-age = 🕰 Cambiar edad
button-menu-video = 🎬 Cambiar en un clip
button-menu-faces = ⭐ Mis caras
button-menu-history = 🖼 Historial
button-menu-balance = 💳 Saldo
button-menu-help = ❓ Ayuda
button-new-face = ➕ Guardar una cara
button-keep-name = 👍 Dejar «{ $name }»
button-rename-face = ✏️ Renombrar «{ $name }»
button-make-default = ⭐ Ofrecerla primero
button-rename = ✏️ Renombrar
button-delete = 🗑 Borrar
button-delete-sure = 🗑 Sí, bórrala
button-forget = 🗑 Borrarlo todo
button-forget-sure = 🗑 Sí, bórralo todo
button-forget-not = No, déjalo
button-follow-app = 📱 Como mi aplicación
button-private-chat = 💬 A nuestro chat privado
button-to-card = ⬇️ A la tarjeta

### Respuestas cortas a un botón

answer-old = Este botón ya es muy viejo. Manda /start y empezamos de nuevo.
answer-not-yours = Estos botones son de otra persona. Responde a una foto con /swap y tendrás los tuyos.
answer-closed = Esto ya está terminado. Mándame una foto cuando quieras.
answer-ordered = Ya está en marcha, con una vez basta.
answer-taken = ✨ ¡Voy!
answer-private-only = Ese botón solo funciona en nuestro chat privado.
answer-pick-first = Toca primero al menos una cara.
answer-too-many-faces = { $limit ->
        [one] Puedo cambiar una cara cada vez.
       *[other] Puedo cambiar { $limit } caras cada vez.
    }
answer-zero-years = Con cero años no cambiaría nada. Elige antes un número.
answer-face-gone = Esa cara ya está borrada.
answer-stopped = Parado. Has recuperado tus créditos.
answer-cannot-stop = Ya no se puede parar. Si falla, recuperas tus créditos.
answer-job-over = Esa foto ya está terminada.
answer-pictures-gone = Esas fotos ya se han borrado. Mándalas otra vez.
answer-result-gone = Esa foto ya se ha borrado.
answer-too-many-saved = Tienes { $limit } caras guardadas, y no caben más. Borra antes una en /faces.
answer-reported = Gracias. Lo mirará quien lleva este bot.
answer-faces-saved-already = Ya está guardada: /faces
answer-reported-before = Esta ya la habías denunciado. Gracias.
answer-default-set = Esa cara te la ofreceré primero.
answer-face-deleted = Borrada.

### El menú de comandos

command-start = empezar
command-swap = cambiar caras en una foto
command-age = rejuvenecer o envejecer una cara
command-video = cambiar caras en un clip
command-faces = tus caras guardadas
command-history = tus últimas fotos
command-balance = tus créditos
command-language = elegir el idioma
command-cancel = parar lo que estamos haciendo
command-help = cómo funciona
command-privacy = qué se guarda y cuánto tiempo
command-forget = borrar todo lo tuyo
command-report = denunciar un resultado

### Nombres

language-name = Español
face-default-name = Cara
engine = { $name ->
        [local] el filtro de broma incluido
        [akool] Akool
        [acedata] AceData
        [aifaceswap] AIFaceSwap
       *[other] { $name }
    }
seconds = { $count ->
        [one] un segundo
       *[other] { $count } segundos
    }
minutes = { $count ->
        [one] un minuto
       *[other] { $count } minutos
    }
years-older = { $years ->
        [one] un año más
       *[other] { $years } años más
    }
years-younger = { $years ->
        [one] un año menos
       *[other] { $years } años menos
    }
