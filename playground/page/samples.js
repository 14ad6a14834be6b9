/** The tray of sample photographs: a click sends one, the corner adds it to an album. */

import * as api from "./api.js";
import { byId, h, icon } from "./dom.js";
import { toast, toastError } from "./toast.js";

const TRAY = "playground.tray";

async function fileOf({ name, url }) {
  const reply = await fetch(url);
  if (!reply.ok) throw new api.PlayError(reply.status, `The sample ${name} is missing`);
  const blob = await reply.blob();
  return new File([blob], name, { type: blob.type });
}

/** A low window keeps its height for the messages until the tray is asked for. */
const roomy = () => (innerHeight > 640 ? "open" : "closed");

/** @param {ReturnType<typeof import("./composer.js").composer>} composer */
export function sampleTray(composer) {
  const tray = byId("tray");
  const button = byId("open-samples");
  /** @type {import("./api.js").Sample[]} */
  let samples = [];

  async function load() {
    if (samples.length) return;
    samples = await api.getSamples().catch(() => []);
    tray.replaceChildren(...samples.map(card));
    button.hidden = samples.length === 0;
    setOpen(samples.length > 0 && (localStorage.getItem(TRAY) ?? roomy()) === "open");
  }

  function card(sample) {
    const { title, url } = sample;
    const sendNow = h(
      "button.sample-send",
      {
        type: "button",
        title: `Send “${title}”`,
        "aria-label": `Send the sample ${title}`,
        onclick: () => send([sample.name]),
      },
      h("img", { src: url, alt: "", draggable: false }),
      h("span", {}, title),
    );
    const label = `Add ${title} to the message`;
    const addIt = h(
      "button.sample-add",
      { type: "button", title: label, "aria-label": label, onclick: () => add([sample.name]) },
      icon("plus"),
    );
    return h("li.sample", {}, sendNow, addIt);
  }

  /** Names with or without the ending, in the order given. */
  function find(names) {
    const wanted = names.map((name) => samples.find((s) => s.name === name || s.name.split(".")[0] === name));
    const found = wanted.filter(Boolean);
    return found.length ? found : samples.slice(0, names.length);
  }

  async function send(names, { as = "photo", caption = "" } = {}) {
    try {
      const files = await Promise.all(find(names).map(fileOf));
      if (!files.length) return toast("There are no sample photographs here");
      await composer.sendFiles([{ as, files }], caption);
    } catch (error) {
      toastError(error);
    }
  }

  async function add(names) {
    try {
      composer.attach(await Promise.all(find(names).map(fileOf)));
    } catch (error) {
      toastError(error);
    }
  }

  function setOpen(open) {
    tray.hidden = !open;
    button.setAttribute("aria-expanded", String(open));
  }

  button.addEventListener("click", () => {
    setOpen(tray.hidden);
    localStorage.setItem(TRAY, tray.hidden ? "closed" : "open");
    tray.querySelector("button:not([hidden])")?.scrollIntoView({ inline: "start", block: "nearest" });
  });
  return { load, send, add, urlOf: (name) => find([name])[0]?.url };
}
