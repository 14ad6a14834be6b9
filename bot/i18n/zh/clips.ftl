# 对 Telegram 来说太大的短片。

result-download = 📦 文件有 { $megabytes } MB，Telegram 发不了，所以给你一个链接。有效期到 { DATETIME($at, dateStyle: "long", timeStyle: "short") }（UTC）；拿到链接的人都能打开。
failed-too-big = 做好的短片太大，发不出去。短一点的就可以。
button-download = ⬇️ 下载
answer-looked-already = 我已经看完了。卡片上另有取消按钮。
