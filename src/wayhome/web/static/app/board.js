// Keeps an open board live. Rows change where they stand; they are put in order when the reader asks, or when nobody
// has touched the page for a while, so that nothing moves under the eyes of whoever is reading.
import { board, keepLive } from "./board-live.js";

const LEFT_ALONE = 120000;

const rows = board.querySelector("[data-rows]");
const news = board.querySelector("[data-news]");
const newsWords = board.querySelector("[data-news-words]");
const orderNow = board.querySelector("[data-order-now]");

let order = board.dataset.order.split(" ").filter(Boolean);
const waiting = new Map();
let touched = Date.now();

const rowOf = (record) => rows.querySelector(`[data-record="${CSS.escape(record)}"]`);
const counted = (count, one, many) => (count === 1 ? `1 ${one}` : `${count} ${many}`);

// What is being read: the row with the focus, the row under the pointer, or the first row in sight.
const readingNow = () =>
  document.activeElement.closest("[data-record]") ??
  rows.querySelector("[data-record]:hover") ??
  [...rows.children].find((row) => row.getBoundingClientRect().bottom > 0);

const holdStill = (change) => {
  const record = readingNow()?.dataset.record;
  const link = document.activeElement.closest("[data-record]") ? document.activeElement.getAttribute("href") : null;
  const before = record ? rowOf(record).getBoundingClientRect().top : 0;
  change();
  const row = record && rowOf(record);
  if (row) scrollBy(0, row.getBoundingClientRect().top - before);
  if (row && link) [...row.querySelectorAll("a")].find((one) => one.getAttribute("href") === link)?.focus({ preventScroll: true });
};

const isInOrder = () => [...rows.children].map((row) => row.dataset.record).join(" ") === order.join(" ");

const putInOrder = () => {
  rows.replaceChildren(...order.map((record) => waiting.get(record) ?? rowOf(record)).filter(Boolean));
  waiting.clear();
  tell();
};

const tell = () => {
  const changed = rows.querySelectorAll("[data-changed]").length;
  const said = [...waiting.values()].map((row) => `New: ${row.dataset.said}`);
  if (changed) said.push(`${counted(changed, "child", "children")} changed`);
  const gone = rows.querySelectorAll("[data-gone]").length;
  if (gone) said.push(`${gone} no longer on this board`);
  const unordered = !isInOrder();
  if (unordered && !waiting.size && !gone) said.push("The order has changed");
  news.hidden = !unordered && !waiting.size;
  orderNow.hidden = !unordered;
  const words = said.join(" · ");
  if (newsWords.textContent !== words) newsWords.textContent = words;
};

const takeRow = (row) => {
  const there = rowOf(row.dataset.record);
  if (there) there.replaceWith(row);
  else waiting.set(row.dataset.record, row);
};

const take = (sent) => {
  order = sent.dataset.order.split(" ").filter(Boolean);
  holdStill(() => {
    sent.querySelectorAll("[data-record]").forEach((row) => takeRow(document.adoptNode(row)));
    for (const row of rows.children) {
      if (order.includes(row.dataset.record)) continue;
      row.dataset.gone = "";
      row.querySelector("[data-changed-words]").textContent = "No longer on this board";
    }
    const counts = board.querySelector("[data-counts]");
    if (!counts.contains(document.activeElement)) counts.replaceWith(sent.querySelector("[data-counts]"));
  });
  board.querySelector("[data-none]").hidden = order.length > 0;
  tell();
  if (!rows.children.length) putInOrder();
};

const beat = () => {
  if (!isInOrder() && Date.now() - touched > LEFT_ALONE) putInOrder();
};

for (const touch of ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "scroll"]) {
  addEventListener(touch, () => (touched = Date.now()), { passive: true });
}
orderNow.addEventListener("click", () => {
  putInOrder();
  rows.querySelector("a")?.focus();
});
keepLive({ take, beat });
