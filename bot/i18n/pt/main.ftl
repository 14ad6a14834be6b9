# Português do Brasil, com «você». Os textos são HTML do Telegram; button-*, answer-*, command-* e os nomes do fim vão sem marcas.

### A porta

welcome = 👋 <b>Oi, { $name }!</b> Vamos fazer uma foto divertida.
nameless = amigo
welcome-next = 📷 <b>É só me mandar uma foto</b> que eu cuido do resto.
can-swap = 🔄 Eu coloco o rosto que você quiser no rosto de uma foto.
can-swap-many = 🔄 Eu troco rostos: você escolhe quem na foto fica com o rosto de quem.
can-age = 🕰 Eu deixo um rosto até 30 anos mais jovem ou mais velho.
can-age-many = 🕰 Eu deixo rostos até 30 anos mais jovens ou mais velhos.
can-video = 🎬 Também troco rostos em clipes: vídeos, GIFs e mensagens de vídeo, até { $seconds } s por vez.
can-age-clip = 🎞 /age também funciona com clipes, até { $seconds } s por vez.
can-nothing = 😴 Estou descansando: nenhum serviço de imagens está ligado agora. Volte mais tarde, por favor.

consent-hello = 👋 <b>Oi, { $name }!</b> Eu troco rostos e mudo idades em fotos. Antes, me prometa quatro coisas, por favor:
consent-changed = 📜 <b>As regras mudaram.</b> Leia mais uma vez, por favor:
consent-rules =
    📷 Você pode usar as fotos que manda, e quem aparece nelas não se importaria.
    🔞 Nada sexual, nunca.
    🧒 Ninguém com menos de 18 anos nelas.
    🎭 Sem enganar nem magoar ninguém: é uma brincadeira feita com IA, e você avisa quando compartilhar.

    🔒 As fotos são apagadas depois de { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }, ou na hora com /forget. Mais em /privacy
consent-waiting = ⏳ Depois eu já continuo com a sua foto.
consent-waiting-clip = ⏳ Depois eu já continuo com o seu clipe.
consent-thanks = 🎉 <b>Obrigado!</b> { $credits ->
        [0] Vamos lá.
        [one] Aqui está { $credits } crédito para brincar.
       *[other] Aqui estão { $credits } créditos para brincar.
    }
consent-declined = 👌 Tudo bem, não guardei nada. Se mudar de ideia: /start
anonymous = 🕶 Você está escrevendo como o grupo, então não sei quem você é nem de quem seriam os botões. Desligue «Permanecer anônimo» por um momento e tente de novo.
anonymous-channel = 🕶 Você está escrevendo como um canal, então não sei quem você é nem de quem seriam os botões. Escolha você mesmo ao lado do campo de texto e tente de novo.

hello-group =
    👋 Oi, gente! Eu troco rostos em fotos.
    Respondam a uma foto com /swap ou /age, ou mandem uma foto com /swap na legenda. Todo o resto aqui eu ignoro.

### Ajuda

help-how =
    <b>Como funciona</b>
    1. Me mande uma foto, ou um álbum de duas: primeiro a imagem, depois o rosto.
    2. Toque nos rostos que quer mudar.
    3. Mande um rosto para cada um, ou use um salvo.
    4. Veja o preço, aperte o botão e pronto. Se falhar, você recebe seus créditos de volta.

    Mande a foto como <i>arquivo</i> para manter toda a qualidade.
help-group =
    Responda a uma foto com /swap ou /age, ou mande uma foto com /swap na legenda. Depois use os botões da minha resposta; quando eu pedir um rosto, responda a ela com uma foto.
    Cada botão só funciona para quem pediu. /cancel para tudo.
help-command = /{ $command } – { $does }
private-only = 🤫 Isso fica entre nós dois. Me pergunte no nosso chat privado.
unknown-command = 🤔 Não conheço esse comando. Isto é o que eu sei fazer:
one-at-a-time = ☝️ Uma coisa de cada vez: fiquei só com o primeiro comando.
edited-message = ✏️ Eu não acompanho edições. Mande de novo como mensagem nova.
hint-send-photo = 📷 Me mande uma foto para começar, ou veja /help
unexpected-error = 😳 Algo quebrou do meu lado, desculpe. Tente mais uma vez. Se continuar, passe este número a quem cuida deste bot: <code>{ $incident }</code>
try-again = 🙈 Rápido demais para mim. Tente mais uma vez.
left-aside = 🧯 Tropecei nisto várias vezes, por isso deixei de lado. Envie de novo, por favor, ou tente outra coisa.

### Fazer uma foto

looking = 🔎 Procurando rostos…
looking-clip = 🎬 Vendo o seu clipe… Pode levar um minuto.
cutting-clip = ✂️ Cortando o seu clipe e procurando rostos… Pode levar um minuto.
ask-scene-swap =
    📷 <b>Me mande a foto</b> com os rostos que você quer trocar.
    Pode ser uma foto normal; como arquivo fica mais nítida.
ask-scene-age =
    📷 <b>Me mande a foto</b> com o rosto que vai ficar mais jovem ou mais velho.
    Pode ser uma foto normal; como arquivo fica mais nítida.
ask-scene-video = 🎬 <b>Me mande o clipe</b> com os rostos que você quer trocar: um vídeo, um GIF ou uma mensagem de vídeo.
ask-clip-length = Aceito até { $seconds } s. De um mais longo você escolhe a melhor parte.
ask-clip-too = 🎬 Um clipe também serve.
ask-trim = ✂️ <b>O seu clipe tem { $length }, e aceito até { $seconds } s.</b> Onde ele começa?
trim-chosen = 👉 De { $start } a { $end } ({ $seconds } s)
ask-faces-swap = { $count ->
        [one] 👀 <b>Vejo { $count } rosto.</b> Toque nele se for um rosto mesmo.
       *[other] 👀 <b>Vejo { $count } rostos.</b> Toque nos que quer trocar e depois em Pronto.
    }
ask-faces-age = { $count ->
        [one] 👀 <b>Vejo { $count } rosto.</b> Toque nele se for um rosto mesmo.
       *[other] 👀 <b>Vejo { $count } rostos.</b> De quem é a idade que vai mudar? Toque e depois em Pronto.
    }
ask-faces-unsure = <i>Um «?» quer dizer: talvez isso nem seja um rosto.</i>
faces-of-clip = 🎬 Este é o momento em que eles aparecem melhor.
faces-picked = { $count ->
        [one] ✅ { $count } escolhido: { $numbers }
       *[other] ✅ { $count } escolhidos: { $numbers }
    }
ask-identity-one = 🙂 <b>De quem é o rosto que vai ali?</b>
ask-identity-number = 🙂 <b>De quem é o rosto que vai no rosto { $number }?</b>
ask-identity-of-many = 🙂 <b>De quem é o rosto que vai no rosto { $number }?</b> ({ $position } de { $count })
ask-photo = Me mande uma foto dessa pessoa.
ask-photo-saved = Me mande uma foto dessa pessoa, ou toque em um rosto salvo.
ask-which = 👥 Há { $count } rostos nessa foto. <b>Qual deles você quer?</b>
ask-years = 🕰 <b>Quantos anos?</b>
years-chosen = 👉 { $change }
ask-enhance = 🔍 <b>Quão nítidos ficam os rostos novos?</b> Os mais nítidos custam mais e demoram mais.
order-swap = { $count ->
        [one] ✨ <b>Tudo certo.</b> { $count } rosto para trocar.
       *[other] ✨ <b>Tudo certo.</b> { $count } rostos para trocar.
    }
order-age = { $count ->
        [one] ✨ <b>Tudo certo.</b> { $count } rosto, { $change }.
       *[other] ✨ <b>Tudo certo.</b> { $count } rostos, { $change }.
    }
price = { $price ->
        [0] 🎁 Esta é grátis.
        [one] 💳 { $price } crédito. Você tem { $balance }.
       *[other] 💳 { $price } créditos. Você tem { $balance }.
    }
price-time = ⏱ Leva mais ou menos { $time }.
sent-to = 📤 Para isto suas imagens são enviadas para { $service }.
sent-to-several = 📤 Para isto suas imagens são enviadas para { $service } e, se não der, para { $others }.
sent-nowhere = 🏠 Feito aqui mesmo: suas imagens não são enviadas a nenhum outro serviço.
services = 📤 As imagens que me pedem para mudar são enviadas para: { $services }.
services-none = 🏠 Agora tudo é feito aqui mesmo: nenhuma imagem é enviada a outro serviço.
price-too-high =
    { $missing ->
        [one] 😕 Falta { $missing } crédito. Quem cuida deste bot pode te dar mais.
       *[other] 😕 Faltam { $missing } créditos. Quem cuida deste bot pode te dar mais.
    }
cheaper-faces = 💡 Menos rostos custam menos.
cheaper-clip = 💡 Um clipe mais curto custa menos.
cheaper-enhance = 💡 Rostos menos nítidos custam menos: volte um passo.
short-early = 😕 Seus créditos não bastam: você tem { $available }, e isto custa { $price } ou mais. Quem cuida deste bot pode te dar mais.

card-cancelled = 👌 Cancelado. Nada foi cobrado.
card-cancelled-short = 👌 Cancelado.
card-replaced = ⤵️ Você começou outra coisa, então parei por aqui.
card-moved = ⬇️ Este cartão está mais abaixo.
cancelled = 👌 <b>Cancelado.</b> Nada foi cobrado. Me mande uma foto quando quiser.
nothing-to-cancel = 😌 Não há nada para cancelar. Me mande uma foto quando quiser.
cancel-job = 🎨 Uma foto ainda está sendo feita. Quer que eu pare? Você recebe os créditos de volta.
cancel-too-late = 🎨 Sua foto está quase pronta e não dá mais para parar. Se falhar, você recebe os créditos de volta.

### O que não serviu

no-face-in-scene = 🙈 <b>Não acho nenhum rosto aí.</b> Ajuda se os rostos estiverem virados para a câmera, com boa luz e não muito pequenos.
no-face-in-clip = 🙈 <b>Não acho nenhum rosto nesse clipe.</b> Ajuda se alguém olhar um momento para a câmera, com boa luz e não muito longe.
no-face-in-identity = 🙈 <b>Não acho nenhum rosto nessa foto.</b> Uma nítida e de frente é a melhor.
spare-kept = 👍 A segunda foto eu uso como o rosto novo.
album-left-aside = ☝️ Eu uso duas fotos por vez, então deixei as outras de lado.
all-skipped = 🤷 Assim não sobrou rosto para mudar. Toque em pelo menos um.
not-all-faces = ☝️ Posso mudar { $limit } por vez, então escolhi os { $limit } primeiros.

picture-empty = 📭 Esse arquivo está vazio. Mande de novo.
picture-too-big = 🐘 Esse arquivo é grande demais: aceito até { $megabytes } MB. Mandado como <i>foto</i>, e não como arquivo, ele fica menor.
picture-too-many-pixels = 🐘 Essa imagem é enorme: aceito até { $megapixels } megapixels. Mandada como <i>foto</i>, e não como arquivo, ela fica menor.
picture-too-small = 🔬 Essa imagem é pequena demais para ver um rosto. Preciso de pelo menos { $pixels } pixels no lado menor.
picture-format = { $kind ->
        [HEIC] 🍏 É um arquivo HEIC, que eu não consigo ler. Mandado como <i>foto</i>, e não como arquivo, funciona.
        [HEIF] 🍏 É um arquivo HEIF, que eu não consigo ler. Mandado como <i>foto</i>, e não como arquivo, funciona.
        [GIF] 🎞 Isso é um GIF. Preciso de uma imagem que fique parada.
        [unknown] 📄 Não consigo ler esse tipo de arquivo. Aceito fotos, e arquivos JPEG, PNG ou WEBP.
       *[other] 📄 É um arquivo { $kind }. Aceito fotos, e arquivos JPEG, PNG ou WEBP.
    }
picture-broken = 💔 Esse arquivo está danificado e não consigo abrir. Mande de novo, ou mande outro.
picture-animated = 🎞 Essa imagem se mexe. Preciso de uma que fique parada.
picture-no-detector = 😴 Não consigo procurar rostos agora. Tente de novo em alguns minutos.
picture-not-downloaded = 📡 Não consegui buscar essa foto no Telegram. Mande de novo.
picture-gone = 🗑 As fotos disto já foram apagadas. Mande de novo.
clip-too-big = 🐘 Esse clipe é grande demais: aceito até { $megabytes } MB. Um mais curto cabe, ou mandado como <i>vídeo</i>, e não como arquivo.
clip-too-long = 🐌 Esse clipe é trabalho demais para mim: de um tão grande aceito cerca de { $seconds } s.
clip-too-short = 🤏 Esse clipe é curto demais: preciso de pelo menos { $seconds } s.
clip-too-small = 🔬 Esse clipe é pequeno demais para ver um rosto. Preciso de pelo menos { $pixels } pixels no lado menor.
clip-too-many-pixels = 🐘 Esse clipe é enorme: aceito até { $pixels } pixels no lado maior. Mandado como <i>vídeo</i>, e não como arquivo, ele fica menor.
clip-format = { $kind ->
        [unknown] 📄 Não consigo ler esse tipo de arquivo. Aceito MP4, MOV, WEBM e GIF.
       *[other] 📄 Aqui não consigo ler { $kind }. Aceito MP4, MOV, WEBM e GIF.
    }
clip-broken = 💔 Esse clipe está danificado e não consigo abrir. Mande de novo, ou mande outro.
clip-no-picture = 🎧 Nesse arquivo só há som. Preciso de algo para ver.
clip-sound-lost = 🔇 O som desse clipe está em um formato que não consigo ler, então o resultado vai sair sem som.
clip-not-downloaded = 📡 Não consegui buscar esse clipe no Telegram. Mande de novo.
want-clip = 🎬 Isso é uma foto, e aqui preciso de um clipe. Para fotos existe o /swap
want-photo = 📷 Isso é um clipe, e aqui preciso da foto de um rosto.

use-buttons = 👇 Use os botões abaixo, por favor.
bad-text = 💬 Com palavras eu não faço muita coisa, só com fotos.
bad-sticker = 😄 Bela figurinha! Mas preciso de uma foto.
bad-animation = 🎞 GIFs se mexem demais para mim. Preciso de uma foto.
bad-video = 🎬 Ainda não faço vídeos. Uma foto, por favor; a captura de um bom momento também serve.
bad-sound = 🎧 Não tenho ouvidos, só olhos. Uma foto, por favor.
bad-place = 🗺 Belo lugar! Mas preciso de uma foto.
bad-contact = 📇 Não dá para fazer um rosto com um número de telefone. Uma foto, por favor.
bad-poll = 📊 Eu não voto, eu troco rostos. Uma foto, por favor.
bad-dice = 🎲 Boa jogada! Mas preciso de uma foto.
bad-paid = 🔐 Não consigo abrir fotos pagas. Uma foto comum, por favor.
bad-other = 🤷 Não consigo usar isso. Preciso de uma foto.

refused-credits = { $needed ->
        [one] 😕 Isso custa { $needed } crédito, e você tem { $available }. Quem cuida deste bot pode te dar mais.
       *[other] 😕 Isso custa { $needed } créditos, e você tem { $available }. Quem cuida deste bot pode te dar mais.
    }
refused-open-jobs = { $limit ->
        [0] ✋ Fazer fotos está desligado para você.
        [one] ✋ Sua última foto ainda está sendo feita. Quando ela chegar, aperte o botão de novo.
       *[other] ✋ Você já tem { $limit } fotos sendo feitas. Quando uma chegar, aperte o botão de novo.
    }
refused-faces = ☝️ Posso mudar { $limit ->
        [one] { $limit } rosto
       *[other] { $limit } rostos
    } por vez. Volte e escolha menos.
refused-nobody = 😴 Ninguém pode fazer isso agora: os serviços de imagens estão fora do ar. Tente de novo em alguns minutos.
refused-expired = 🗑 As fotos disto já foram apagadas. Mande de novo.

### Em andamento

progress-queued = { $ahead ->
        [0] ⏳ <b>Você é o próximo.</b>
        [one] ⏳ <b>Na fila.</b> Há { $ahead } foto na frente da sua.
       *[other] ⏳ <b>Na fila.</b> Há { $ahead } fotos na frente da sua.
    }
progress-working = 🎨 <b>Estou fazendo…</b>
progress-time = { $elapsed } s de mais ou menos { $expected }
progress-longer = Já são { $elapsed }. Está demorando mais que o normal; não precisa esperar aqui, eu aviso.
progress-unsure = ⏳ <b>Ainda sem resposta.</b> O serviço de imagens não disse se aceitou o pedido. Se o resultado chegar, aparece aqui. Se não chegar em { $time }, os créditos voltam sozinhos. Enquanto isso você pode começar outra coisa.
result-swap = ✨ <b>Aqui está!</b>
result-age = ✨ <b>Aqui está!</b>
result-made = 🤖 Feita com IA por { $engine }, em { $time }.
result-report = 🚩 <a href="{ $url }">Você aparece e não deveria?</a>
report-why = 🚩 <b>Denunciar este resultado?</b> Quem cuida deste bot vai olhar. O que há de errado?
report-done = 🚩 <b>Denunciado.</b> { $reason }. Quem cuida deste bot vai olhar. Obrigado.
report-not = 👌 Tudo bem, nada foi denunciado.
report-how = 🚩 Toque no link embaixo do resultado, ou encaminhe o resultado para mim e responda com /report.
report-unknown = 🤷 Não conheço esse resultado.
result-paid = { $price ->
        [0] 🎁 Foi grátis. Você tem { $left ->
            [one] { $left } crédito
           *[other] { $left } créditos
        }.
        [one] 💳 Custou { $price } crédito; restam { $left }.
       *[other] 💳 Custou { $price } créditos; restam { $left }.
    }
result-as-file = 📎 Com toda a qualidade. Feita com IA.
result-sent-again = 🖼 De { DATETIME($at, dateStyle: "long") }. Feita com IA.
ready = ✨ Sua foto está pronta!
ready-clip = ✨ Seu clipe está pronto!

failed-title = 😕 <b>Não deu certo.</b>
failed-cancelled-title = 👌 <b>Parado.</b>
failed-refund = { $price ->
        [0] Não custou nada.
        [one] Seu crédito voltou ({ $price }): você tem { $left }.
       *[other] Seus { $price } créditos voltaram: você tem { $left }.
    }
failed-expired = Demorou demais, então desisti.
failed-unclaimed = Guardei o resultado pelo tempo que posso e depois o apaguei.
failed-nobody = Não consegui falar com os serviços de imagens.
failed-pictures-gone = A essa altura as fotos já tinham sido apagadas.
failed-faces-unclear = O serviço de imagens vê ali outros rostos que eu, e ninguém deve adivinhar de quem se trata. Uma foto mais nítida ajuda.
failed-too-many-faces = Eram mais rostos do que o serviço de imagens aceita por vez.
failed-provider = O serviço de imagens não conseguiu terminar.
failed-rejected = O serviço de imagens recusou esta foto. Outra pode funcionar.
failed-result = O que voltou não era uma imagem que se possa usar.
cancelled-by-you = Foi você quem cancelou.

### Rostos salvos

ask-photo-face = ⭐ <b>Me mande uma foto do rosto que quer salvar.</b> Uma nítida e de frente é a melhor.
ask-name = ⭐ <b>Salvo como «{ $name }».</b> Me mande outro nome, ou fique com este.
bad-name = ✏️ Isso não serve como nome: até { $limit } letras e números, por favor.
name-taken = ✏️ Você já tem um rosto chamado «{ $name }».
too-many-saved = ⭐ Você tem { $limit } rostos salvos, e não cabem mais. Apague antes um em /faces.
face-saved = ⭐ <b>«{ $name }»</b> está salvo. Ele vira um botão quando você trocar rostos.
faces-saved = ⭐ Salvo: <b>{ $names }</b>. Vira um botão quando você trocar rostos.
save-which = ⭐ <b>Qual rosto eu salvo?</b>
faces-none = ⭐ <b>Ainda não há rostos salvos.</b> Salve um, e da próxima vez basta um toque.
faces-list = ⭐ <b>Seus rostos salvos</b> ({ $count } de { $limit }). Toque em um para mudá-lo.
face-one = ⭐ <b>{ $name }</b>
face-one-default = ⭐ <b>{ $name }</b> é o primeiro que eu ofereço.
face-delete-sure = 🗑 Apagar <b>{ $name }</b>? As fotos que você fez com ele ficam.

### O que você tem

balance = { $available ->
        [one] 💳 <b>Você tem { $available } crédito.</b>
       *[other] 💳 <b>Você tem { $available } créditos.</b>
    }
balance-held = { $held ->
        [one] ⏳ Mais { $held } está reservado para uma foto em andamento.
       *[other] ⏳ Mais { $held } estão reservados para fotos em andamento.
    }
balance-lately = <b>Ultimamente</b>
movement-welcome = { $change } · presente de boas-vindas · { DATETIME($at, dateStyle: "medium") }
movement-grant = { $change } · dados a você · { DATETIME($at, dateStyle: "medium") }
movement-take = { $change } · retirados · { DATETIME($at, dateStyle: "medium") }
movement-hold = { $change } · uma foto · { DATETIME($at, dateStyle: "medium") }
movement-release = { $change } · devolvidos · { DATETIME($at, dateStyle: "medium") }
movement-correction = { $change } · correção · { DATETIME($at, dateStyle: "medium") }

history-none = 🖼 <b>Nada por aqui ainda.</b> Me mande uma foto e faça a primeira.
history-list = 🖼 <b>Suas últimas fotos</b>
history-how = Toque em um número e eu mando de novo, de graça.
history-swap = { $number }. Troca de rosto · { DATETIME($at, dateStyle: "medium") }
history-swap-gone = { $number }. Troca de rosto · { DATETIME($at, dateStyle: "medium") } · apagada
history-age = { $number }. Mudança de idade · { DATETIME($at, dateStyle: "medium") }
history-age-gone = { $number }. Mudança de idade · { DATETIME($at, dateStyle: "medium") } · apagada
history-clip = { $number }. Clipe · { DATETIME($at, dateStyle: "medium") }
history-clip-gone = { $number }. Clipe · { DATETIME($at, dateStyle: "medium") } · apagado

### Idioma, privacidade, esquecimento

language = 🌍 <b>Em que idioma eu falo?</b>
language-set = 🌍 <b>Português, então.</b>
language-follows = 🌍 Sigo o idioma do seu aplicativo: <b>português</b>.
language-nearest = 🌍 Ainda não falo o idioma do seu aplicativo, então uso português. Há outros em /language

privacy =
    🔒 <b>O que eu guardo</b>
    • Suas fotos e resultados por { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }; depois são apagados. Os rostos salvos ficam até você apagá-los.
    • Seu nome e idioma, como o Telegram informa, o fuso horário que você escolher e uma lista dos seus pedidos e créditos.

    🤝 <b>Quem recebe as fotos</b>
    • Só o serviço que faz a sua foto, por um link que logo expira; o nome dele aparece junto ao preço e embaixo do resultado, e lá valem as regras dele. O filtro de brincadeira embutido funciona aqui mesmo e não manda nada para lugar nenhum.
    • Não há galeria, nada é vendido, e nada é treinado com elas aqui.

    🗑 /forget apaga tudo de uma vez. O que você apaga neste chat é com você; o Telegram guarda a própria cópia das nossas mensagens.
forget-ask =
    🗑 <b>Apagar tudo sobre você?</b> Isto é o que eu tenho:
    • { $pictures ->
        [one] { $pictures } foto
       *[other] { $pictures } fotos
    }
    • { $faces ->
        [one] { $faces } rosto salvo
       *[other] { $faces } rostos salvos
    }
    • { $jobs ->
        [one] { $jobs } pedido no seu histórico
       *[other] { $jobs } pedidos no seu histórico
    }
    • { $credits ->
        [one] { $credits } crédito, que também se perde
       *[other] { $credits } créditos, que também se perdem
    }

    Isso não pode ser desfeito.
forget-not = 😌 Nada foi apagado.
forget-wait = 🎨 Uma das suas fotos está sendo feita e não dá mais para parar. Aperte o botão de novo quando ela chegar, daqui a um minuto mais ou menos.
forget-done = 👋 <b>Pronto, esqueci você.</b> Suas fotos, rostos e histórico foram apagados. Foi divertido! Se um dia voltar: /start

### Para quem administra

alert-provider = ⚠️ <b>{ $provider }</b> está em pausa por um tempo: { $why }
alert-unsure = ⚠️ Trabalho <code>{ $job }</code>: a resposta de <b>{ $provider }</b> se perdeu. Ele não é reenviado às cegas; os créditos voltam, a menos que chegue um aviso do serviço. Mais: <code>/job { $job }</code>
alert-result = ⚠️ Trabalho <code>{ $job }</code>: o que <b>{ $provider }</b> fez ainda não pode ser usado ({ $why }). É pedido de novo por 15 minutos e depois os créditos voltam. Mais: <code>/job { $job }</code>
alert-expired = ⚠️ Trabalho <code>{ $job }</code> em <b>{ $provider }</b>: o tempo acabou. Os créditos voltaram.
alert-price = ⚠️ <b>{ $provider }</b> cobrou { $points } pontos pelo trabalho <code>{ $job }</code>; a lista de preços dele diz { $quoted }.
alert-report = 🚩 A pessoa { $user } denunciou o resultado do trabalho <code>{ $job }</code>. Mais: <code>/job { $job }</code>, todas: /reports
alert-incident = 🔥 Incidente <code>{ $incident }</code>: { $error }. Os detalhes estão no log.
alert-disk = 💽 <b>O disco está cheio ou quase.</b> { $where }: restam { $megabytes } MB. Até haver espaço, nada de novo é aceito.
alert-database = 🗄 <b>Este banco de dados não é o que estava aqui antes.</b> Faltam as pessoas, os créditos e os trabalhos do outro. O arquivo dele foi perdido ou movido, ou DATABASE_URL indica outro? Pare-me, coloque-o de volta e inicie de novo. Até lá não apago nenhuma foto desconhecida. Se for de propósito, apague <code>{ $file }</code> e reinicie.

### Botões

button-agree = ✅ Prometo
button-decline = Agora não
button-face = { $number }
button-picked = ✅ { $number }
button-all = Todos
button-done = Pronto ➡️
button-saved-face = 🙂 { $name }
button-default-face = ⭐ { $name }
button-more-faces = ⋯ Todos os meus rostos
button-same = 👆 O mesmo rosto
button-same-rest = 👆 O mesmo nos outros
button-skip = Pular este
button-years-done = Pronto ➡️
button-seconds = { $change } s
button-cut = ✂️ Cortar aqui ➡️
button-enhance-none = Como estão · 💳 { $price }
button-enhance-more = ✨ Mais nítidos, 1080p · 💳 { $price }
button-enhance-most = 💎 O mais nítidos, 2K · 💳 { $price }
button-go-swap = { $price ->
        [0] ✨ Trocar, de graça
        [one] ✨ Trocar por { $price } crédito
       *[other] ✨ Trocar por { $price } créditos
    }
button-go-age = { $price ->
        [0] ✨ Mudar idade, de graça
        [one] ✨ Mudar idade por { $price } crédito
       *[other] ✨ Mudar idade por { $price } créditos
    }
button-back = ⬅️ Voltar
button-cancel = ✖️ Cancelar
button-stop = ✖️ Parar
button-again = 🔁 De novo
button-other-face = 🙂 Outro rosto
button-other-age = 🕰 Outra idade
button-as-file = 📎 Em arquivo
button-save-face = ⭐ Salvar rosto
button-report = 🚩 Denunciar
button-why-me = 🙋 Apareço eu e não autorizei
button-why-child = 🧒 Aparece alguém com menos de 18
button-why-nude = 🔞 É sexual
button-why-other = ⚠️ Machuca ou engana alguém
button-why-not = Deixa pra lá
button-try-again = 🔁 Tentar de novo
button-new-picture = 📷 Nova foto
button-menu-swap = 🔄 Trocar rostos
button-menu-age = 🕰 Mudar idade
button-menu-video = 🎬 Trocar num clipe
button-menu-faces = ⭐ Meus rostos
button-menu-history = 🖼 Histórico
button-menu-balance = 💳 Saldo
button-menu-help = ❓ Ajuda
button-new-face = ➕ Salvar um rosto
button-keep-name = 👍 Manter «{ $name }»
button-rename-face = ✏️ Renomear «{ $name }»
button-make-default = ⭐ Oferecer primeiro
button-rename = ✏️ Renomear
button-delete = 🗑 Apagar
button-delete-sure = 🗑 Sim, apagar
button-forget = 🗑 Apagar tudo
button-forget-sure = 🗑 Sim, apagar tudo
button-forget-not = Não, manter
button-follow-app = 📱 Como no meu app
button-private-chat = 💬 Ao nosso chat privado
button-to-card = ⬇️ Ao cartão

### Respostas curtas a um toque

answer-old = Este botão é antigo demais para mim. Mande /start e começamos de novo.
answer-not-yours = Estes botões são de outra pessoa. Responda a uma foto com /swap e você terá os seus.
answer-closed = Isto já terminou. Me mande uma foto quando quiser.
answer-ordered = Já está a caminho, uma vez basta.
answer-taken = ✨ Já vou!
answer-private-only = Esse botão só funciona no nosso chat privado.
answer-pick-first = Toque antes em pelo menos um rosto.
answer-too-many-faces = { $limit ->
        [one] Posso mudar { $limit } rosto por vez.
       *[other] Posso mudar { $limit } rostos por vez.
    }
answer-zero-years = Zero anos não mudaria nada. Escolha antes um número.
answer-face-gone = Esse rosto já foi apagado.
answer-stopped = Parado. Seus créditos voltaram.
answer-cannot-stop = Tarde demais para parar. Se falhar, você recebe seus créditos de volta.
answer-job-over = Essa foto já terminou.
answer-pictures-gone = Essas fotos já foram apagadas. Mande de novo.
answer-result-gone = Essa foto já foi apagada.
answer-too-many-saved = Você tem { $limit } rostos salvos, e não cabem mais. Apague antes um em /faces.
answer-reported = Obrigado. Quem cuida deste bot vai olhar.
answer-faces-saved-already = Isso já está salvo: /faces
answer-reported-before = Você já denunciou esta. Obrigado.
answer-default-set = Vou oferecer esse rosto primeiro.
answer-face-deleted = Apagado.

### O menu de comandos

command-start = começar
command-swap = trocar rostos em uma foto
command-age = deixar um rosto mais jovem ou mais velho
command-video = trocar rostos num clipe
command-faces = seus rostos salvos
command-history = suas últimas fotos
command-balance = seus créditos
command-language = escolher o idioma
command-cancel = parar o que estamos fazendo
command-help = como funciona
command-privacy = o que é guardado e por quanto tempo
command-forget = apagar tudo sobre você
command-report = denunciar um resultado

### Nomes

language-name = Português
face-default-name = Rosto
engine = { $name ->
        [local] o filtro de brincadeira embutido
        [akool] Akool
        [acedata] AceData
        [aifaceswap] AIFaceSwap
       *[other] { $name }
    }
seconds = { $count ->
        [one] { $count } segundo
       *[other] { $count } segundos
    }
minutes = { $count ->
        [one] { $count } minuto
       *[other] { $count } minutos
    }
years-older = { $years ->
        [one] { $years } ano a mais
       *[other] { $years } anos a mais
    }
years-younger = { $years ->
        [one] { $years } ano a menos
       *[other] { $years } anos a menos
    }
