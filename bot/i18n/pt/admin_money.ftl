### Comandos de quem administra: créditos, limites e bloqueios

button-proposal-do = ✅ Confirmar
button-proposal-drop = ✖️ Cancelar
answer-proposal-not-yours = Foi outra pessoa da administração que pediu: só ela pode apertar.
answer-proposal-closed = Isso já estava resolvido. Uma vez basta.

proposal-dropped = 👌 <b>Cancelado.</b> Nada mudou.
proposal-expired = ⌛ <b>Isso foi pedido há mais de uma hora</b>, então deixei tudo como está. Dê o comando de novo, por favor.

target-usage = 👤 <b>De quem se trata?</b> Me dê um id ou um @nome, ou responda a uma mensagem que você me encaminhou.
target-nonsense = 🤔 “{ $name }” não é um id nem um @nome.
target-unknown = 🤷 Não conheço <b>{ $name }</b>. As pessoas precisam me escrever uma vez, e os grupos me usar uma vez, antes que eu possa ter uma conta para eles.
target-several = 👥 Há mais de um com o nome <b>{ $name }</b>: { $names }. Me dê o id, por favor.
target-hidden = 🕶 <b>{ $name }</b> não mostra a conta em mensagens encaminhadas. Me dê o id ou o @nome, por favor.
target-bot = 🤖 <b>{ $name }</b> é um bot. Só tenho contas de pessoas e grupos.
forwarded-command = ↪️ <b>Não obedeço a comandos encaminhados.</b> Escreva você mesmo se for a sério, ou responda a ele com um seu.

money-credits-missing = 💳 <b>Quantos créditos?</b>
money-credits-bad = 🔢 “{ $name }” não é uma quantidade de créditos que eu possa lançar. Tem de ser um número inteiro de 1 a 1.000.000.
money-limit-missing = 🎚 <b>Quantos pedidos por dia?</b>
money-limit-bad = 🔢 “{ $name }” não é um limite. Tem de ser um número inteiro até 1.000.000, 0 para nada ou “none” para não haver limite.
money-limit-words = 🤔 Entendo os pedidos e os créditos por dia, mas não para que serve “{ $name }”.
money-usage-grant = ✍️ Por exemplo <code>/grant 1002 50 birthday</code> ou <code>/grant @boris 50</code>. Em resposta a uma mensagem encaminhada, basta <code>/grant 50</code>.
money-usage-take = ✍️ Por exemplo <code>/take 1002 5 mistake</code> ou <code>/take @boris 5</code>. Em resposta a uma mensagem encaminhada, basta <code>/take 5</code>.
money-usage-setquota =
    ✍️ Por exemplo
    <code>/setquota @boris 50</code>: 50 pedidos por dia
    <code>/setquota @boris 50 200</code>: e no máximo 200 créditos por dia
    <code>/setquota @boris none</code>: sem limite
    <code>/setquota @boris reset</code>: de novo como para todos
    <code>/setquota default 10</code> ou <code>/setquota groups 30</code>: o que vale para todas as pessoas ou todos os grupos
money-usage-unlimited = ✍️ Por exemplo <code>/unlimited 1002</code> ou <code>/unlimited @boris</code>. Em resposta a uma mensagem encaminhada, basta <code>/unlimited</code>.
money-usage-ban = ✍️ Por exemplo <code>/ban 1002</code> ou <code>/ban @boris spam</code>. Em resposta a uma mensagem encaminhada, basta <code>/ban</code>.
money-usage-unban = ✍️ Por exemplo <code>/unban 1002</code> ou <code>/unban @boris</code>. Em resposta a uma mensagem encaminhada, basta <code>/unban</code>.
money-usage-quota = ✍️ Por exemplo <code>/quota 1002</code> ou <code>/quota @boris</code>. Em resposta a uma mensagem encaminhada, basta <code>/quota</code>. Sozinho, <code>/quota</code> mostra o que é seu.
money-grant =
    💳 Dar { $amount ->
        [one] { $amount } crédito
       *[other] { $amount } créditos
    } a <b>{ $user }</b>?
    Créditos agora: { $available }. Depois: <b>{ $after }</b>.
money-take =
    💳 Tirar { $amount ->
        [one] { $amount } crédito
       *[other] { $amount } créditos
    } de <b>{ $user }</b>?
    Créditos agora: { $available }. Depois: <b>{ $after }</b>.
money-take-more = 🪙 <b>{ $user }</b> não tem tantos. Créditos agora: { $available }. Nada mudou.
money-granted =
    ✅ Dados a <b>{ $user }</b>: { $amount }.
    Créditos agora: <b>{ $available }</b>.
money-taken =
    ✅ Tirados de <b>{ $user }</b>: { $amount }.
    Créditos agora: <b>{ $available }</b>.
money-limits =
    🎚 Novos limites para { $user ->
        [default] todas as pessoas sem limites próprios
        [groups] todos os grupos sem limites próprios
       *[other] <b>{ $user }</b>
    }
    Agora · pedidos por dia: { $jobs ->
        [-1] sem limite
        [0] nenhum
       *[other] { $jobs }
    }; créditos por dia: { $credits ->
        [-1] sem limite
        [0] nenhum
       *[other] { $credits }
    }.
    Depois · pedidos por dia: { $newjobs ->
        [-1] sem limite
        [0] nenhum
       *[other] { $newjobs }
    }; créditos por dia: { $newcredits ->
        [-1] sem limite
        [0] nenhum
       *[other] { $newcredits }
    }.
money-limits-set =
    ✅ Limites definidos para { $user ->
        [default] todas as pessoas sem limites próprios
        [groups] todos os grupos sem limites próprios
       *[other] <b>{ $user }</b>
    }
    Agora · pedidos por dia: { $jobs ->
        [-1] sem limite
        [0] nenhum
       *[other] { $jobs }
    }; créditos por dia: { $credits ->
        [-1] sem limite
        [0] nenhum
       *[other] { $credits }
    }.
money-reason = Motivo: { $why }
money-ban = 🚫 Bloquear <b>{ $user }</b>? Não aceito mais pedidos; o que está em andamento é concluído. Quem tentar verá o motivo.
money-banned = 🚫 Acesso fechado para <b>{ $user }</b>. Com /unban volta a entrar.
money-ban-already = 🚫 O acesso de <b>{ $user }</b> já está fechado. Motivo: { $why }
money-ban-self = 🙈 Você não pode se bloquear.
money-ban-admin = 🛡 <b>{ $user }</b> administra o bot e não pode ser bloqueado. Tire antes o id de ADMIN_IDS.
money-ban-group = 👥 Só pessoas são bloqueadas. Para um grupo, não permita pedidos: <code>/setquota -100123 0</code>
money-unban = 🤝 Deixar <b>{ $user }</b> entrar de novo? O acesso está fechado. Motivo: { $why }
money-unbanned = 🤝 <b>{ $user }</b> pode me usar de novo.
money-unban-none = 🤷 <b>{ $user }</b> não está bloqueado.
money-gone = 👻 Nesse meio-tempo pediu para ser esquecido, então não há mais ninguém. Nada mudou.
money-gift = 🎁 <b>Para você: { $amount ->
        [one] { $amount } crédito
       *[other] { $amount } créditos
    }!</b> Agora são { $available }. Envie uma foto quando quiser.
money-quota-who = 👤 <b>{ $user }</b>
money-quota-balance = 💳 Créditos: { $available }, reservados: { $held }
money-quota-jobs = 📅 Pedidos de hoje: { $used } de { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-credits = 🪙 Créditos de hoje: { $used } de { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-open = ⏳ Em andamento: { $used } de { $limit ->
        [-1] ∞
       *[other] { $limit }
    }
money-quota-own = 🎚 São limites próprios.
money-quota-default = 🎚 Estes limites valem para todos.
money-quota-day = 🕛 Fuso horário: { $name }. O próximo dia começa: { DATETIME($at, dateStyle: "medium", timeStyle: "short") }
money-quota-banned = 🚫 Acesso fechado desde { DATETIME($at, dateStyle: "medium") } · Motivo: { $why }

command-quota = seus limites e o que resta
command-grant = dar créditos a alguém
command-take = tirar créditos
command-setquota = definir limites diários
command-unlimited = tirar os limites de alguém
command-ban = bloquear alguém
command-unban = desbloquear alguém
