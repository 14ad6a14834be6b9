/** Inline keyboards: pressing, waiting for the answer, and showing it. */

import * as api from "./api.js";
import { arrowKeys, h, icon } from "./dom.js";
import { toast, toastError, alertBox } from "./toast.js";
import { safeUrl } from "./text.js";

const PATIENCE = 20_000;

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
  group.addEventListener("keydown", (event) => arrowKeys(event, buttons));
  return group;
}

function inlineButton(button, message, store, press) {
  const label = h("span.key-label", {}, button.text);
  const url = button.url ?? button.login_url?.url ?? button.web_app?.url;
  if (url) return linkButton(label, url);
  if (button.copy_text) return actionButton(label, "copy", () => copy(button.copy_text.text));
  if (button.callback_data == null) {
    return h("button.key", { type: "button", disabled: true, title: "Not in the playground" }, label);
  }
  const element = actionButton(label, null, () => press(message, button.callback_data));
  element.dataset.press = keyOf(store, message, button.callback_data);
  return element;
}

function linkButton(label, url) {
  const href = safeUrl(url);
  if (!href) return h("button.key", { type: "button", disabled: true, title: "Not a safe address" }, label);
  return h("a.key", { href, target: "_blank", rel: "noopener noreferrer" }, label, icon("out"));
}

const actionButton = (label, mark, onclick) => h("button.key", { type: "button", onclick }, label, mark && icon(mark));

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
    const query = { userId: store.me, chatId: store.chatId, messageId: message.message_id, at: Date.now() };
    store.setPending(key, query);
    setTimeout(() => store.pending.get(key) === query && store.setPending(key, null), PATIENCE);
    try {
      const { callback_query_id: id } = await api.press({
        from: query.userId,
        chatId: query.chatId,
        messageId: query.messageId,
        data,
      });
      query.id = id;
    } catch (error) {
      store.setPending(key, null);
      toastError(error);
    }
  }

  function answered(event) {
    const key = keyOfAnswer(store, event);
    if (key) store.setPending(key, null);
    const link = event.url && safeUrl(event.url);
    if (!event.text && !link) return;
    const to = event.user_id !== store.me ? store.person(event.user_id)?.first_name : null;
    if (event.show_alert) alertBox(event.text ?? "", { to });
    else toast(event.text ?? "The bot opens a page", { to, link });
  }

  return { press, answered };
}

/** The press that an answer belongs to: by its id when both are known, else the oldest one of that person there. */
function keyOfAnswer(store, event) {
  const waiting = [...store.pending].filter(([, query]) => query.userId === event.user_id);
  const exact = waiting.find(([, query]) => query.id && query.id === event.callback_query_id);
  const here = waiting.filter(([, query]) => query.chatId === event.chat_id);
  here.sort(([, a], [, b]) => a.at - b.at);
  return (exact ?? here[0])?.[0];
}
