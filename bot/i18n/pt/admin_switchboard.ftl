### Provedores e manutenção: para quem cuida do bot

alert-provider-back = ✅ <b>{ $provider }</b> voltou: a conta tem pontos de novo ({ $points }).
alert-spend = 🛑 Limite de gastos: <b>{ $provider }</b> já usou pontos hoje: { $points }; o limite é { $limit }. Fica em pausa até a meia-noite UTC. Para deixar continuar hoje: /providers
alert-errors = ⚠️ <b>{ $provider }</b> falha demais. Na última hora: { $failed } falhas de { $count }. Para pausar: /providers
alert-more = 🔕 …e mais { $count } desde { $time }
alert-held = 🔕 <b>{ $kind }</b>: mais { $count } desde { $time }
alert-kind = { $name ->
        [alert-provider] um provedor com problemas
        [alert-price] um preço inesperado
        [alert-unsure] trabalhos em dúvida
        [alert-result] resultados que não podem ser usados
        [alert-expired] trabalhos fora do prazo
        [alert-report] denúncias das pessoas
        [alert-incident] incidentes
        [alert-disk] um disco cheio
        [alert-database] outro banco de dados
        [alert-provider-back] um provedor que voltou
        [alert-errors] um provedor que falha demais
        [alert-spend] o limite de gastos
       *[other] outros avisos
    }
providers-title = 🎛 <b>Provedores</b>
providers-maintenance = 🛠 A manutenção está ativa: ninguém pode pedir agora. /maintenance
providers-none = Ainda não há nenhum. Defina a chave de um provedor, ou LOCAL_ENGINE=true, e reinicie o bot.
provider-on = 🟢 <b>{ $provider }</b> está ligado
provider-paused-trouble = 🔴 <b>{ $provider }</b> está em pausa desde { $time }: <i>{ $why }</i>
provider-paused-budget = 🛑 <b>{ $provider }</b> está em pausa desde { $time }: já gastou os pontos de hoje
provider-paused-hand = ⏸ <b>{ $provider }</b> foi pausado por { $name }: { $time }
provider-until = Volta: { $time }.
provider-until-probe = Pergunto o saldo a cada 5 minutos; com a primeira boa resposta ele volta.
provider-until-hand = Fica assim até um administrador retomar.
provider-does = Faz: { $names }
does-swap = rostos em fotos
does-age = idade em fotos
does-swap-clip = rostos em vídeos
does-age-clip = idade em vídeos
does-live = vídeo ao vivo
does-detect = encontrar rostos
provider-today = { $count ->
        [0] Nenhum trabalho hoje
       *[other] Trabalhos de hoje: { $count }, com falha: { $failed }
    }
provider-latency = Costuma levar { $time }
provider-free = Grátis
provider-balance = Pontos restantes: { $points }
provider-balance-asking = Pontos restantes: perguntando…
provider-balance-silent = Pontos restantes: não se sabe, não respondeu
provider-balance-untold = Pontos restantes: não se sabe, este serviço não informa
provider-spent = Pontos gastos hoje: { $points }
provider-spent-of = Pontos gastos hoje: { $points } de { $limit }
provider-spent-untold = Pontos gastos hoje: este serviço não informa
maintenance-on = 🛠 <b>A manutenção está ativa.</b> Pedidos novos são recusados com gentileza; o que já foi pedido é concluído.
maintenance-off = 🟢 <b>A manutenção está desligada.</b> Todos podem pedir.
maintenance-jobs = Trabalhos em andamento: { $count }

button-switchboard-refresh = 🔄 Atualizar
button-provider-pause = ⏸ Pausar { $provider }
button-provider-resume = ▶️ Retomar { $provider }
button-provider-keep = ⏸ Manter { $provider } em pausa
button-maintenance-on = 🛠 Ativar
button-maintenance-off = 🟢 Desligar
answer-provider-paused = { $provider } está em pausa. O que já está em andamento continua.
answer-provider-resumed = { $provider } está ligado de novo.
answer-provider-overspends = { $provider } está ligado de novo e pode passar do limite até a meia-noite UTC.
answer-switch-as-before = Já estava assim.
command-providers = Provedores: estado, saldo, pausa
command-maintenance = Recusar pedidos novos por um tempo
