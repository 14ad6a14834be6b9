/** The greeting on the first visit. */

import { byId } from "./dom.js";

const SEEN = "playground.welcomed";

/** @param {{start: () => void, leave: () => void, sampleUrl: (name: string) => string|undefined}} hooks */
export function welcome({ start, leave, sampleUrl }) {
  const box = byId("welcome");

  function open() {
    for (const picture of box.querySelectorAll("img[data-sample]")) {
      const url = sampleUrl(picture.dataset.sample);
      if (url) picture.src = url;
      picture.hidden = !url;
    }
    box.showModal();
    byId("welcome-start").focus();
  }

  byId("welcome-start").addEventListener("click", () => {
    box.close();
    start();
  });
  byId("welcome-look").addEventListener("click", () => box.close());
  box.addEventListener("close", () => {
    localStorage.setItem(SEEN, "yes");
    leave();
  });
  return { open, openOnFirstVisit: () => localStorage.getItem(SEEN) || open() };
}
