### Broadcasts

broadcast-usage =
    📣 <b>Write to everybody</b>
    Reply with /broadcast to the message that is to go out: words, a photo, a video, whatever you like. Or put the words behind it, as in <code>/broadcast Good news!</code>
    You see it first; nothing goes out before you press Send.
broadcast-cannot = 🚫 Telegram does not let me copy that message. Please reply with /broadcast to another one.
broadcast-ask = 👆 <b>This goes out, just as it stands here.</b>
broadcast-people = People: <b>{ $count }</b>
broadcast-groups = Groups: <b>{ $count }</b>
broadcast-groups-not = Groups: { $count }, left out
broadcast-time = Time: about { $time }
broadcast-nobody = There is nobody yet to send it to.
broadcast-dropped = 👌 Fine, nothing was sent. To begin anew: /broadcast
broadcast-running = 📣 <b>It is on its way.</b>
broadcast-stopped = ⏸ <b>Stopped.</b> Press Continue to send it to the others, too.
broadcast-gone = 🗑 <b>Stopped: the message was deleted</b> from this chat, so there is nothing left to copy. Send a new one with /broadcast
broadcast-done = ✅ <b>Done, it has gone out.</b>
broadcast-sent = Sent: <b>{ $count }</b> of { $all }
broadcast-failed = Not reached: { $count } (they blocked me, left, or do not allow it)
broadcast-unsure = Unsure: { $count } (Telegram's answer was lost; I don't send twice)
broadcast-left = Left: { $count }, about { $time }
button-broadcast-send = 🚀 Send to { $count }
button-broadcast-groups = 👥 To groups, too
button-broadcast-people = 👤 Not to groups
button-broadcast-stop = ⏹ Stop
button-broadcast-continue = ▶️ Continue
answer-broadcast-begun = 🚀 Off it goes!
answer-broadcast-stopped = ⏹ Stopped
answer-broadcast-continued = ▶️ Going on
command-broadcast = write to everybody
