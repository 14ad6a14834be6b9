/** Inline keyboards: pressing, waiting for the answer, and showing it. */

import * as api from "./api.js";
import { arrowKeys, h, icon } from "./dom.js";
import { toast, toastError, alertBox } from "./toast.js";
import { safeUrl } from "./text.js";

const PATIENCE = 30_000;
const TELEGRAM = "https://t.me/";
/** Stands for the data of a Pay button, which has none. */
const PAY = "\u2060pay";

const keyOf = (store, message, data) => `${store.me}:${store.chatId}:${message.message_id}:${data}`;

/** @returns {HTMLElement|null} */
export function keyboard(message, store, press) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return null;
  const buttons = [];
  const drawn = rows.map((row) => {
    const made = row.map((button) => inlineButton(button, message, store, press));
    buttons.push(...made);
    return h("div.key-row", {}, made);
  });
  buttons.forEach((button, i) => (button.tabIndex = i === 0 ? 0 : -1));
  const group = h("div.keys", { role: "group", "aria-label": "Buttons of this message" }, drawn);
  group.addEventListener("focusin", ({ target }) => {
    for (const button of buttons) button.tabIndex = button === target ? 0 : -1;
  });
  group.addEventListener("keydown", (event) => arrowKeys(event, buttons));
  return group;
}

function inlineButton(button, message, store, press) {
  const label = h("span.key-label", { dir: "auto" }, button.text);
  const url = button.url ?? button.login_url?.url ?? button.web_app?.url;
  if (url?.startsWith(TELEGRAM)) return actionButton(label, "out", () => follow(store, message, url));
  if (url) return linkButton(label, url);
  if (button.copy_text) return actionButton(label, "copy", () => copy(button.copy_text.text));
  const data = button.pay ? PAY : button.callback_data;
  if (data == null) {
    return h("button.key", { type: "button", disabled: true, title: "Not in the playground" }, label);
  }
  const element = actionButton(label, null, () => press(message, data));
  element.dataset.press = keyOf(store, message, data);
  return element;
}

function linkButton(label, url) {
  const href = safeUrl(url);
  if (!href) return h("button.key", { type: "button", disabled: true, title: "Not a safe address" }, label);
  return h("a.key", { href, target: "_blank", rel: "noopener noreferrer" }, label, icon("out"));
}

/** Links into Telegram stay in the playground. */
async function follow(store, message, url) {
  try {
    const from = { from: store.me, chatId: store.chatId, messageId: message.message_id };
    const place = await api.follow({ ...from, url });
    if (place.chat_id) store.goTo(store.me, place.chat_id);
    else toast("That leads out of the playground");
  } catch (error) {
    toastError(error);
  }
}

const actionButton = (label, mark, onclick) =>
  h("button.key", { type: "button", onclick }, label, mark && icon(mark));

async function copy(text) {
  await navigator.clipboard?.writeText(text);
  toast("Copied");
}

/** Marks the buttons that wait; done on the elements, so that a waiting button is not drawn anew. */
export function showPending(list, store) {
  for (const button of list.querySelectorAll("[data-press]")) {
    const waiting = store.pending.has(button.dataset.press);
    button.classList.toggle("waiting", waiting);
    button.setAttribute("aria-busy", String(waiting));
  }
}

/** @param {import("./store.js").Store} store */
export function presses(store) {
  async function press(message, data) {
    const key = keyOf(store, message, data);
    const query = { userId: store.me, chatId: store.chatId, messageId: message.message_id };
    store.setPending(key, query);
    setTimeout(() => store.pending.get(key) === query && store.setPending(key, null), PATIENCE);
    try {
      const pressed = { from: query.userId, chatId: query.chatId, messageId: query.messageId };
      const answer = await (data === PAY ? api.pay(pressed) : api.press({ ...pressed, data }));
      query.id = answer.callback_query_id;
    } catch (error) {
      store.setPending(key, null);
      toastError(error);
    }
  }

  /** A payment that went through is answered by the receipt in the chat. */
  store.on("messages", ({ chatId, message }) => {
    if (!message?.successful_payment) return;
    for (const [key, query] of store.pending)
      if (key.endsWith(PAY) && query.chatId === chatId) store.setPending(key, null);
  });

  function answered(event) {
    const key = keyOfAnswer(store, event);
    if (key) store.setPending(key, null);
    else if (event.user_id !== store.me) return; // pressed in another window
    const link = event.url && safeUrl(event.url);
    if (!event.text && !link) return;
    const to = event.user_id !== store.me ? store.person(event.user_id)?.first_name : null;
    if (event.show_alert) alertBox(event.text ?? "", { to });
    else toast(event.text ?? "The bot opens a page", { to, link });
  }

  return { press, answered };
}

/** The press that an answer belongs to. The answer may overtake the press's own reply, which brings the id. */
function keyOfAnswer(store, event) {
  const waiting = [...store.pending].filter(([, query]) => query.userId === event.user_id);
  const exact = waiting.find(([, query]) => query.id && query.id === event.callback_query_id);
  const likely = waiting.filter(
    ([, query]) =>
      !query.id && query.chatId === event.chat_id && query.messageId === (event.message_id ?? query.messageId),
  );
  return (exact ?? likely[0])?.[0];
}
