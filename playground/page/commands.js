/** The menu of the bot's commands: opened by its button, or by typing "/". */

import * as api from "./api.js";
import { byId, h } from "./dom.js";

/**
 * @param {import("./store.js").Store} store
 * @param {{input: HTMLTextAreaElement, choose: (text: string) => void}} hooks
 */
export function commandMenu(store, { input, choose }) {
  const list = byId("commands");
  const button = byId("open-commands");
  /** @type {import("./api.js").Command[]} */
  let known = [];
  let shown = [];
  /** Of every chat so far: what a bot can do at all does not depend on where one is now. */
  const everSeen = new Set();
  let at = -1;

  async function refresh() {
    const place = `${store.me}:${store.chatId}`;
    try {
      const answer = await api.getCommands(store.chatId, store.me);
      if (place === `${store.me}:${store.chatId}`) known = answer;
      for (const { command } of answer) everSeen.add(command);
    } catch (error) {
      console.info("No command menu:", error.message);
    }
    button.hidden = known.length === 0;
    store.dispatchEvent(new CustomEvent("commands"));
  }

  function update() {
    const typed = /^\/([a-z0-9_]*)$/i.exec(input.value);
    const matches = typed ? known.filter(({ command }) => command.startsWith(typed[1].toLowerCase())) : [];
    if (matches.length) open(matches);
    else close();
  }

  function open(commands) {
    shown = commands;
    list.replaceChildren(...commands.map(option));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    mark(0);
  }

  function option({ command, description }, i) {
    return h(
      "li.command-row",
      {
        id: `command-${i}`,
        role: "option",
        onmousedown: (event) => event.preventDefault(),
        onclick: () => take(i),
        onmousemove: () => at !== i && mark(i),
      },
      h("strong", {}, `/${command}`),
      h("span", { dir: "auto" }, description),
    );
  }

  function mark(i) {
    at = Math.max(0, Math.min(i, shown.length - 1));
    [...list.children].forEach((row, n) => row.setAttribute("aria-selected", String(n === at)));
    list.children[at]?.scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `command-${at}`);
  }

  function close() {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  /** In a group a command names its bot, or other bots would answer too. */
  function written(command) {
    return store.isPrivate ? `/${command}` : `/${command}@${store.world.bot.username}`;
  }

  function take(i) {
    const { command } = shown[i];
    close();
    input.value = "";
    input.dispatchEvent(new Event("input"));
    choose(written(command));
    input.focus();
  }

  /** @returns {boolean} true when the menu used the key */
  function onKey(event) {
    if (list.hidden) return false;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (moves[event.key]) mark(at + moves[event.key]);
    else if (event.key === "Enter" && !event.shiftKey) take(at);
    else if (event.key === "Tab" && !event.shiftKey) input.value = `${written(shown[at].command)} `;
    else if (event.key !== "Escape") return false;
    event.preventDefault();
    if (event.key === "Escape" || event.key === "Tab") close();
    return true;
  }

  button.addEventListener("click", () => {
    if (list.hidden) open(known);
    else close();
    input.focus();
  });
  document.addEventListener("pointerdown", (event) => event.target.closest("#commands, #form") || close());
  store.on("place world", refresh);
  return { refresh, update, close, onKey, has: (name) => everSeen.size === 0 || everSeen.has(name), written };
}
