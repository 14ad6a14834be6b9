### Em grupos

group-hello-more = ⚙️ Para quem cuida deste grupo: /settings diz o que posso fazer aqui.
group-help-more =
    🙂 <code>/swap</code> sozinho usa o seu rosto salvo.
    👤 <code>/swap Anna</code> usa o seu rosto com esse nome.
    🕰 <code>/age +10</code> ou <code>/age -20</code> já diz quantos anos.
    ⭐ Os rostos são salvos no nosso chat privado.

group-card-of = 👤 <b>{ $name }</b>
group-answer-picture = ☝️ Responda a esta mensagem com ela. Ou responda a uma imagem com /{ $command }, que é mais rápido.
group-answer-face = ☝️ Responda a esta mensagem com a foto.
group-unreachable = ✋ <b>Isso chegaria no privado, e ainda não posso escrever para você lá.</b> Abra o nosso chat privado, toque em Iniciar e aperte o botão aqui de novo. Nada foi cobrado.
group-comes-privately = 📬 <b>{ $name }</b>, chega no nosso chat privado.
group-result-waits = 📬 <b>{ $name }</b>, está pronta, mas não posso mostrá-la aqui e ainda não posso escrever para você. Abra nosso chat privado e toque em Iniciar.
denied-there = { $why ->
        [rights] ✋ Chega aqui porque não posso enviá-la em “{ $group }”. Quem administra esse grupo pode me permitir: enviar mensagens, fotos e vídeos.
        [topic] ✋ Chega aqui porque o tópico em “{ $group }” está fechado.
        [slow] ✋ Chega aqui porque “{ $group }” só me deixa escrever de vez em quando.
       *[gone] ✋ Chega aqui porque não estou mais em “{ $group }”.
    }
denied-in-group = ✋ <b>Não posso enviar fotos e vídeos neste grupo.</b> Quem administra pode me permitir: enviar mensagens, fotos e vídeos. Até lá, funciona no nosso chat privado.
denied-answer = { $why ->
        [rights] ✋ Não posso responder em “{ $group }”. Quem administra esse grupo pode me permitir: enviar mensagens, fotos e vídeos. Até lá, funciona aqui mesmo.
        [topic] ✋ Não consigo responder em “{ $group }”: o tópico está fechado. Peça em outro tópico, ou aqui mesmo.
        [slow] ✋ Agora não consigo responder em “{ $group }”: o modo lento só me deixa escrever de vez em quando. Tente lá mais tarde, ou aqui mesmo.
       *[gone] ✋ Não consigo responder em “{ $group }”: não estou mais nele. Aqui também funciona.
    }
group-nothing-to-cancel = 😌 Você não tem nada para cancelar. Para começar, responda a uma foto com /swap
group-is-off = 😴 Neste grupo estou desligado. Quem cuida dele pode mudar isso com /settings
group-for-admins = ✋ Neste grupo só quem cuida dele pode fazer isso.
group-wait = ⏳ Calma: neste grupo você pode continuar em { $time }.
card-stopped-by-admin = 👌 Parado por alguém que cuida deste grupo. Nada foi cobrado.
cancelled-by-admin = Foi parado por alguém que cuida deste grupo.

no-saved-faces = ⭐ Você ainda não tem rostos salvos, então me mande uma foto.
no-such-face = 🤔 Você não tem um rosto chamado “{ $name }”. Os seus: <b>{ $names }</b>. Tente /swap { $example }, ou só /swap para o que ofereço primeiro.
no-such-age = 🕰 Me diga um número de anos de −{ $limit } a +{ $limit }, mas não zero. Por exemplo: /age +10 ou /age -20
order-with = 🙂 Com o seu rosto “{ $name }”. Para outro, volte.
price-by-group = { $price ->
        [0] 🎁 Esta é grátis.
        [one] 💳 { $price } crédito, pago por este grupo. Ele tem { $balance }.
       *[other] 💳 { $price } créditos, pagos por este grupo. Ele tem { $balance }.
    }

# Everybody reads along, so what the person has left is not told.
price-in-group = { $price ->
        [0] 🎁 Esta é grátis.
        [one] 💳 { $price } crédito.
       *[other] 💳 { $price } créditos.
    }
result-paid-in-group = { $price ->
        [0] 🎁 Foi grátis.
        [one] 💳 Custou { $price } crédito.
       *[other] 💳 Custou { $price } créditos.
    }
failed-refund-in-group = { $price ->
        [0] Não custou nada.
        [one] Seu crédito voltou ({ $price }).
       *[other] Seus { $price } créditos voltaram.
    }

group-consent = 👋 <b>{ $name }</b>, antes uma coisa: leia as minhas regras no nosso chat privado e aceite. É rápido e só uma vez; depois continuo aqui mesmo.
group-consent-done = 🎉 Obrigado, <b>{ $name }</b>. Agora me dê o comando de novo.
group-go-on = 👉 Continuo em <b>{ $title }</b>.
group-faces = ⭐ Os seus rostos: <b>{ $names }</b>. Responda a uma imagem com /swap para “{ $name }”, ou com /swap { $example }
group-faces-none = ⭐ <b>Ainda não há rostos salvos.</b> Salve um no nosso chat privado, e basta responder com /swap.

group-quota = 📊 <b>Hoje em { $title }</b>
group-quota-group = { $limit ->
        [0] ✋ Neste grupo não é permitido fazer imagens.
       *[other] 👥 O grupo: restam { $left } de { $limit } imagens.
    }
group-quota-group-free = 👥 O grupo: quantas imagens vocês quiserem.
group-quota-yours = 👤 <b>{ $name }</b>
group-quota-own = { $limit ->
        [0] ✋ Não é permitido fazer imagens.
       *[other] 🖼 Restam { $left } de { $limit } imagens, onde quer que sejam feitas.
    }
group-quota-own-free = 🖼 Quantas imagens você quiser.
group-quota-credits = 🪙 Ainda podem ser gastos { $left } de { $limit } créditos.
group-quota-group-pays = 💳 O grupo paga enquanto tiver o bastante. Créditos dele: { $balance }.
group-quota-each-pays = 💳 Cada um paga as suas imagens. Quanto você tem eu digo no nosso chat privado: /balance

### O que decide quem cuida de um grupo

settings = ⚙️ <b>{ $title }</b>: o que posso fazer aqui
settings-on = ✅ Estou ligado.
settings-off = 😴 Estou desligado.
settings-everyone = 👥 Todos podem me usar.
settings-admins = 👮 Só quem cuida do grupo pode me usar.
settings-wait = ⏳ Espera entre duas imagens de uma pessoa: { $time }
settings-group = 🖼 Os resultados chegam aqui, no grupo.
settings-private = 📬 Os resultados chegam no privado.
settings-language = 🌍 Idioma: { $language }
settings-zone = 🕛 O dia termina à meia-noite em { $zone }.
settings-each = cada um no seu
settings-no-wait = nenhuma
settings-hour = uma hora
settings-words = ⚙️ Isso eu não conheço. Qualquer fuso horário pode ser escolhido pelo nome, por exemplo: { $example }
settings-in-groups = ⚙️ Isso é para grupos: dê o comando num grupo de que você cuida.
settings-for-admins = ✋ Só quem cuida deste grupo pode mudar isso.

button-save-privately = ⭐ Salvar um rosto
button-read-rules = 📜 Ler e aceitar
button-back-to-group = ⬅️ De volta ao grupo
button-turn-on = ✅ Ligar
button-turn-off = 😴 Desligar
button-for-everyone = 👥 Para todos
button-for-admins = 👮 Só para admins
button-to-group = 🖼 Resultados aqui
button-to-private = 📬 Resultados no privado
button-set-cooldown = ⏳ Espera
button-set-language = 🌍 Idioma
button-set-timezone = 🕛 Fuso horário

answer-admins-only = Só quem cuida deste grupo pode mudar isso.
answer-set = Feito.

command-settings = o que o bot pode fazer neste grupo
