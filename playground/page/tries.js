/** The panel "What to try". */

import { byId, h, icon } from "./dom.js";
import { sections } from "./ideas.js";
import { toastError } from "./toast.js";

const CHOICE = "playground.tries";

/** @param {import("./ideas.js").Tools} tools */
export function showTries(tools) {
  const { store, composer } = tools;
  const panel = byId("tries");
  const body = byId("tries-body");
  const button = byId("open-tries");
  const wide = matchMedia("(min-width: 1180px)");

  function draw() {
    const possible = ({ command }) => !command || composer.commands.has(command);
    const focused = body.contains(document.activeElement) ? document.activeElement.dataset.focus : null;
    body.replaceChildren(
      ...sections(tools).map(({ title, ideas }) => drawSection(title, ideas.filter(possible), tookOne)),
    );
    if (focused) body.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
  }

  function tookOne() {
    if (!wide.matches) setOpen(false);
  }

  const chosen = () => wide.matches && localStorage.getItem(CHOICE) !== "closed";

  function setOpen(open) {
    panel.hidden = !open;
    document.documentElement.classList.toggle("tries-open", open);
    button.setAttribute("aria-expanded", String(open));
    byId("chat").inert = open && !wide.matches;
  }

  function remember() {
    if (wide.matches) localStorage.setItem(CHOICE, panel.hidden ? "closed" : "open");
  }

  button.addEventListener("click", () => {
    setOpen(panel.hidden);
    remember();
    if (!panel.hidden && !wide.matches) byId("close-tries").focus();
  });
  byId("scrim").addEventListener("click", () => wide.matches || setOpen(false));
  byId("close-tries").addEventListener("click", () => {
    setOpen(false);
    remember();
    button.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    setOpen(false);
    button.focus();
  });
  wide.addEventListener("change", () => setOpen(chosen()));
  store.on("place world commands", draw);
  setOpen(chosen());
}

function drawSection(title, ideas, tookOne) {
  const items = ideas.map((idea) => drawIdea(idea, tookOne));
  return h("section", {}, h("h2", {}, title), h("ul", {}, items));
}

/** @param {import("./ideas.js").Idea} idea */
function drawIdea({ title, text, button, run }, tookOne) {
  const go = async (event) => {
    const pressed = event.currentTarget;
    if (pressed.ariaBusy === "true") return;
    pressed.ariaBusy = "true";
    tookOne();
    try {
      await run();
    } catch (error) {
      toastError(error);
    } finally {
      pressed.ariaBusy = "false";
    }
  };
  return h(
    "li.try",
    {},
    h("h3", {}, title),
    h("p", {}, text),
    h(
      "button.small",
      { type: "button", "aria-label": `${title}: ${button}`, dataset: { focus: title }, onclick: go },
      button,
      icon("next"),
    ),
  );
}
