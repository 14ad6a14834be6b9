# Clips demasiado grandes para Telegram.

result-download = 📦 Con { $megabytes } MB es demasiado grande para Telegram, así que aquí tienes un enlace. Vale hasta el { DATETIME($at, dateStyle: "long", timeStyle: "short") } (UTC); quien lo tenga puede abrirlo.
failed-too-big = El clip terminado es demasiado grande para enviarlo. Uno más corto cabe.
button-download = ⬇️ Descargar
answer-looked-already = Ya lo he mirado. La tarjeta tiene su propio botón para cancelar.
