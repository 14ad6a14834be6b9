### 群发

broadcast-usage =
    📣 <b>给所有人发消息</b>
    用 /broadcast 回复要发出去的消息：文字、照片、视频，什么都行。也可以把文字写在后面，例如 <code>/broadcast 好消息！</code>
    你会先看到它；在你按“发送”之前，什么都不会发出去。
broadcast-cannot = 🚫 Telegram 不让我复制那条消息。请用 /broadcast 回复另一条。
broadcast-ask = 👆 <b>发出去的就是这条，和这里一模一样。</b>
broadcast-people = 人数：<b>{ $count }</b>
broadcast-groups = 群组：<b>{ $count }</b>
broadcast-groups-not = 群组：{ $count }，不发送
broadcast-time = 时间：大约 { $time }
broadcast-nobody = 现在还没有人可以发。
broadcast-dropped = 👌 好的，什么都没发。重新开始：/broadcast
broadcast-running = 📣 <b>正在发送。</b>
broadcast-stopped = ⏸ <b>已停止。</b>按“继续”就会发给剩下的人。
broadcast-gone = 🗑 <b>已停止：这条消息</b>在聊天里被删除了，没有可以复制的内容了。请用 /broadcast 发一条新的。
broadcast-done = ✅ <b>完成，已全部发出。</b>
broadcast-sent = 已发送：<b>{ $count }</b> / { $all }
broadcast-failed = 没有送到：{ $count }（屏蔽了我、已离开，或不允许）
broadcast-unsure = 不确定：{ $count }（Telegram 的回复丢失了；我不会发两次）
broadcast-left = 剩下：{ $count }，大约 { $time }
button-broadcast-send = 🚀 发送给 { $count } 个
button-broadcast-groups = 👥 也发到群组
button-broadcast-people = 👤 不发到群组
button-broadcast-stop = ⏹ 停止
button-broadcast-continue = ▶️ 继续
answer-broadcast-begun = 🚀 出发！
answer-broadcast-stopped = ⏹ 已停止
answer-broadcast-continued = ▶️ 继续发送
command-broadcast = 给所有人发消息
