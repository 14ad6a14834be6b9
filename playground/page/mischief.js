/** The drawer that makes Telegram misbehave, and shows what the bot said to it. */

import * as api from "./api.js";
import { byId, h } from "./dom.js";
import { toast, toastError } from "./toast.js";

const FAULTS = [
  { mode: "429", title: "Too many requests", text: "Refused with “retry after 3 seconds”.", extras: { retry_after: 3 } },
  { mode: "500", title: "Server error", text: "Telegram itself is broken for a moment." },
  { mode: "lost_before", title: "Lost on the way", text: "The call never arrives; the connection drops." },
  { mode: "lost_after", title: "Answer lost", text: "Telegram did it, but the bot never hears so." },
  { mode: "slow", title: "Slow", text: "The answer takes six seconds.", extras: { seconds: 6 } },
];

const JOURNAL_EVERY = 1500;
const JOURNAL_LINES = 40;

/** @param {import("./store.js").Store} store */
export function mischief(store) {
  const box = byId("mischief");
  let timer = null;
  let blocked = new Set();

  function open() {
    drawPeople();
    box.showModal();
    byId("mischief-close").focus();
    readJournal();
    timer = setInterval(readJournal, JOURNAL_EVERY);
  }

  async function arm({ mode, title, extras }) {
    const method = byId("fault-method").value;
    const times = Number(byId("fault-times").value) || 1;
    await api.addFault({ method, mode, times, ...extras });
    toast(`${title}: the next ${times > 1 ? `${times} calls` : "call"} of ${method === "*" ? "any method" : method}`);
  }

  function drawPeople() {
    const me = store.person(store.me);
    const chat = store.chat();
    const isBlocked = blocked.has(store.me);
    const actions = [
      me && switchButton(isBlocked ? `Unblock the bot as ${me.first_name}` : `Block the bot as ${me.first_name}`, toggleBlock),
      chat?.type === "group" && switchButton(`Turn “${chat.title}” into a supergroup`, () => api.migrate(chat.id)),
    ];
    byId("mischief-people").replaceChildren(...actions.filter(Boolean));
  }

  async function toggleBlock() {
    const now = !blocked.has(store.me);
    await api.block(store.me, now);
    blocked = new Set(now ? [...blocked, store.me] : [...blocked].filter((id) => id !== store.me));
    drawPeople();
    toast(now ? "Blocked: the bot cannot write to you" : "Unblocked");
  }

  async function readJournal() {
    try {
      const answer = await api.getJournal();
      const calls = (answer?.calls ?? answer ?? []).filter(({ method }) => method !== "getUpdates");
      byId("journal").replaceChildren(...calls.slice(-JOURNAL_LINES).reverse().map(line));
    } catch {
      clearInterval(timer);
    }
  }

  byId("faults").replaceChildren(...FAULTS.map((fault) => faultRow(fault, arm)));
  byId("open-mischief").addEventListener("click", open);
  byId("mischief-close").addEventListener("click", () => box.close());
  box.addEventListener("click", (event) => event.target === box && box.close());
  box.addEventListener("close", () => clearInterval(timer));
}

const switchButton = (label, run) =>
  h("button.small.quiet", { type: "button", onclick: () => Promise.resolve(run()).catch(toastError) }, label);

function faultRow(fault, arm) {
  return h(
    "li.fault",
    {},
    h("span.fault-text", {}, h("strong", {}, fault.title), h("span", {}, fault.text)),
    h(
      "button.small",
      { type: "button", "aria-label": `Arm: ${fault.title}`, onclick: () => arm(fault).catch(toastError) },
      "Arm",
    ),
  );
}

function line({ method, ok, error, params }) {
  const what = typeof error === "string" ? error : (error?.description ?? error?.error_code ?? "");
  const about = params?.text ?? params?.caption ?? params?.chat_id ?? "";
  return h(
    "li",
    { class: ok ? "" : "bad" },
    h("code", {}, method),
    h("span", {}, String(ok ? about : what || "failed")),
  );
}
