/** One message, or one album, as elements. */

import { avatar } from "./people.js";
import { h, icon } from "./dom.js";
import { fullName, kindOf, starsOf, summary, timeOf } from "./format.js";
import { keyboard } from "./keyboard.js";
import { albumOf, fileChip, isVisual, mediaOf, miniatureOf, widthOf } from "./media.js";
import { richText } from "./text.js";

/**
 * @typedef {{store: import("./store.js").Store, actions: {press: Function, reply: Function, menu: Function,
 *            view: Function, reveal: Function, command: Function}, animate: boolean}} Context
 */

/** @param {import("./blocks.js").Block} block @param {Context} context @param {HTMLElement} [before] */
export function renderBlock(block, context, before) {
  if (block.kind === "day") return h("li.day", {}, h("span", {}, block.text));
  if (block.kind === "service") return h("li.service", {}, h("span", {}, block.text));
  return row(block, context, before);
}

function row(block, context, before) {
  const { store, actions } = context;
  const { messages, out, last } = block;
  const message = messages[0];
  const grouped = !store.isPrivate && !out;
  const stack = stackOf(block, context, before);
  const element = h(
    `li.row.${out ? "out" : "in"}`,
    { class: last ? "tail" : "", dataset: { ids: messages.map((m) => m.message_id).join(" ") } },
    grouped && (last ? avatar(store, message.from, "size-s") : h("span.no-avatar")),
    stack,
    sideActions(message, actions),
  );
  element.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, video, audio") || String(getSelection())) return;
    event.preventDefault();
    actions.menu(message, event);
  });
  return element;
}

/** In a topic every message formally answers the one that opened it. */
const isAnswer = (message) => Boolean(message.reply_to_message && !message.reply_to_message.forum_topic_created);

/** The bubble and the keyboard below it share one width. */
function stackOf(block, context, before) {
  const { store, actions } = context;
  const message = block.messages[0];
  const visual = block.messages.every(isVisual);
  const stack = h("div.stack", { class: visual ? "visual" : "" }, bubble(block, context, before, visual));
  if (visual) stack.style.width = `min(100%, ${widthOf(block.messages)}px)`;
  const keys = block.messages.map((m) => keyboard(m, store, actions.press)).find(Boolean);
  if (keys) stack.append(keys);
  if (message.sticker || message.video_note) stack.classList.add("bare");
  return stack;
}

function bubble(block, context, before, visual) {
  const { store, actions } = context;
  const { messages, first, out } = block;
  const message = messages[0];
  const texts = messages.filter((m) => m.text || m.caption);
  const grouped = !store.isPrivate && !out;
  const element = h(
    "div.bubble",
    { tabIndex: -1, role: "article", "aria-label": labelOf(message, out) },
    grouped && first && h(`div.sender.ink-${store.tintOf(message.from?.id)}`, {}, fullName(message.from)),
    message.forward_origin && h("div.forwarded", {}, `Forwarded from ${originOf(message.forward_origin)}`),
    isAnswer(message) && quoteOf(message.reply_to_message, context),
    attachments(messages, context, before),
    texts.map((m) => textOf(m, context, m === texts.at(-1) ? messages.at(-1) : null)),
    texts.length === 0 && meta(messages.at(-1), visual ? "over" : "under"),
  );
  element.addEventListener("keydown", (event) => bubbleKeys(event, message, actions));
  element.addEventListener("dblclick", (event) => event.target.closest("button, a, p") || actions.reply(message));
  return element;
}

function attachments(messages, { actions }, before) {
  if (messages.length > 1 && messages.every(isVisual)) return albumOf(messages, actions.view, before);
  return messages.map((message) => mediaOf(message, actions.view, before) ?? unknown(message));
}

/** What this page cannot draw is named, not dropped. */
function unknown(message) {
  const kind = kindOf(message);
  if (kind === "text") return null;
  if (message.audio) return fileChip(message.audio);
  if (message.invoice) return invoiceOf(message.invoice);
  return h("div.unknown", {}, summary(message));
}

function invoiceOf({ title, description, total_amount: amount }) {
  return h(
    "div.invoice",
    {},
    h("strong", {}, title),
    h("span", {}, description),
    h("span.price", {}, starsOf(amount)),
  );
}

function textOf(message, { actions }, metaFor) {
  const text = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities;
  return h(
    "div.text",
    { dir: "auto" },
    richText(text, entities, actions.command),
    metaFor && meta(metaFor, "inline"),
  );
}

function meta(message, where) {
  const edited = message.edit_date && h("span.edited", {}, "edited");
  return h("span.meta", { class: where }, edited, h("time", { dir: "ltr" }, timeOf(message.date)));
}

function labelOf(message, out) {
  const answer = isAnswer(message) ? ", a reply" : "";
  return `${out ? "You" : fullName(message.from)}, ${timeOf(message.date)}${answer}: ${summary(message)}`;
}

function originOf(origin) {
  return origin.sender_user_name ?? fullName(origin.sender_user ?? origin.sender_chat ?? origin.chat);
}

function quoteOf(quoted, { store, actions }) {
  return h(
    `button.reply-quote.ink-${store.tintOf(quoted.from?.id)}`,
    {
      type: "button",
      onclick: () => actions.reveal(quoted.message_id),
      "aria-label": `Answers: ${summary(quoted)}`,
    },
    miniatureOf(quoted),
    h("strong", {}, fullName(quoted.from)),
    h("span", { dir: "auto" }, summary(quoted)),
  );
}

function sideActions(message, actions) {
  const button = (name, label, onclick) =>
    h("button.side", { type: "button", tabIndex: -1, title: label, "aria-label": label, onclick }, icon(name));
  return h(
    "div.side-actions",
    {},
    button("reply", "Reply", () => actions.reply(message)),
    button("more", "More", (event) => actions.menu(message, event)),
  );
}

/** Bubbles are reached with ArrowUp from the message field; from there on by arrows. */
function bubbleKeys(event, message, actions) {
  if (event.target !== event.currentTarget) return;
  const all = [...document.querySelectorAll(".bubble")];
  const at = all.indexOf(event.currentTarget);
  const keys = {
    ArrowUp: () => all[at - 1]?.focus(),
    ArrowDown: () => (all[at + 1] ?? document.getElementById("input")).focus(),
    Enter: () => actions.menu(message, event),
    r: () => actions.reply(message),
    Escape: () => document.getElementById("input").focus(),
  };
  if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}
