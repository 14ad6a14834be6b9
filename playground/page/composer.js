/** The message field: text, reply, edit, attachments, commands. */

import * as api from "./api.js";
import { attachmentsBar } from "./attachments.js";
import { commandMenu } from "./commands.js";
import { byId } from "./dom.js";
import { fullName, summary } from "./format.js";
import { avatar } from "./people.js";
import { toastError } from "./toast.js";

/** @param {import("./store.js").Store} store */
export function composer(store) {
  const form = byId("form");
  const input = byId("input");
  const send = byId("send");
  const drafts = new Map();
  const attachments = attachmentsBar({ changed: showState });
  const commands = commandMenu(store, { input, choose: (command) => sendText(command) });
  let editing = null;
  let sending = 0;
  let place = "";

  const target = () => ({ chatId: store.chatId, from: store.me, thread: store.topicToSend });

  async function guarded(work) {
    sending += 1;
    showState();
    try {
      await work();
      return true;
    } catch (error) {
      toastError(error);
      return false;
    } finally {
      sending -= 1;
      showState();
    }
  }

  /** Sends a text at once, past the field; the reply bar applies. */
  async function sendText(text) {
    const replyTo = store.replyTo?.message_id;
    store.setReply(null);
    return guarded(() => api.sendText({ ...target(), text, replyTo }));
  }

  /** Sends groups of files, each as one message or album; the caption goes with the first. */
  async function sendFiles(groups, caption = "") {
    const replyTo = store.replyTo?.message_id;
    store.setReply(null);
    return guarded(async () => {
      for (const [i, group] of groups.entries()) {
        const first = i === 0;
        const extras = { caption: first ? caption : "", replyTo: first ? replyTo : null };
        await api.sendFiles({ ...target(), ...group, ...extras });
      }
    });
  }

  async function submit() {
    const text = input.value.trim();
    if (!text && attachments.isEmpty) return;
    commands.close();
    const change = editing;
    const taken = change ? null : attachments.take();
    setText("");
    const done = await (change ? saveEdit(change, text) : taken ? sendFiles(taken.groups, text) : sendText(text));
    if (done) return;
    if (!input.value) setText(text);
    if (taken) attachments.add(taken.files, { file: taken.asFile });
  }

  function saveEdit(message, text) {
    cancelEdit();
    const field = message.text == null ? "caption" : "text";
    const change = { chatId: store.chatId, from: store.me, messageId: message.message_id, [field]: text };
    return guarded(() => api.editMessage(change));
  }

  function setText(text) {
    input.value = text;
    grow();
    showState();
  }

  /** Measuring makes the field one line high for a moment, which would move the messages above it. */
  function grow() {
    const log = byId("log");
    const { scrollTop } = log;
    input.style.height = "auto";
    input.style.height = `${Math.min(input.scrollHeight, 180)}px`;
    log.scrollTop = scrollTop;
  }

  function showState() {
    const nothing = !input.value.trim() && attachments.isEmpty;
    send.disabled = nothing;
    form.classList.toggle("busy", sending > 0);
    input.placeholder = attachments.isEmpty ? "Message" : "Add a caption";
  }

  function showReply() {
    const message = editing ?? store.replyTo;
    byId("reply-bar").hidden = !message;
    if (!message) return;
    const name = fullName(message.from);
    byId("reply-name").textContent = editing ? "Edit message" : `Reply to ${name}`;
    byId("reply-text").textContent = summary(message);
    input.focus();
  }

  /** Not on a touch screen, where it would bring up the keyboard. */
  function focus() {
    if (matchMedia("(hover: hover)").matches) input.focus();
  }

  function startEdit(message) {
    editing = message;
    setText(message.text ?? message.caption ?? "");
    showReply();
  }

  function cancelEdit() {
    editing = null;
    setText("");
    showReply();
  }

  function escape() {
    if (editing) return cancelEdit();
    if (store.replyTo) return store.setReply(null);
    if (!attachments.isEmpty) return attachments.clear();
  }

  function onKey(event) {
    if (event.isComposing || commands.onKey(event)) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape") escape();
    else if (event.key === "ArrowUp" && !input.value) {
      event.preventDefault();
      [...document.querySelectorAll(".bubble")].at(-1)?.focus();
    }
  }

  function moved() {
    const next = `${store.me}:${store.chatId}`;
    if (next !== place) {
      if (place) drafts.set(place, input.value);
      place = next;
      editing = null;
      commands.close();
      setText(drafts.get(place) ?? "");
      showReply();
    }
    const me = store.person(store.me);
    if (!me) return;
    byId("me").replaceChildren(avatar(store, me, "size-s"));
    byId("me").title = `You are ${fullName(me)}`;
    input.setAttribute("aria-label", `Message as ${fullName(me)}`);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  input.addEventListener("keydown", onKey);
  input.addEventListener("input", () => {
    grow();
    showState();
    commands.update();
  });
  input.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    if (!files.length) return;
    event.preventDefault();
    attachments.add(files);
  });
  byId("reply-close").addEventListener("click", () => (editing ? cancelEdit() : store.setReply(null)));
  store.on("reply", showReply);
  store.on("place world", moved);
  typeAnywhere(input);
  showState();
  return { sendText, sendFiles, startEdit, attach: attachments.add, commands, focus };
}

/** A letter typed while nothing is focused goes into the field, as in a chat application. */
function typeAnywhere(input) {
  document.addEventListener("keydown", (event) => {
    const free = document.activeElement === document.body || document.activeElement?.id === "log";
    const plain = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (free && plain && !document.querySelector("dialog[open]")) input.focus();
  });
}
