/** On a touch screen, a message pulled to the left is answered. */

const FAR_ENOUGH = 56;
const FARTHEST = 84;

/** @param {HTMLElement} list @param {(messageId: number) => void} reply */
export function swipeToReply(list, reply) {
  let pull = null;

  function move(event) {
    if (!pull || event.pointerId !== pull.id) return;
    const x = event.clientX - pull.x;
    if (!pull.sure && Math.abs(event.clientY - pull.y) > 12) return end();
    if (x > -10 && !pull.sure) return;
    pull.sure = true;
    pull.far = Math.max(x, -FARTHEST);
    pull.row.style.translate = `${Math.min(pull.far, 0)}px`;
    pull.row.classList.toggle("pulled", pull.far < -FAR_ENOUGH);
  }

  function end() {
    if (!pull) return;
    const { row, far } = pull;
    row.style.translate = "";
    row.classList.remove("pulled");
    pull = null;
    if (far < -FAR_ENOUGH) reply(Number(row.dataset.ids.split(" ")[0]));
  }

  list.addEventListener("pointerdown", (event) => {
    const row = event.target.closest(".row");
    if (event.pointerType !== "touch" || !row) return;
    pull = { id: event.pointerId, row, x: event.clientX, y: event.clientY, far: 0, sure: false };
  });
  list.addEventListener("pointermove", move);
  list.addEventListener("pointerup", end);
  list.addEventListener("pointercancel", () => {
    if (pull) pull.far = 0;
    end();
  });
}
