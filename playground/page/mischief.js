/** The drawer that makes Telegram misbehave, and shows what the bot said to it. */

import * as api from "./api.js";
import { byId, h } from "./dom.js";
import { toast, toastError } from "./toast.js";

const FAULTS = [
  {
    mode: "429",
    title: "Too many requests",
    text: "Refused with “retry after 3 seconds”.",
    extras: { retry_after: 3 },
  },
  { mode: "500", title: "Server error", text: "Telegram itself is broken for a moment." },
  { mode: "lost_before", title: "Lost on the way", text: "The call never arrives; the connection drops." },
  { mode: "lost_after", title: "Answer lost", text: "Telegram did it, but the bot never hears so." },
  { mode: "slow", title: "Slow", text: "The answer takes six seconds.", extras: { seconds: 6 } },
];

const JOURNAL_EVERY = 1500;
const JOURNAL_LINES = 40;
/** Entries change while a call is under way, so the newest are read again each time. */
const LOOK_BACK = 200;
const QUIET = new Set(["getUpdates", "getMe"]);

/** @param {import("./store.js").Store} store */
export function mischief(store) {
  const box = byId("mischief");
  let timer = null;
  let lastCall = 0;
  const blocked = new Set();

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
    toast(
      `${title}: the next ${times > 1 ? `${times} calls` : "call"} of ${method === "*" ? "any method" : method}`,
    );
  }

  function drawPeople() {
    const me = store.person(store.me);
    const chat = store.chat();
    const isBlocked = blocked.has(store.me);
    const actions = [
      me &&
        switchButton(
          isBlocked ? `Unblock the bot as ${me.first_name}` : `Block the bot as ${me.first_name}`,
          toggleBlock,
        ),
      chat?.type === "group" && switchButton(`Turn “${chat.title}” into a supergroup`, () => api.migrate(chat.id)),
    ];
    byId("mischief-people").replaceChildren(...actions.filter(Boolean));
  }

  async function toggleBlock() {
    const { blocked: now } = await api.block(store.me, !blocked.has(store.me));
    if (now) blocked.add(store.me);
    else blocked.delete(store.me);
    drawPeople();
    toast(now ? "Blocked: the bot cannot write to you" : "Unblocked");
  }

  async function readJournal() {
    try {
      const calls = await api.getJournal(Math.max(0, lastCall - LOOK_BACK));
      lastCall = calls.at(-1)?.seq ?? 0;
      const name = (id) => store.person(id)?.first_name ?? store.chat(id)?.title ?? id;
      const shown = calls.filter(({ method }) => !QUIET.has(method)).slice(-JOURNAL_LINES);
      byId("journal").replaceChildren(...shown.reverse().map((call) => line(call, name)));
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

function line({ method, ok, error, params }, name) {
  const what = typeof error === "string" ? error : (error?.description ?? error?.error_code ?? "");
  const to = params?.chat_id ? `to ${name(Number(params.chat_id))}` : "";
  const about = [to, params?.text ?? params?.caption].filter(Boolean).join(": ");
  return h(
    "li",
    { class: ok === false ? "bad" : "" },
    h("code", {}, method),
    h("span", {}, String(ok === false ? what || "failed" : ok === null ? "under way" : about)),
  );
}
