/** The list of messages: changes what changed, and keeps the reader's place. */

import { blocksOf } from "./blocks.js";
import { betweenPresses, byId, calm, h } from "./dom.js";
import { fullName, summary } from "./format.js";
import { renderBlock } from "./bubble.js";
import { showPending } from "./keyboard.js";

const NEAR = 60;

/**
 * @param {import("./store.js").Store} store
 * @param {object} actions what bubbles can do; see bubble.js
 */
export function showMessages(store, actions) {
  const log = byId("log");
  const list = byId("messages");
  const down = byId("to-bottom");
  let missed = 0;
  let sticky = true;
  let lastTop = 0;
  let drawn = "";

  const atBottom = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const toBottom = (smooth) =>
    log.scrollTo({ top: log.scrollHeight, behavior: smooth && !calm() ? "smooth" : "instant" });

  function draw(how) {
    const thread = store.isPrivate ? null : store.thread;
    const place = `${store.me}:${store.chatId}:${thread}`;
    const fresh = place !== drawn;
    drawn = place;
    if (fresh) list.replaceChildren();
    sticky ||= fresh;
    const anchor = sticky ? null : anchorOf(log, list);
    const blocks = blocksOf(store.entries(), store.me, thread);
    reconcile(list, blocks, { store, actions, animate: !fresh && how !== "load" });
    showPending(list, store);
    byId("empty").hidden = blocks.length > 0;
    byId("empty-start").hidden = !store.isPrivate;
    if (sticky) toBottom(how === "new");
    else restore(log, list, anchor);
    showDown();
  }

  function showDown() {
    down.hidden = atBottom() || sticky;
    if (down.hidden) missed = 0;
    byId("missed").textContent = missed || "";
    byId("missed").hidden = missed === 0;
  }

  function changed({ chatId, how, message }) {
    if (chatId !== store.chatId) return;
    const own = message?.from?.id === store.me;
    if (how === "new" && own) sticky = true;
    if (how === "new" && !own && !sticky) missed += 1;
    betweenPresses(() => draw(how));
    if (!own && (how === "new" || how === "edited")) announce(how, message);
  }

  /** Only a reader who goes up leaves the newest message; being on the way down to it is not leaving. */
  log.addEventListener("scroll", () => {
    if (atBottom()) sticky = true;
    else if (log.scrollTop < lastTop) sticky = false;
    lastTop = log.scrollTop;
    showDown();
  });
  const settled = new ResizeObserver(() => sticky && toBottom(false));
  for (const element of [log, list, byId("typing")]) settled.observe(element);
  down.addEventListener("click", () => toBottom(true));
  document.addEventListener("visibilitychange", () => document.hidden || store.markRead());
  store.on("messages", changed);
  store.on("pending", () => showPending(list, store));
  store.on("place world", () => draw("load"));
}

/** Draws `blocks` into the list; elements whose block did not change stay the same element. */
function reconcile(list, blocks, context) {
  const old = new Map([...list.children].map((element) => [element.dataset.key, element]));
  let cursor = list.firstElementChild;
  for (const block of blocks) {
    const before = old.get(block.key);
    old.delete(block.key);
    const element = keep(before, block) ?? draft(before, block, context);
    if (before && before !== element) {
      if (cursor === before) cursor = element;
      replace(before, element);
    }
    if (element === cursor) cursor = cursor.nextElementSibling;
    else list.insertBefore(element, cursor);
  }
  for (const element of old.values()) element.remove();
}

function keep(element, block) {
  return element?.dataset.content === block.content && element.dataset.shape === block.shape ? element : null;
}

function draft(before, block, context) {
  const element = renderBlock(block, context, before);
  Object.assign(element.dataset, { key: block.key, content: block.content, shape: block.shape });
  if (context.animate && !before) element.classList.add("arriving");
  if (context.animate && before && before.dataset.content !== block.content) element.classList.add("changed");
  return element;
}

/** Swaps an element for its newer self; the keyboard focus stays where it was. */
function replace(before, element) {
  const spots = (root) => [...root.querySelectorAll("button, a, summary, video")];
  const focused = before.contains(document.activeElement) ? document.activeElement : null;
  const at = focused ? spots(before).indexOf(focused) : -1;
  before.replaceWith(element);
  if (!focused) return;
  const bubble = element.querySelector(".bubble");
  const next = at < 0 ? bubble : (spots(element).find((spot) => sameSpot(spot, focused)) ?? samePlace(before, element, focused) ?? bubble);
  next?.focus({ preventScroll: true });
}

/** A button that says something else now ("1" became "✅ 1") is the one in its place; where there is none, the last one. */
function samePlace(before, element, focused) {
  const keys = (root) => [...root.querySelectorAll(".key:not(:disabled)")];
  const at = keys(before).indexOf(focused);
  return at < 0 ? null : (keys(element)[at] ?? keys(element).at(-1));
}

const sameSpot = (a, b) =>
  a.tagName === b.tagName && a.textContent === b.textContent && a.ariaLabel === b.ariaLabel;

/** The first message in view and where it stands, so that changes above or inside it do not move the reader. */
function anchorOf(log, list) {
  const top = log.getBoundingClientRect().top;
  const first = [...list.children].find((element) => element.getBoundingClientRect().bottom > top + 8);
  return first ? { key: first.dataset.key, top: first.getBoundingClientRect().top } : null;
}

function restore(log, list, place) {
  const element = place && [...list.children].find((child) => child.dataset.key === place.key);
  if (element) log.scrollTop += element.getBoundingClientRect().top - place.top;
}

/** For screen readers: the list itself is silent, or every edit of a progress line would be read in full. */
function announce(how, message) {
  const line = `${fullName(message.from)}${how === "edited" ? " changed a message" : ""}: ${summary(message)}`;
  byId("announcer").replaceChildren(h("p", {}, line));
}

/** Brings a message into view and lets it glow, as for a click on a quote. */
export function revealMessage(messageId) {
  const element = document.querySelector(`[data-ids~="${messageId}"]`);
  if (!element) return false;
  element.scrollIntoView({ block: "center", behavior: calm() ? "instant" : "smooth" });
  element.classList.remove("changed");
  void element.offsetWidth;
  element.classList.add("changed");
  return true;
}
