/** The top of the chat: whom you talk to, who is typing, topics of a forum. */

import { byId, h } from "./dom.js";
import { avatar, groupAvatar } from "./people.js";

const DOING = {
  typing: "typing",
  upload_photo: "sending a photo",
  upload_document: "sending a file",
  upload_video: "sending a video",
  record_video: "recording a video",
  choose_sticker: "choosing a sticker",
};

/** @param {import("./store.js").Store} store */
export function showHeader(store) {
  function draw() {
    const chat = store.chat();
    const isPrivate = store.isPrivate;
    byId("head-avatar").replaceChildren(isPrivate ? avatar(store, store.world.bot) : groupAvatar());
    byId("head-title").textContent = store.titleOf(chat);
    drawTyping();
    drawTopics(chat);
  }

  function drawTyping({ chatId } = {}) {
    if (chatId != null && chatId !== store.chatId) return;
    const action = store.typing(store.chatId);
    const who = store.isPrivate ? "" : `${store.world.bot.first_name} is `;
    byId("typing").hidden = !action;
    byId("typing-text").textContent = action ? `${who}${DOING[action] ?? "busy"}` : "";
    byId("head-sub").textContent = action ? `${who}${DOING[action] ?? "busy"}…` : subtitle();
    byId("head-sub").classList.toggle("active", Boolean(action));
  }

  function subtitle() {
    if (!store.online) return "waiting for the playground…";
    if (store.isPrivate) return "bot";
    const others = (store.chat()?.members ?? [])
      .filter((id) => id !== store.me)
      .map((id) => store.person(id)?.first_name);
    return [...others.filter(Boolean), store.world.bot.first_name, "you"].join(", ");
  }

  function drawTopics(chat) {
    const topics = chat?.forum ? [{ id: 1, name: "General" }, ...chat.topics.filter(({ id }) => id !== 1)] : [];
    const tab = ({ id, name }) =>
      h(
        "button.topic",
        { type: "button", "aria-pressed": String((store.thread ?? 1) === id), onclick: () => store.setThread(id) },
        name,
      );
    byId("topics").hidden = topics.length === 0;
    byId("topics").replaceChildren(...topics.map(tab));
    if (topics.length && store.thread == null) store.thread = 1;
  }

  store.on("place world online", draw);
  store.on("typing", drawTyping);
}
