/** Small menus that open at a button or at the pointer. */

import { arrowKeys, byId, h, icon } from "./dom.js";

/**
 * @param {{label: string, icon: string, run: () => void, danger?: boolean}[]} items
 * @param {MouseEvent|KeyboardEvent} event where it opens: at the pointer, or at the element for keys
 */
export function openMenu(items, event, label) {
  const menu = byId("menu");
  const opener = document.activeElement;
  menu.setAttribute("aria-label", label);
  menu.replaceChildren(...items.filter(Boolean).map((item) => row(item, menu, opener)));
  menu.showPopover();
  place(menu, event);
  menu.firstElementChild?.focus();
}

function row({ label, icon: mark, run, danger }, menu, opener) {
  const choose = () => {
    menu.hidePopover();
    opener?.focus?.({ preventScroll: true });
    run();
  };
  return h(
    "button.menu-row",
    { type: "button", role: "menuitem", class: danger ? "danger" : "", onclick: choose },
    icon(mark),
    label,
  );
}

function place(menu, event) {
  const box = event.currentTarget?.getBoundingClientRect?.() ?? event.target.getBoundingClientRect();
  const byPointer = event.type === "contextmenu" && (event.clientX || event.clientY);
  const x = byPointer ? event.clientX : box.left;
  const y = byPointer ? event.clientY : box.bottom + 4;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const fits = y + height < innerHeight - 8;
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
  menu.style.top = `${fits ? y : Math.max(8, (byPointer ? y : box.top) - height - 4)}px`;
}

export function setUpMenu() {
  const menu = byId("menu");
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Tab") menu.hidePopover();
    else arrowKeys(event, [...menu.children], { columns: false });
  });
}
