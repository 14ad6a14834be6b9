/** The left rail: who you are, and which chats you see. On a narrow window it is a drawer. */

import { arrowKeys, betweenPresses, byId, h, icon } from "./dom.js";
import { fullName, initials, summary, timeOf } from "./format.js";

/** @param {import("./store.js").Store} store */
export function avatar(store, user, size = "") {
  const isBot = user?.id === store.world.bot.id;
  const face = isBot ? icon("faces") : initials(fullName(user));
  return h(`span.avatar.tint-${store.tintOf(user?.id ?? 0)}`, { class: size, "aria-hidden": "true" }, face);
}

export function groupAvatar(size = "") {
  return h("span.avatar.tint-group", { class: size, "aria-hidden": "true" }, icon("group"));
}

const badge = (count) =>
  count > 0 && h("span.badge", {}, String(count > 99 ? "99+" : count), h("span.sr", {}, " unread"));

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language" });

function roleOf(person) {
  if (person.admin) return "Admin";
  return person.language_code ? LANGUAGES.of(person.language_code) : "Person";
}

/** @param {import("./store.js").Store} store */
export function showPeople(store) {
  const people = byId("people");
  const chats = byId("chats");

  function draw() {
    const focused = document.activeElement?.dataset.focus;
    people.replaceChildren(...store.world.people.map((person) => personButton(store, person)));
    chats.replaceChildren(...store.chatsOf(store.me).map((chat) => chatButton(store, chat)));
    if (focused) document.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
    document.documentElement.dataset.tint = store.tintOf(store.me);
    const waiting = store.world.people.reduce((sum, person) => sum + store.unread(person.id), 0);
    document.title = `${waiting ? `(${waiting}) ` : ""}Face swap playground`;
    byId("rail-dot").hidden = waiting === 0;
  }

  store.on("world place unread messages", () => betweenPresses(draw));
  people.addEventListener("keydown", (event) => {
    const items = [...people.children];
    if (arrowKeys(event, items)) document.activeElement.click();
  });
  chats.addEventListener("keydown", (event) => arrowKeys(event, [...chats.querySelectorAll("button")]));
  setUpDrawer(store);
}

function personButton(store, person) {
  const current = person.id === store.me;
  return h(
    "button.person",
    {
      type: "button",
      role: "radio",
      "aria-checked": String(current),
      tabIndex: current ? 0 : -1,
      title: person.username ? `@${person.username}` : "",
      dataset: { focus: `person-${person.id}` },
      onclick: () => store.goTo(person.id),
    },
    h("span.ring", {}, avatar(store, person), !current && badge(store.unread(person.id))),
    h("span.person-name", {}, person.first_name),
    h("span.person-role", {}, roleOf(person)),
  );
}

function chatButton(store, chat) {
  const current = chat.id === store.chatId;
  const last = store.last(chat.id);
  const mark = chat.type === "private" ? avatar(store, store.world.bot, "size-m") : groupAvatar("size-m");
  return h(
    "li",
    {},
    h(
      "button.chat-row",
      {
        type: "button",
        "aria-current": current ? "true" : null,
        dataset: { focus: `chat-${chat.id}` },
        onclick: () => {
          store.goTo(store.me, chat.id);
          closeDrawer();
        },
      },
      mark,
      h("span.chat-title", {}, store.titleOf(chat)),
      h("time.chat-time", {}, last ? timeOf(last.date) : ""),
      h(
        "span.chat-second",
        {},
        h("span.chat-last", { dir: "auto" }, last ? lastLine(store, last) : "No messages yet"),
        badge(store.unread(store.me, chat.id)),
      ),
    ),
  );
}

function lastLine(store, message) {
  const mine = message.from?.id === store.me;
  return (mine ? "You: " : "") + summary(message).replace(/\s+/g, " ");
}

// ── the drawer ────────────────────────────────────────────────────

const narrow = matchMedia("(max-width: 820px)");

function setUpDrawer(store) {
  byId("open-rail").addEventListener("click", openDrawer);
  byId("close-rail").addEventListener("click", closeDrawer);
  byId("scrim").addEventListener("click", closeDrawer);
  byId("rail").addEventListener("keydown", (event) => event.key === "Escape" && closeDrawer());
  narrow.addEventListener("change", () => setDrawer(false));
  store.on("online", () => {
    byId("offline").hidden = store.online;
  });
  setDrawer(false);
}

function setDrawer(open) {
  document.documentElement.classList.toggle("rail-open", open);
  byId("chat").inert = open;
  byId("rail").inert = narrow.matches && !open;
  byId("open-rail").setAttribute("aria-expanded", String(open));
}

function openDrawer() {
  setDrawer(true);
  byId("people").querySelector("[aria-checked=true]")?.focus();
}

export function closeDrawer() {
  if (!document.documentElement.classList.contains("rail-open")) return;
  setDrawer(false);
  byId("open-rail").focus();
}
