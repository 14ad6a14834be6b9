/** Short notices above the message field, and the alert box. */

import { byId, h } from "./dom.js";

const STAYS = 3600;

/** @param {{to?: string|null, link?: string|null, kind?: string}} [options] */
export function toast(text, { to = null, link = null, kind = "plain" } = {}) {
  const element = h(
    `div.toast.${kind}`,
    {},
    to && h("span.toast-to", {}, `To ${to}`),
    h("span.toast-text", { dir: "auto" }, text),
    link && h("a", { href: link, target: "_blank", rel: "noopener noreferrer" }, "Open"),
  );
  const stack = byId("toasts");
  stack.append(element);
  while (stack.children.length > 3) stack.firstElementChild.remove();
  raise(stack);
  byId("announcer").replaceChildren(h("p", {}, text));
  const close = () => element.remove();
  element.addEventListener("click", (event) => event.target.closest("a") || close());
  setTimeout(close, STAYS + text.length * 30);
}

/** Shown anew, it comes to lie above a dialog that has opened since. */
function raise(stack) {
  stack.hidePopover();
  stack.showPopover();
}

export const toastError = (error) => toast(error.message, { kind: "bad" });

/** The modal kind of callback answer. */
export function alertBox(text, { to = null } = {}) {
  const box = byId("alert");
  byId("alert-text").textContent = text;
  byId("alert-to").textContent = to ? `To ${to}` : "";
  if (!box.open) box.showModal();
}
