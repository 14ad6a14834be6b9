### Providers and maintenance: for those who run the bot

alert-provider-back = ✅ <b>{ $provider }</b> is back: its account has points again ({ $points }).
alert-spend = 🛑 Spend breaker: <b>{ $provider }</b> took { $points } points today, and the limit is { $limit }. It is paused until midnight UTC. To let it go on today: /providers
alert-errors = ⚠️ <b>{ $provider }</b> fails too often: { $failed } of its last { $count } jobs failed, all within an hour. To pause it: /providers
alert-more = 🔕 …and { $count } more since { $time }
alert-held = 🔕 <b>{ $kind }</b>: { $count } more since { $time }
alert-kind = { $name ->
        [alert-provider] a provider in trouble
        [alert-price] an unexpected price
        [alert-unsure] jobs in doubt
        [alert-result] results that cannot be used
        [alert-expired] jobs out of time
        [alert-report] reports from people
        [alert-incident] incidents
        [alert-disk] a full disk
        [alert-database] another database
        [alert-provider-back] a provider that is back
        [alert-errors] a provider that fails too often
        [alert-spend] the spend breaker
       *[other] other alerts
    }
providers-title = 🎛 <b>Providers</b>
providers-maintenance = 🛠 Maintenance is on: nobody can order now. /maintenance
providers-none = There is none yet. Set a provider's key, or LOCAL_ENGINE=true, and start the bot again.
provider-on = 🟢 <b>{ $provider }</b> is on
provider-paused-trouble = 🔴 <b>{ $provider }</b> has been paused since { $time }: <i>{ $why }</i>
provider-paused-budget = 🛑 <b>{ $provider }</b> has been paused since { $time }: it has had its points for today
provider-paused-hand = ⏸ <b>{ $provider }</b> was paused by { $name } at { $time }
provider-until = It is on again at { $time }.
provider-until-probe = I ask for its balance every 5 minutes; with the first good answer it is on again.
provider-until-hand = It stays so until an admin resumes it.
provider-does = Does: { $names }
does-swap = faces in pictures
does-age = age in pictures
does-swap-clip = faces in clips
does-age-clip = age in clips
does-live = live video
does-detect = finding faces
provider-today = { $count ->
        [0] No jobs today
       *[other] Jobs today: { $count }, failed: { $failed }
    }
provider-latency = Usually takes { $time }
provider-free = Free of charge
provider-balance = Points left: { $points }
provider-balance-asking = Points left: asking…
provider-balance-silent = Points left: unknown, it did not answer
provider-balance-untold = Points left: unknown, this service does not tell
provider-spent = Points spent today: { $points }
provider-spent-of = Points spent today: { $points } of { $limit }
provider-spent-untold = Points spent today: this service does not tell
maintenance-on = 🛠 <b>Maintenance is on.</b> New orders are politely refused; what was ordered before is finished.
maintenance-off = 🟢 <b>Maintenance is off.</b> Everybody can order.
maintenance-jobs = Jobs under way: { $count }

button-switchboard-refresh = 🔄 Refresh
button-provider-pause = ⏸ Pause { $provider }
button-provider-resume = ▶️ Resume { $provider }
button-provider-keep = ⏸ Keep { $provider } paused
button-maintenance-on = 🛠 Turn on
button-maintenance-off = 🟢 Turn off
answer-provider-paused = { $provider } is paused. Jobs under way there go on.
answer-provider-resumed = { $provider } is on again.
answer-provider-overspends = { $provider } is on again, and may go beyond its limit until midnight UTC.
answer-switch-as-before = It was so already.
command-providers = Providers: state, balance, pause
command-maintenance = Refuse new orders for a while
