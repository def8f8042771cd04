// The wall: always in order, as many rows as fit, and the others in turn. The space bar holds a page until pressed again.
import { board, keepLive } from "./board-live.js";

const A_PAGE = 12000;
const words = board.querySelector("[data-page-words]");
let first = 0;
let held = false;

const fits = (row) => row.getBoundingClientRect().bottom <= innerHeight - words.offsetHeight - 8;

// Rows are let in one by one from the first until one does not fit; one is always shown.
const show = () => {
  const all = [...board.querySelectorAll("[data-record]")];
  if (first >= all.length) first = 0;
  for (const row of all) row.hidden = true;
  const over = all.findIndex((row, place) => {
    row.hidden = place < first;
    return place > first && !fits(row);
  });
  if (over > 0) all[over].hidden = true;
  const last = over > 0 ? over : all.length;
  const many = first > 0 || last < all.length;
  words.textContent = many ? `${first + 1} to ${last} of ${all.length}${held ? ". Held: press space to go on" : ""}` : "";
  return last;
};

setInterval(() => {
  if (!held) first = show();
  show();
}, A_PAGE);

addEventListener("resize", show);
addEventListener("keydown", (event) => {
  if (event.key !== " " || event.target.closest("a")) return;
  event.preventDefault();
  held = !held;
  show();
});

keepLive({
  take: (sent) => {
    board.querySelector("[data-wall]").replaceWith(document.adoptNode(sent.querySelector("[data-wall]")));
    show();
  },
});
show();
