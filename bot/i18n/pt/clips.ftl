# Clipes grandes demais para o Telegram.

result-download = 📦 Com { $megabytes } MB é grande demais para o Telegram, então aqui está um link. Ele vale até { DATETIME($at, dateStyle: "long", timeStyle: "short") } (UTC); quem tiver o link pode abrir.
failed-too-big = O clipe pronto é grande demais para ser enviado. Um mais curto cabe.
button-download = ⬇️ Baixar
answer-looked-already = Já olhei. O cartão tem o próprio botão de cancelar.
