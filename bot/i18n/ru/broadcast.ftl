### Рассылки

broadcast-usage =
    📣 <b>Написать всем</b>
    Ответь командой /broadcast на сообщение, которое надо разослать: текст, фото, видео, что угодно. Или напиши слова после неё, например <code>/broadcast Хорошие новости!</code>
    Сначала его увидишь ты; ничего не уйдёт, пока не нажмёшь «Отправить».
broadcast-cannot = 🚫 Telegram не даёт мне скопировать это сообщение. Ответь, пожалуйста, командой /broadcast на другое.
broadcast-ask = 👆 <b>Вот это и уйдёт, точно в таком виде.</b>
broadcast-people = Людей: <b>{ $count }</b>
broadcast-groups = Групп: <b>{ $count }</b>
broadcast-groups-not = Групп: { $count }, им не отправляю
broadcast-time = Время: примерно { $time }
broadcast-nobody = Пока некому отправлять.
broadcast-dropped = 👌 Хорошо, ничего не отправлено. Начать заново: /broadcast
broadcast-running = 📣 <b>Рассылка идёт.</b>
broadcast-stopped = ⏸ <b>Остановлено.</b> Нажми «Продолжить», чтобы отправить и остальным.
broadcast-gone = 🗑 <b>Остановлено: сообщение удалили</b> из этого чата, копировать больше нечего. Отправь новое: /broadcast
broadcast-done = ✅ <b>Готово, всё разослано.</b>
broadcast-sent = Отправлено: <b>{ $count }</b> из { $all }
broadcast-failed = Не дошло: { $count } (заблокировали меня, ушли или не разрешают)
broadcast-unsure = Неясно: { $count } (ответ Telegram потерялся; дважды я не отправляю)
broadcast-left = Осталось: { $count }, примерно { $time }
button-broadcast-send = 🚀 Отправить: { $count }
button-broadcast-groups = 👥 И в группы
button-broadcast-people = 👤 Без групп
button-broadcast-stop = ⏹ Остановить
button-broadcast-continue = ▶️ Продолжить
answer-broadcast-begun = 🚀 Поехали!
answer-broadcast-stopped = ⏹ Остановлено
answer-broadcast-continued = ▶️ Продолжаю
command-broadcast = написать всем
