### 服务商与维护：给机器人的管理者

alert-provider-back = ✅ <b>{ $provider }</b> 已恢复：账户里又有点数了（{ $points }）。
alert-spend = 🛑 消费上限：<b>{ $provider }</b> 今天用了 { $points } 点，上限是 { $limit }。已暂停到 UTC 零点。要让它今天继续：/providers
alert-errors = ⚠️ <b>{ $provider }</b> 失败过多。最近一小时内：{ $count } 个任务中失败了 { $failed } 个。要暂停它：/providers
alert-more = 🔕 ……自 { $time } 起还有 { $count } 次
alert-held = 🔕 <b>{ $kind }</b>：自 { $time } 起还有 { $count } 次
alert-kind = { $name ->
        [alert-provider] 服务商出了问题
        [alert-price] 价格与预期不符
        [alert-unsure] 结果不明的任务
        [alert-result] 无法使用的结果
        [alert-expired] 超时的任务
        [alert-report] 用户的举报
        [alert-incident] 意外故障
        [alert-disk] 磁盘已满
        [alert-database] 另一个数据库
        [alert-provider-back] 服务商已恢复
        [alert-errors] 服务商失败过多
        [alert-spend] 消费上限
       *[other] 其他提醒
    }
providers-title = 🎛 <b>服务商</b>
providers-maintenance = 🛠 正在维护：现在谁都不能下单。/maintenance
providers-none = 还没有。请设置服务商的密钥，或 LOCAL_ENGINE=true，然后重启机器人。
provider-on = 🟢 <b>{ $provider }</b> 运行中
provider-paused-trouble = 🔴 <b>{ $provider }</b> 自 { $time } 起暂停：<i>{ $why }</i>
provider-paused-budget = 🛑 <b>{ $provider }</b> 自 { $time } 起暂停：今天的点数已用完
provider-paused-hand = ⏸ <b>{ $provider }</b> 由 { $name } 于 { $time } 暂停
provider-until = 将于 { $time } 恢复。
provider-until-probe = 我每 5 分钟询问一次余额；一有好消息就恢复。
provider-until-hand = 在管理员恢复之前保持暂停。
provider-does = 能做：{ $names }
does-swap = 图片换脸
does-age = 图片变龄
does-swap-clip = 视频换脸
does-age-clip = 视频变龄
does-live = 实时视频
does-detect = 查找人脸
provider-today = { $count ->
        [0] 今天没有任务
       *[other] 今天的任务：{ $count }，失败：{ $failed }
    }
provider-latency = 通常需要 { $time }
provider-free = 免费
provider-balance = 剩余点数：{ $points }
provider-balance-asking = 剩余点数：正在询问……
provider-balance-silent = 剩余点数：未知，它没有回答
provider-balance-untold = 剩余点数：未知，该服务不提供
provider-spent = 今天用掉的点数：{ $points }
provider-spent-of = 今天用掉的点数：{ $points } / { $limit }
provider-spent-untold = 今天用掉的点数：该服务不提供
maintenance-on = 🛠 <b>维护已开启。</b>新订单会被礼貌地谢绝；之前的订单会完成。
maintenance-off = 🟢 <b>维护已关闭。</b>大家都可以下单。
maintenance-jobs = 进行中的任务：{ $count }

button-switchboard-refresh = 🔄 刷新
button-provider-pause = ⏸ 暂停 { $provider }
button-provider-resume = ▶️ 恢复 { $provider }
button-provider-keep = ⏸ 保持 { $provider } 暂停
button-maintenance-on = 🛠 开启维护
button-maintenance-off = 🟢 关闭维护
answer-provider-paused = { $provider } 已暂停。进行中的任务会继续。
answer-provider-resumed = { $provider } 已恢复。
answer-provider-overspends = { $provider } 已恢复，在 UTC 零点之前可以超过上限。
answer-switch-as-before = 本来就是这样。
command-providers = 服务商：状态、余额、暂停
command-maintenance = 暂时谢绝新订单
