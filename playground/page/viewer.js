/** A photo over the whole window. */

import { byId, icon } from "./dom.js";
import { fullName, timeOf } from "./format.js";
import { pictureOf } from "./media.js";

/** @param {import("./store.js").Store} store */
export function viewer(store) {
  const box = byId("viewer");
  const picture = byId("viewer-picture");
  let messages = [];
  let at = 0;

  function open(message) {
    messages = store
      .entries()
      .map((entry) => entry.message)
      .filter(pictureOf);
    at = messages.findIndex((other) => other.message_id === message.message_id);
    if (at < 0) return;
    show();
    if (!box.open) box.showModal();
    byId("viewer-close").focus();
  }

  function show() {
    const message = messages[at];
    const { url, name } = pictureOf(message);
    picture.src = url;
    picture.alt = message.caption ?? `Photo from ${fullName(message.from)}`;
    byId("viewer-from").textContent = message.from?.id === store.me ? "You" : fullName(message.from);
    byId("viewer-time").textContent = timeOf(message.date);
    byId("viewer-caption").textContent = message.caption ?? "";
    byId("viewer-caption").hidden = !message.caption;
    Object.assign(byId("viewer-download"), { href: url, download: name });
    byId("viewer-back").disabled = at === 0;
    byId("viewer-next").disabled = at === messages.length - 1;
    setZoom(false);
  }

  function step(by) {
    if (!messages[at + by]) return;
    at += by;
    show();
  }

  function setZoom(on) {
    box.classList.toggle("zoomed", on);
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") step(-1);
    else if (event.key === "ArrowRight") step(1);
  });
  box.addEventListener("click", (event) => {
    if (event.target === picture) setZoom(!box.classList.contains("zoomed"));
    else if (!event.target.closest("button, a, figcaption")) box.close();
  });
  byId("viewer-back").append(icon("back"));
  byId("viewer-next").append(icon("next"));
  byId("viewer-back").addEventListener("click", () => step(-1));
  byId("viewer-next").addEventListener("click", () => step(1));
  byId("viewer-close").addEventListener("click", () => box.close());
  return open;
}
