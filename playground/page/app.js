/** Puts the page together. */

import * as api from "./api.js";
import { composer as makeComposer } from "./composer.js";
import { pickFiles } from "./attachments.js";
import { byId } from "./dom.js";
import { showHeader } from "./header.js";
import { presses } from "./keyboard.js";
import { openMenu, setUpMenu } from "./menus.js";
import { revealMessage, showMessages } from "./messages.js";
import { mischief } from "./mischief.js";
import * as odd from "./oddities.js";
import { closeDrawer, showPeople } from "./people.js";
import { sampleTray } from "./samples.js";
import { Store } from "./store.js";
import { follow } from "./stream.js";
import { swipeToReply } from "./swipe.js";
import { toast, toastError } from "./toast.js";
import { showTries } from "./tries.js";
import { viewer } from "./viewer.js";
import { welcome } from "./welcome.js";

const store = new Store();
const { press, answered } = presses(store);

showPeople(store);
showHeader(store);
const composer = makeComposer(store);
const tray = sampleTray(composer);
showMessages(store, {
  press,
  menu: messageMenu,
  reply: (message) => store.setReply(message),
  view: viewer(store),
  reveal: (id) => revealMessage(id) || toast("That message is not here any more"),
  command: composer.sendText,
});
showTries({ store, composer, tray });
mischief(store);
setUpMenu();
swipeToReply(byId("messages"), (id) => store.setReply(store.message(store.chatId, id)));

const greeting = welcome({
  sampleUrl: tray.urlOf,
  start: () => {
    store.goTo(store.me);
    composer.sendText("/start");
  },
  leave: composer.focus,
});
byId("open-welcome").addEventListener("click", () => {
  closeDrawer();
  greeting.open();
});
byId("empty-start").addEventListener("click", () => composer.sendText("/start"));
byId("open-attach").addEventListener("click", (event) => openMenu(attachItems(), event, "Attach"));

let greeted = false;
store.on("online", async () => {
  if (!store.online) return;
  await tray.load();
  if (!greeted) greeting.openOnFirstVisit();
  greeted = true;
});
follow(store, { onAnswer: answered, onCommands: () => composer.commands.refresh() });

function attachItems() {
  const sticker = async () => composer.sendFiles([{ as: "sticker", files: [await odd.sticker()] }]);
  return [
    { label: "Photo or video", icon: "image", run: () => pickFiles("photo") },
    { label: "File", icon: "file", run: () => pickFiles("document") },
    { label: "Sticker", icon: "sticker", run: () => sticker().catch(toastError) },
  ];
}

/** What can be done with a message. */
function messageMenu(message, event) {
  const mine = message.from?.id === store.me;
  const text = message.text ?? message.caption;
  const editable = mine && (message.text != null || message.photo || message.document || message.video);
  const elsewhere = store.chatsOf(store.me).filter((chat) => chat.id !== store.chatId);
  const items = [
    { label: "Reply", icon: "reply", run: () => store.setReply(message) },
    text && { label: "Copy text", icon: "copy", run: () => navigator.clipboard?.writeText(text) },
    editable && { label: "Edit", icon: "edit", run: () => composer.startEdit(message) },
    mine && { label: "Delete", icon: "trash", danger: true, run: () => remove(message) },
    ...elsewhere.map((chat) => ({
      label: `Forward to ${store.titleOf(chat)}`,
      icon: "forward",
      run: () => forwardTo(message, chat),
    })),
  ];
  openMenu(items, event, "Message");
}

function remove(message) {
  const where = { chatId: store.chatId, from: store.me, messageId: message.message_id };
  api.deleteMessage(where).catch(toastError);
}

async function forwardTo(message, chat) {
  try {
    await api.forward({ from: store.me, fromChat: store.chatId, messageId: message.message_id, chatId: chat.id });
    store.goTo(store.me, chat.id);
  } catch (error) {
    toastError(error);
  }
}
