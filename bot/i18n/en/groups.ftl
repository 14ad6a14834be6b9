### In groups

group-hello-more = ⚙️ Whoever runs this group: /settings says what I may do here.
group-help-more =
    🙂 <code>/swap</code> alone takes your own saved face.
    👤 <code>/swap Anna</code> takes your face of that name.
    🕰 <code>/age +10</code> or <code>/age -20</code> says the years right away.
    ⭐ You save faces in our private chat.

group-card-of = 👤 <b>{ $name }</b>
group-answer-picture = ☝️ Answer to this message with it. Or reply to a picture with /{ $command }, that is quicker.
group-answer-face = ☝️ Answer to this message with the photo.
group-unreachable = ✋ <b>It would come in private, and I can't write to you there yet.</b> Open our private chat, press Start, and press the button here again. Nothing was charged.
group-comes-privately = 📬 <b>{ $name }</b>, it comes in our private chat.
group-result-waits = 📬 <b>{ $name }</b>, it is ready, but I may not show it here and can't write to you yet. Open our private chat and press Start.
denied-there = { $why ->
        [rights] ✋ It comes here because I may not send it in “{ $group }”. Whoever runs that group can let me: permission to send messages, photos and videos.
        [topic] ✋ It comes here because the topic in “{ $group }” is closed.
        [slow] ✋ It comes here because “{ $group }” lets me write only now and then.
       *[gone] ✋ It comes here because I am no longer in “{ $group }”.
    }
denied-in-group = ✋ <b>I may not send photos and videos in this group.</b> Whoever runs it can let me: permission to send messages, photos and videos. Until then it works in our private chat.
denied-answer = { $why ->
        [rights] ✋ I may not answer in “{ $group }”. Whoever runs that group can let me: permission to send messages, photos and videos. Until then it works right here.
        [topic] ✋ I can't answer in “{ $group }”: the topic is closed. Ask me in another topic, or do it right here.
        [slow] ✋ I can't answer in “{ $group }” now: slow mode lets me write only now and then. Try again there later, or do it right here.
       *[gone] ✋ I can't answer in “{ $group }”: I am no longer in it. It works right here, too.
    }
group-nothing-to-cancel = 😌 There is nothing of yours to cancel. For a new picture, reply to a photo with /swap
group-is-off = 😴 I'm switched off in this group. Those who run it can change that with /settings
group-for-admins = ✋ In this group only those who run it may do that.
group-wait = ⏳ Not so fast: in this group you can go on in { $time }.
card-stopped-by-admin = 👌 Stopped by somebody who runs this group. Nothing was charged.
cancelled-by-admin = Somebody who runs this group stopped it.

no-saved-faces = ⭐ You have no saved faces yet, so just send me a photo of one.
no-such-face = 🤔 You have no face called “{ $name }”. These are yours: <b>{ $names }</b>. Try /swap { $example }, or /swap alone for the one I offer first.
no-such-age = 🕰 Give me a number of years from −{ $limit } to +{ $limit }, but not zero. For example: /age +10 or /age -20
order-with = 🙂 With your face “{ $name }”. For another one, go back.
price-by-group = { $price ->
        [0] 🎁 This one is free.
        [one] 💳 One credit, paid by this group. It has { $balance }.
       *[other] 💳 { $price } credits, paid by this group. It has { $balance }.
    }

# Everybody reads along, so what the person has left is not told.
price-in-group = { $price ->
        [0] 🎁 This one is free.
        [one] 💳 One credit.
       *[other] 💳 { $price } credits.
    }
result-paid-in-group = { $price ->
        [0] 🎁 It was free.
        [one] 💳 It took one credit.
       *[other] 💳 It took { $price } credits.
    }
failed-refund-in-group = { $price ->
        [0] It cost nothing.
        [one] Your credit is back.
       *[other] Your { $price } credits are back.
    }

group-consent = 👋 <b>{ $name }</b>, one thing first: please read my rules in our private chat and agree to them. It takes a moment and is only asked once; then I go on right here.
group-consent-done = 🎉 Thank you, <b>{ $name }</b>. Now give me the command again.
group-go-on = 👉 I go on in <b>{ $title }</b>.
group-faces = ⭐ Your faces: <b>{ $names }</b>. Reply to a picture with /swap for “{ $name }”, or with /swap { $example }
group-faces-none = ⭐ <b>No saved faces yet.</b> Save one in our private chat, and a reply with /swap is all it takes.

group-quota = 📊 <b>Today in { $title }</b>
group-quota-group = { $limit ->
        [0] ✋ No pictures are allowed in this group.
       *[other] 👥 The group: { $left } of { $limit } pictures are left.
    }
group-quota-group-free = 👥 The group: as many pictures as you like.
group-quota-yours = 👤 <b>{ $name }</b>
group-quota-own = { $limit ->
        [0] ✋ No pictures are allowed.
       *[other] 🖼 { $left } of { $limit } pictures are left, wherever they are made.
    }
group-quota-own-free = 🖼 As many pictures as you like.
group-quota-credits = 🪙 { $left } of { $limit } credits may still be spent.
group-quota-group-pays = 💳 The group pays while it has enough. Its credits: { $balance }.
group-quota-each-pays = 💳 Each pays for their own pictures. How much you have, I tell you in our private chat: /balance

### What those who run a group set

settings = ⚙️ <b>{ $title }</b>: what I may do here
settings-on = ✅ I am switched on.
settings-off = 😴 I am switched off.
settings-everyone = 👥 Everybody may use me.
settings-admins = 👮 Only those who run the group may use me.
settings-wait = ⏳ Wait between two pictures of one person: { $time }
settings-group = 🖼 Results come here, in the group.
settings-private = 📬 Results come in private.
settings-language = 🌍 Language: { $language }
settings-zone = 🕛 A day ends at midnight in { $zone }.
settings-each = everybody their own
settings-no-wait = none
settings-hour = one hour
settings-words = ⚙️ I don't know that one. Any time zone can be set by its name, for example: { $example }
settings-in-groups = ⚙️ That is for groups: give the command in a group that you run.
settings-for-admins = ✋ Only those who run this group can change that.

button-save-privately = ⭐ Save a face
button-read-rules = 📜 Read and agree
button-back-to-group = ⬅️ Back to the group
button-turn-on = ✅ Switch on
button-turn-off = 😴 Switch off
button-for-everyone = 👥 For everybody
button-for-admins = 👮 For admins only
button-to-group = 🖼 Results here
button-to-private = 📬 Results in private
button-set-cooldown = ⏳ Wait
button-set-language = 🌍 Language
button-set-timezone = 🕛 Time zone

answer-admins-only = Only those who run this group can change that.
answer-set = Done.

command-settings = what the bot may do in this group
