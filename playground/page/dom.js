/** Making elements without ever parsing markup. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * `h("button.round.big", {type: "button", onclick}, "Text", child)`
 * Text is always inserted as text; null and false children are left out.
 * @returns {HTMLElement}
 */
export function h(spec, props = {}, ...children) {
  const [tag, ...classes] = spec.split(".");
  const element = document.createElement(tag || "div");
  if (classes.length) element.classList.add(...classes);
  for (const [name, value] of Object.entries(props ?? {})) setProp(element, name, value);
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

function setProp(element, name, value) {
  if (value == null || value === false) return;
  if (name === "dataset") Object.assign(element.dataset, value);
  else if (name === "style") Object.assign(element.style, value);
  else if (name === "class") element.classList.add(...value.split(" ").filter(Boolean));
  else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
  else if (name.includes("-") || !(name in element)) element.setAttribute(name, value === true ? "" : value);
  else element[name] = value;
}

/** An icon of the sprite in index.html. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.append(use);
  return svg;
}

/** @returns {HTMLElement} */
export function byId(id) {
  return document.getElementById(id);
}

export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const LONGEST_PRESS = 1500;
const postponed = new Set();
let pressing = false;

/**
 * Runs now, or when the pointer that is down has come up: a button that is drawn anew between the two would
 * not be clicked.
 */
export function betweenPresses(work) {
  if (pressing) postponed.add(work);
  else work();
}

function released() {
  pressing = false;
  const due = [...postponed];
  postponed.clear();
  for (const work of due) work();
}

addEventListener(
  "pointerdown",
  () => {
    pressing = true;
    setTimeout(released, LONGEST_PRESS); // a release over a scroll bar is not reported
  },
  true,
);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(released), true);

/** Moves focus with the arrow keys between the items of a group that has one tab stop. */
export function arrowKeys(event, items, { columns = true } = {}) {
  const at = items.indexOf(document.activeElement);
  const back = event.key === "ArrowUp" || (columns && event.key === "ArrowLeft");
  const ahead = event.key === "ArrowDown" || (columns && event.key === "ArrowRight");
  let next = null;
  if (ahead) next = items[Math.min(at + 1, items.length - 1)];
  else if (back) next = items[Math.max(at - 1, 0)];
  else if (event.key === "Home") next = items[0];
  else if (event.key === "End") next = items.at(-1);
  if (!next) return false;
  event.preventDefault();
  for (const item of items) item.tabIndex = item === next ? 0 : -1;
  next.focus();
  return true;
}
