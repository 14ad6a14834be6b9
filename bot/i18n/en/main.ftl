# English. Texts are Telegram HTML; button-*, answer-*, command-* and the few names at the end are plain.

### The door

welcome = 👋 <b>Hi { $name }!</b> Let's make a funny picture.
nameless = friend
welcome-next = 📷 <b>Just send me a photo</b> and I'll take it from there.
can-swap = 🔄 I put a face of your choice onto the face in a picture.
can-swap-many = 🔄 I swap faces: pick who in the picture gets whose face.
can-age = 🕰 I make a face up to 30 years younger or older.
can-age-many = 🕰 I make faces up to 30 years younger or older.
can-video = 🎬 I swap faces in clips, too: videos, GIFs and video notes, up to { $seconds } s at a time.
can-age-clip = 🎞 /age also works on clips, up to { $seconds } s at a time.
can-nothing = 😴 I'm having a rest: no picture service is switched on right now. Please look in again later.

consent-hello = 👋 <b>Hi { $name }!</b> I swap faces and change ages in pictures. First, please promise me four things:
consent-changed = 📜 <b>The rules have changed.</b> Please read them once more:
consent-rules =
    📷 You may use the pictures you send, and the people in them would be fine with it.
    🔞 Nothing sexual, ever.
    🧒 Nobody under 18 in them.
    🎭 No fooling and no hurting anyone: it's a joke made with AI, and you say so when you share it.

    🔒 Pictures are deleted after { $days ->
        [one] a day
       *[other] { $days } days
    }, or at once with /forget. More in /privacy
consent-waiting = ⏳ Then I go straight on with your photo.
consent-waiting-clip = ⏳ Then I go straight on with your clip.
consent-thanks = 🎉 <b>Thank you!</b> { $credits ->
        [0] Let's go.
        [one] Here is one credit to play with.
       *[other] Here are { $credits } credits to play with.
    }
consent-declined = 👌 Fine, nothing was kept. If you change your mind: /start
anonymous = 🕶 You are writing as the group, so I can't tell who you are and whose buttons these would be. Please switch off “Remain anonymous” for a moment and try again.
anonymous-channel = 🕶 You are writing as a channel, so I can't tell who you are and whose buttons these would be. Please choose yourself beside the text field and try again.

hello-group =
    👋 Hi everybody! I swap faces in pictures.
    Reply to a photo with /swap or /age, or send a photo with /swap as its caption. I ignore everything else here.

### Help

help-how =
    <b>How it works</b>
    1. Send me a photo, or an album of two: first the picture, then the face.
    2. Tap the faces to change.
    3. Send a face for each, or use a saved one.
    4. See the price, press the button, done. If it fails, you get your credits back.

    Send the picture as a <i>file</i> to keep its full quality.
help-group =
    Reply to a photo with /swap or /age, or send a photo with /swap as its caption. Then use the buttons on my answer; when I ask for a face, reply to it with a photo.
    Each button works only for whoever asked. /cancel stops.
help-command = /{ $command } – { $does }
private-only = 🤫 That stays between you and me. Please ask me in our private chat.
unknown-command = 🤔 I don't know that command. This is what I can do:
one-at-a-time = ☝️ One thing at a time: I took the first command only.
edited-message = ✏️ I don't follow edits. Please send it again as a new message.
hint-send-photo = 📷 Send me a photo to begin, or see /help
unexpected-error = 😳 Something broke on my side, sorry. Please try once more. If it stays broken, tell whoever runs me this number: <code>{ $incident }</code>
try-again = 🙈 That went too fast for me. Please try once more.
left-aside = 🧯 I stumbled over this again and again, so I have put it aside. Please send it once more, or try something else.

### Making a picture

looking = 🔎 Looking for faces…
looking-clip = 🎬 Looking through your clip… It may take a minute.
cutting-clip = ✂️ Cutting your clip and looking for faces… It may take a minute.
ask-scene-swap =
    📷 <b>Send me the picture</b> whose faces you want to change.
    A photo is fine; as a file it stays sharper.
ask-scene-age =
    📷 <b>Send me the picture</b> with the face to make younger or older.
    A photo is fine; as a file it stays sharper.
ask-scene-video = 🎬 <b>Send me the clip</b> whose faces you want to change: a video, a GIF or a video note.
ask-clip-length = I take up to { $seconds } s. Of a longer one you choose the best part.
ask-clip-too = 🎬 A clip is fine, too.
ask-trim = ✂️ <b>Your clip is { $length } long, and I take up to { $seconds } s.</b> Where shall it begin?
trim-chosen = 👉 From { $start } to { $end } ({ $seconds } s)
ask-faces-swap = { $count ->
        [one] 👀 <b>I see one face.</b> Tap it if it is one.
       *[other] 👀 <b>I see { $count } faces.</b> Tap the ones to change, then Done.
    }
ask-faces-age = { $count ->
        [one] 👀 <b>I see one face.</b> Tap it if it is one.
       *[other] 👀 <b>I see { $count } faces.</b> Whose age should change? Tap, then Done.
    }
ask-faces-unsure = <i>A “?” means: this may not be a face at all.</i>
faces-of-clip = 🎬 This is the moment where they are seen best.
faces-picked = { $count ->
        [one] ✅ Picked: { $numbers }
       *[other] ✅ { $count } picked: { $numbers }
    }
ask-identity-one = 🙂 <b>Whose face goes there?</b>
ask-identity-number = 🙂 <b>Whose face goes onto face { $number }?</b>
ask-identity-of-many = 🙂 <b>Whose face goes onto face { $number }?</b> ({ $position } of { $count })
ask-photo = Send me a photo of that person.
ask-photo-saved = Send me a photo of that person, or tap a saved face.
ask-which = 👥 There are { $count } faces in that photo. <b>Which one do you mean?</b>
ask-years = 🕰 <b>How many years?</b>
years-chosen = 👉 { $change }
ask-enhance = 🔍 <b>How sharp shall the new faces be?</b> Sharper ones cost more and take longer.
order-swap = { $count ->
        [one] ✨ <b>Ready.</b> One face to swap.
       *[other] ✨ <b>Ready.</b> { $count } faces to swap.
    }
order-age = { $count ->
        [one] ✨ <b>Ready.</b> One face, { $change }.
       *[other] ✨ <b>Ready.</b> { $count } faces, { $change }.
    }
price = { $price ->
        [0] 🎁 This one is free.
        [one] 💳 One credit. You have { $balance }.
       *[other] 💳 { $price } credits. You have { $balance }.
    }
price-time = ⏱ Takes about { $time }.
sent-to = 📤 For this your pictures are sent to { $service }.
sent-to-several = 📤 For this your pictures are sent to { $service }, and if it cannot do it, to { $others }.
sent-nowhere = 🏠 Made right here: your pictures are sent to no other service.
services = 📤 Pictures that I am asked to change are sent to: { $services }.
services-none = 🏠 Everything is made right here now: no picture is sent to another service.
price-too-high =
    { $missing ->
        [one] 😕 You are one credit short. Whoever runs me can give you more.
       *[other] 😕 You are { $missing } credits short. Whoever runs me can give you more.
    }
cheaper-faces = 💡 Fewer faces cost less.
cheaper-clip = 💡 A shorter clip costs less.
cheaper-enhance = 💡 Less sharp faces cost less: go back one step.
short-early = 😕 Not enough credits: you have { $available }, and this costs { $price } or more. Whoever runs me can give you more.

card-cancelled = 👌 Cancelled. Nothing was charged.
card-cancelled-short = 👌 Cancelled.
card-replaced = ⤵️ You began something new, so I stopped here.
card-moved = ⬇️ This card has moved further down.
cancelled = 👌 <b>Cancelled.</b> Nothing was charged. Send me a photo whenever you like.
nothing-to-cancel = 😌 There is nothing to cancel. Send me a photo whenever you like.
cancel-job = 🎨 One picture is still in the works. Shall I stop it? You get the credits back.
cancel-too-late = 🎨 Your picture is almost there and can't be stopped any more. If it fails, you get the credits back.

### What could not be used

no-face-in-scene = 🙈 <b>I can't find a face there.</b> It helps when faces are turned to the camera, well lit and not too small.
no-face-in-clip = 🙈 <b>I can't find a face in that clip.</b> It helps when somebody looks at the camera for a moment, well lit and not too far away.
no-face-in-identity = 🙈 <b>I can't find a face in that photo.</b> A clear one from the front works best.
spare-kept = 👍 I keep the second photo as the new face.
album-left-aside = ☝️ I use two pictures at a time, so I left the others aside.
all-skipped = 🤷 That left no face to change. Tap at least one.
not-all-faces = ☝️ I can change { $limit } at a time, so I picked the first { $limit }.

picture-empty = 📭 That file is empty. Please send it again.
picture-too-big = 🐘 That file is too big: I can take up to { $megabytes } MB. Sent as a <i>photo</i> instead of a file it gets smaller.
picture-too-many-pixels = 🐘 That picture is huge: I can take up to { $megapixels } megapixels. Sent as a <i>photo</i> instead of a file it gets smaller.
picture-too-small = 🔬 That picture is too small to see a face in. I need at least { $pixels } pixels on the shorter side.
picture-format = { $kind ->
        [HEIC] 🍏 That is a HEIC file, which I can't read. Sent as a <i>photo</i> instead of a file it works.
        [HEIF] 🍏 That is a HEIF file, which I can't read. Sent as a <i>photo</i> instead of a file it works.
        [GIF] 🎞 That is a GIF. I need a picture that keeps still.
        [unknown] 📄 I can't read that kind of file. I take photos, and JPEG, PNG or WEBP files.
       *[other] 📄 That is a { $kind } file. I take photos, and JPEG, PNG or WEBP files.
    }
picture-broken = 💔 That file is damaged, I can't open it. Please send it again, or another one.
picture-animated = 🎞 That picture moves. I need one that keeps still.
picture-no-detector = 😴 I can't look for faces right now. Please try again in a few minutes.
picture-not-downloaded = 📡 I couldn't fetch that picture from Telegram. Please send it again.
picture-gone = 🗑 The pictures for this have been deleted by now. Please send them again.
clip-too-big = 🐘 That clip is too big: I can take up to { $megabytes } MB. A shorter one fits, or one sent as a <i>video</i> instead of a file.
clip-too-long = 🐌 That clip is too much work for me: of one as large as that I can take about { $seconds } s.
clip-too-short = 🤏 That clip is too short: I need at least { $seconds } s.
clip-too-small = 🔬 That clip is too small to see a face in. I need at least { $pixels } pixels on the shorter side.
clip-too-many-pixels = 🐘 That clip is huge: I can take up to { $pixels } pixels on the longer side. Sent as a <i>video</i> instead of a file it gets smaller.
clip-format = { $kind ->
        [unknown] 📄 I can't read that kind of file. I take MP4, MOV, WEBM and GIF.
       *[other] 📄 I can't read { $kind } here. I take MP4, MOV, WEBM and GIF.
    }
clip-broken = 💔 That clip is damaged, I can't play it. Please send it again, or another one.
clip-no-picture = 🎧 There is only sound in that file. I need something to see.
clip-sound-lost = 🔇 The sound of that clip is in a format that I can't read, so the result will be silent.
clip-not-downloaded = 📡 I couldn't fetch that clip from Telegram. Please send it again.
want-clip = 🎬 That is a photo, and here I need a clip. For photos there is /swap
want-photo = 📷 That is a clip, and here I need a photo of a face.

use-buttons = 👇 Please use the buttons below.
bad-text = 💬 I can't do much with words, only with pictures.
bad-sticker = 😄 Nice sticker! But I need a photo.
bad-animation = 🎞 GIFs move too much for me. I need a photo.
bad-video = 🎬 I don't do videos yet. A photo, please; a good moment as a screenshot works fine.
bad-sound = 🎧 I have no ears, only eyes. A photo, please.
bad-place = 🗺 Nice place! But I need a photo.
bad-contact = 📇 I can't make a face from a phone number. A photo, please.
bad-poll = 📊 I don't vote, I swap faces. A photo, please.
bad-dice = 🎲 Well rolled! But I need a photo.
bad-paid = 🔐 I can't open paid pictures. An ordinary photo, please.
bad-other = 🤷 I can't use that. I need a photo.

refused-credits = { $needed ->
        [one] 😕 That costs one credit, and you have { $available }. Whoever runs me can give you more.
       *[other] 😕 That costs { $needed } credits, and you have { $available }. Whoever runs me can give you more.
    }
refused-open-jobs = { $limit ->
        [0] ✋ Making pictures is switched off for you.
        [one] ✋ Your last picture is still in the works. Once it is there, press the button again.
       *[other] ✋ You have { $limit } pictures in the works already. Once one is there, press the button again.
    }
refused-faces = ☝️ I can change { $limit ->
        [one] one face
       *[other] { $limit } faces
    } at a time. Go back and pick fewer.
refused-nobody = 😴 Nobody can do that right now: the picture services are away. Please try again in a few minutes.
refused-expired = 🗑 The pictures for this have been deleted by now. Please send them again.

### In the works

progress-queued = { $ahead ->
        [0] ⏳ <b>You're next.</b>
        [one] ⏳ <b>In line.</b> One picture is ahead of yours.
       *[other] ⏳ <b>In line.</b> { $ahead } pictures are ahead of yours.
    }
progress-working = 🎨 <b>Working on it…</b>
progress-time = { $elapsed } s of about { $expected }
progress-longer = { $elapsed } so far. It takes longer than usual; no need to wait here, I'll ring.
progress-unsure = ⏳ <b>No answer yet.</b> The picture service did not say whether it took your order. If the result comes, it appears here. If it does not come within { $time }, the credits go back by themselves. You can start something else meanwhile.
result-swap = ✨ <b>Here you are!</b>
result-age = ✨ <b>Here you are!</b>
result-made = 🤖 Made with AI by { $engine }, in { $time }.
result-report = 🚩 <a href="{ $url }">Are you in it and should not be?</a>
report-why = 🚩 <b>Report this result?</b> Whoever runs me will look at it. What is wrong with it?
report-done = 🚩 <b>Reported.</b> { $reason }. Whoever runs me will look at it. Thank you.
report-not = 👌 Fine, nothing was reported.
report-how = 🚩 Tap the link under the result, or forward the result to me and answer it with /report.
report-unknown = 🤷 I know no such result.
result-paid = { $price ->
        [0] 🎁 It was free. You have { $left ->
            [one] one credit
           *[other] { $left } credits
        }.
        [one] 💳 It took one credit; { $left } left.
       *[other] 💳 It took { $price } credits; { $left } left.
    }
result-as-file = 📎 In full quality. Made with AI.
result-sent-again = 🖼 From { DATETIME($at, dateStyle: "long") }. Made with AI.
ready = ✨ Your picture is ready!
ready-clip = ✨ Your clip is ready!

failed-title = 😕 <b>That did not work.</b>
failed-cancelled-title = 👌 <b>Stopped.</b>
failed-refund = { $price ->
        [0] It cost nothing.
        [one] Your credit is back: you have { $left }.
       *[other] Your { $price } credits are back: you have { $left }.
    }
failed-expired = It took too long, so I gave up.
failed-unclaimed = I kept the result for you as long as I may, and then deleted it.
failed-nobody = The picture services could not be reached.
failed-pictures-gone = The pictures had been deleted by then.
failed-faces-unclear = The picture service sees other faces there than I do, and nobody should guess whose is meant. A clearer picture helps.
failed-too-many-faces = That was more faces than the picture service takes at a time.
failed-provider = The picture service could not finish it.
failed-rejected = The picture service refused this picture. Another one may work.
failed-result = What came back was no usable picture.
cancelled-by-you = You called it off.

### Saved faces

ask-photo-face = ⭐ <b>Send me a photo of the face to save.</b> A clear one from the front works best.
ask-name = ⭐ <b>Saved as “{ $name }”.</b> Send me another name, or keep this one.
bad-name = ✏️ That doesn't work as a name: up to { $limit } letters and digits, please.
name-taken = ✏️ You already have a face called “{ $name }”.
too-many-saved = ⭐ You have { $limit } saved faces, which is the most. Delete one in /faces first.
face-saved = ⭐ <b>“{ $name }”</b> is saved. You'll find it as a button when you swap.
faces-saved = ⭐ Saved: <b>{ $names }</b>. You'll find it as a button when you swap.
save-which = ⭐ <b>Which face shall I save?</b>
faces-none = ⭐ <b>No saved faces yet.</b> Save one, and next time it is one tap away.
faces-list = ⭐ <b>Your saved faces</b> ({ $count } of { $limit }). Tap one to change it.
face-one = ⭐ <b>{ $name }</b>
face-one-default = ⭐ <b>{ $name }</b> is the first one I offer.
face-delete-sure = 🗑 Delete <b>{ $name }</b>? The pictures you made with it stay.

### What you have

balance = { $available ->
        [one] 💳 <b>You have one credit.</b>
       *[other] 💳 <b>You have { $available } credits.</b>
    }
balance-held = { $held ->
        [one] ⏳ One more is set aside for a picture in the works.
       *[other] ⏳ { $held } more are set aside for pictures in the works.
    }
balance-lately = <b>Lately</b>
movement-welcome = { $change } · a welcome gift · { DATETIME($at, dateStyle: "medium") }
movement-grant = { $change } · given to you · { DATETIME($at, dateStyle: "medium") }
movement-take = { $change } · taken back · { DATETIME($at, dateStyle: "medium") }
movement-hold = { $change } · a picture · { DATETIME($at, dateStyle: "medium") }
movement-release = { $change } · given back · { DATETIME($at, dateStyle: "medium") }
movement-correction = { $change } · put right · { DATETIME($at, dateStyle: "medium") }

history-none = 🖼 <b>Nothing here yet.</b> Send me a photo and make the first one.
history-list = 🖼 <b>Your last pictures</b>
history-how = Tap a number and I send it again, for nothing.
history-swap = { $number }. Face swap · { DATETIME($at, dateStyle: "medium") }
history-swap-gone = { $number }. Face swap · { DATETIME($at, dateStyle: "medium") } · deleted
history-age = { $number }. Change of age · { DATETIME($at, dateStyle: "medium") }
history-age-gone = { $number }. Change of age · { DATETIME($at, dateStyle: "medium") } · deleted
history-clip = { $number }. Clip · { DATETIME($at, dateStyle: "medium") }
history-clip-gone = { $number }. Clip · { DATETIME($at, dateStyle: "medium") } · deleted

### Language, privacy, forgetting

language = 🌍 <b>Which language shall I speak?</b>
language-set = 🌍 <b>English it is.</b>
language-follows = 🌍 I follow the language of your app: <b>English</b>.
language-nearest = 🌍 I don't speak the language of your app yet, so it is English. Others are behind /language

privacy =
    🔒 <b>What I keep</b>
    • Your pictures and results for { $days ->
        [one] a day
       *[other] { $days } days
    }, then they are deleted. Saved faces stay until you delete them.
    • Your name and language as Telegram tells them, the time zone that you choose, and a list of your orders and credits.

    🤝 <b>Who gets the pictures</b>
    • Only the service that makes your picture, by a link that soon expires; its name is beside the price and under the result, and its own rules apply there. The built-in fun filter runs right here and sends nothing anywhere.
    • There is no gallery, nothing is sold, and nothing is trained on them here.

    🗑 /forget erases all of it at once. What you delete in this chat is up to you; Telegram keeps its own copy of our messages.
forget-ask =
    🗑 <b>Erase everything about you?</b> This is what I have:
    • { $pictures ->
        [one] one picture
       *[other] { $pictures } pictures
    }
    • { $faces ->
        [one] one saved face
       *[other] { $faces } saved faces
    }
    • { $jobs ->
        [one] one order in your history
       *[other] { $jobs } orders in your history
    }
    • { $credits ->
        [one] one credit
       *[other] { $credits } credits
    }, which are lost as well

    This can't be undone.
forget-not = 😌 Nothing was erased.
forget-wait = 🎨 One of your pictures is in the works and can't be stopped any more. Please press the button again when it is there, in a minute or so.
forget-done = 👋 <b>Done, I have forgotten you.</b> Your pictures, faces and history are erased. It was fun! If you ever come back: /start

### For admins

alert-provider = ⚠️ <b>{ $provider }</b> is paused for a while: { $why }
alert-unsure = ⚠️ Job <code>{ $job }</code>: the answer of <b>{ $provider }</b> was lost. It is not sent again by guess; the credits go back unless a callback comes. More: <code>/job { $job }</code>
alert-result = ⚠️ Job <code>{ $job }</code>: what <b>{ $provider }</b> made cannot be used yet ({ $why }). It is asked for again for 15 minutes, then the credits go back. More: <code>/job { $job }</code>
alert-expired = ⚠️ Job <code>{ $job }</code> at <b>{ $provider }</b> ran out of time. The credits went back.
alert-price = ⚠️ <b>{ $provider }</b> took { $points } points for job <code>{ $job }</code>; its price list says { $quoted }.
alert-report = 🚩 Person { $user } reported the result of job <code>{ $job }</code>. More: <code>/job { $job }</code>, all of them: /reports
alert-incident = 🔥 Incident <code>{ $incident }</code>: { $error }. The trace is in the log.
alert-disk = 💽 <b>The disk is full, or nearly.</b> { $where }: { $megabytes } MB are left. Until there is room, nothing new is taken in.
alert-database = 🗄 <b>This database is not the one that was here before.</b> People, credits and jobs that were in the other one are missing. Was its file lost or moved, or does DATABASE_URL name another? Stop me, put it back and start me again. Until then I sweep away no picture. If it is meant so, delete <code>{ $file }</code> and restart.

### Buttons

button-agree = ✅ I promise
button-decline = Not now
button-face = { $number }
button-picked = ✅ { $number }
button-all = All
button-done = Done ➡️
button-saved-face = 🙂 { $name }
button-default-face = ⭐ { $name }
button-more-faces = ⋯ All my faces
button-same = 👆 The same face
button-same-rest = 👆 The same for all the rest
button-skip = Skip this one
button-years-done = Done ➡️
button-seconds = { $change } s
button-cut = ✂️ Cut here ➡️
button-enhance-none = As they are · 💳 { $price }
button-enhance-more = ✨ Sharper, 1080p · 💳 { $price }
button-enhance-most = 💎 Sharpest, 2K · 💳 { $price }
button-go-swap = { $price ->
        [0] ✨ Swap, for free
        [one] ✨ Swap for one credit
       *[other] ✨ Swap for { $price } credits
    }
button-go-age = { $price ->
        [0] ✨ Change age, for free
        [one] ✨ Change age for one credit
       *[other] ✨ Change age for { $price } credits
    }
button-back = ⬅️ Back
button-cancel = ✖️ Cancel
button-stop = ✖️ Stop it
button-again = 🔁 Again
button-other-face = 🙂 Other face
button-other-age = 🕰 Other age
button-as-file = 📎 As file
button-save-face = ⭐ Save face
button-report = 🚩 Report
button-why-me = 🙋 I am in it and did not agree
button-why-child = 🧒 Somebody under 18 is in it
button-why-nude = 🔞 It is sexual
button-why-other = ⚠️ It hurts or fools somebody
button-why-not = Never mind
button-try-again = 🔁 Try again
button-new-picture = 📷 New picture
button-menu-swap = 🔄 Swap faces
button-menu-age = 🕰 Change age
button-menu-video = 🎬 Swap in a clip
button-menu-faces = ⭐ My faces
button-menu-history = 🖼 History
button-menu-balance = 💳 Balance
button-menu-help = ❓ Help
button-new-face = ➕ Save a face
button-keep-name = 👍 Keep “{ $name }”
button-rename-face = ✏️ Rename “{ $name }”
button-make-default = ⭐ Offer it first
button-rename = ✏️ Rename
button-delete = 🗑 Delete
button-delete-sure = 🗑 Yes, delete it
button-forget = 🗑 Erase everything
button-forget-sure = 🗑 Yes, erase everything
button-forget-not = No, keep it
button-follow-app = 📱 As in my app
button-private-chat = 💬 To our private chat
button-to-card = ⬇️ To the card

### Short answers to a press

answer-old = This button is too old for me. Send /start and we begin afresh.
answer-not-yours = These buttons are somebody else's. Reply to a photo with /swap and you get your own.
answer-closed = This one is finished. Send me a photo whenever you like.
answer-ordered = It is on its way, once is enough.
answer-taken = ✨ On it!
answer-private-only = That button only works in our private chat.
answer-pick-first = Tap at least one face first.
answer-too-many-faces = { $limit ->
        [one] I can change one face at a time.
       *[other] I can change { $limit } faces at a time.
    }
answer-zero-years = Zero years would change nothing. Pick a number first.
answer-face-gone = That face has been deleted.
answer-stopped = Stopped. Your credits are back.
answer-cannot-stop = Too late to stop it. If it fails, you get your credits back.
answer-job-over = That picture is finished already.
answer-pictures-gone = Those pictures have been deleted by now. Please send them again.
answer-result-gone = That picture has been deleted by now.
answer-too-many-saved = You have { $limit } saved faces, which is the most. Delete one in /faces first.
answer-reported = Thank you. The operator will look at it.
answer-faces-saved-already = That is saved already: /faces
answer-reported-before = You have reported this one already. Thank you.
answer-default-set = I'll offer that face first.
answer-face-deleted = Deleted.

### The command menu

command-start = begin
command-swap = swap faces in a picture
command-age = make a face younger or older
command-video = swap faces in a clip
command-faces = your saved faces
command-history = your last pictures
command-balance = your credits
command-language = choose the language
command-cancel = stop what we are doing
command-help = how it works
command-privacy = what is kept, and for how long
command-forget = erase everything about you
command-report = report a result

### Names

language-name = English
face-default-name = Face
engine = { $name ->
        [local] the built-in fun filter
        [akool] Akool
        [acedata] AceData
        [aifaceswap] AIFaceSwap
       *[other] { $name }
    }
seconds = { $count ->
        [one] one second
       *[other] { $count } seconds
    }
minutes = { $count ->
        [one] one minute
       *[other] { $count } minutes
    }
years-older = { $years ->
        [one] one year older
       *[other] { $years } years older
    }
years-younger = { $years ->
        [one] one year younger
       *[other] { $years } years younger
    }
