/**
 * What the page knows. One object, changed only through its methods; each change is announced by an event
 * ("world", "place", "messages", "unread", "typing", "reply", "online", "pending").
 *
 * @typedef {import("./api.js").World} World
 * @typedef {{message: object, rev: number, raw: string}} Entry  rev grows whenever the message changes
 */

import { fullName } from "./format.js";

const PLACE = "playground.place";
const TYPING_LASTS = 5500;

export class Store extends EventTarget {
  /** @type {World} */
  world = { bot: { id: 0, first_name: "Bot" }, people: [], chats: [] };
  /** Whom the visitor is, and where. */
  me = 0;
  chatId = 0;
  thread = null;
  online = false;
  replyTo = null;
  /** @type {Map<number, Map<number, Entry>>} */
  #chats = new Map();
  #unread = new Map();
  #typing = new Map();
  /** Buttons pressed and not answered yet: key to {userId, chatId, messageId, queryId?}. */
  pending = new Map();
  #rev = 0;

  on(topics, listener) {
    for (const topic of topics.split(" ")) this.addEventListener(topic, (event) => listener(event.detail));
  }

  #tell(topic, detail) {
    this.dispatchEvent(new CustomEvent(topic, { detail }));
  }

  // ── world and place ─────────────────────────────────────────────

  /** @param {World} world */
  setWorld(world) {
    this.world = world;
    const [me, chatId] = remembered();
    const known = this.person(this.me || me) ?? world.people[0];
    const wanted = this.chat(this.chatId || chatId)?.migrated_to ?? (this.chatId || chatId);
    this.me = known?.id ?? 0;
    const before = this.chatId;
    this.chatId = this.chatsOf(this.me).some((chat) => chat.id === wanted) ? wanted : this.me;
    if (this.chatId !== before) this.#leave();
    this.#tell("world");
  }

  person(id) {
    return this.world.people.find((person) => person.id === id);
  }

  chat(id = this.chatId) {
    return this.world.chats.find((chat) => chat.id === id);
  }

  /** The chats that a person sees, the private one first. */
  chatsOf(personId) {
    const mine = this.world.chats.filter((chat) => chat.members.includes(personId) && !chat.migrated_to);
    return mine.sort((a, b) => (b.type === "private") - (a.type === "private"));
  }

  get isPrivate() {
    return this.chatId === this.me;
  }

  /** The general topic of a forum (1) is written to by naming none. */
  get topicToSend() {
    return this.chat()?.forum && this.thread !== 1 ? this.thread : null;
  }

  titleOf(chat) {
    return !chat || chat.type === "private" ? fullName(this.world.bot) : chat.title;
  }

  /** Colours are handed out by place in the list, so that neighbours never share one. */
  tintOf(userId) {
    if (userId === this.world.bot.id) return "bot";
    const at = this.world.people.findIndex((person) => person.id === userId);
    return String((at < 0 ? Math.abs(userId) : at) % 6);
  }

  goTo(me, chatId = me) {
    if (me !== this.me || chatId !== this.chatId) this.#leave();
    this.me = me;
    this.chatId = chatId;
    localStorage.setItem(PLACE, JSON.stringify([me, chatId]));
    this.markRead();
    this.#tell("place");
  }

  #leave() {
    this.thread = null;
    this.replyTo = null;
  }

  setThread(thread) {
    this.thread = thread;
    this.#tell("place");
  }

  setReply(message) {
    this.replyTo = message;
    this.#tell("reply");
  }

  setOnline(online) {
    if (online === this.online) return;
    this.online = online;
    this.#tell("online");
  }

  // ── messages ────────────────────────────────────────────────────

  /** @returns {Entry[]} in order, without the deleted ones */
  entries(chatId = this.chatId) {
    const entries = [...(this.#chats.get(chatId)?.values() ?? [])];
    return entries.sort((a, b) => a.message.message_id - b.message.message_id);
  }

  message(chatId, messageId) {
    return this.#chats.get(chatId)?.get(messageId)?.message;
  }

  last(chatId) {
    return this.entries(chatId).at(-1)?.message;
  }

  /** The whole chat, as the server has it now; messages that did not change keep their revision. */
  load(chatId, messages) {
    const before = this.#chats.get(chatId) ?? new Map();
    const kept = messages.filter((message) => !message.deleted);
    this.#chats.set(chatId, new Map(kept.map((m) => [m.message_id, this.#entry(m, before.get(m.message_id))])));
    this.#tell("messages", { chatId, how: "load" });
  }

  #entry(message, before) {
    const raw = JSON.stringify(message);
    return before?.raw === raw ? before : { message, raw, rev: (this.#rev += 1) };
  }

  put(chatId, message) {
    if (message.deleted) return this.remove(chatId, message.message_id);
    const chat = this.#chats.get(chatId) ?? new Map();
    this.#chats.set(chatId, chat);
    const before = chat.get(message.message_id);
    const entry = this.#entry(message, before);
    chat.set(message.message_id, entry);
    if (entry === before) return;
    if (!before) this.#arrived(chatId, message);
    this.#tell("messages", { chatId, how: before ? "edited" : "new", message });
  }

  remove(chatId, messageId) {
    if (!this.#chats.get(chatId)?.delete(messageId)) return;
    if (this.replyTo?.message_id === messageId && this.chatId === chatId) this.setReply(null);
    this.#tell("messages", { chatId, how: "deleted" });
  }

  #arrived(chatId, message) {
    const sender = message.from?.id;
    this.stopTyping(chatId);
    for (const person of this.world.people) {
      if (person.id === sender || !this.chatsOf(person.id).some((chat) => chat.id === chatId)) continue;
      if (person.id === this.me && chatId === this.chatId && !document.hidden) continue;
      const key = `${person.id}:${chatId}`;
      this.#unread.set(key, (this.#unread.get(key) ?? 0) + 1);
    }
    this.#tell("unread");
  }

  unread(personId, chatId) {
    if (chatId != null) return this.#unread.get(`${personId}:${chatId}`) ?? 0;
    return this.chatsOf(personId).reduce((sum, chat) => sum + this.unread(personId, chat.id), 0);
  }

  markRead() {
    if (this.#unread.delete(`${this.me}:${this.chatId}`)) this.#tell("unread");
  }

  // ── what passes ─────────────────────────────────────────────────

  startTyping(chatId, action) {
    clearTimeout(this.#typing.get(chatId)?.timer);
    const timer = setTimeout(() => this.stopTyping(chatId), TYPING_LASTS);
    this.#typing.set(chatId, { action, timer });
    this.#tell("typing", { chatId });
  }

  stopTyping(chatId) {
    clearTimeout(this.#typing.get(chatId)?.timer);
    if (this.#typing.delete(chatId)) this.#tell("typing", { chatId });
  }

  typing(chatId) {
    return this.#typing.get(chatId)?.action ?? null;
  }

  setPending(key, query) {
    if (query) this.pending.set(key, query);
    else this.pending.delete(key);
    this.#tell("pending");
  }
}

function remembered() {
  try {
    return JSON.parse(localStorage.getItem(PLACE)) ?? [];
  } catch {
    return [];
  }
}
