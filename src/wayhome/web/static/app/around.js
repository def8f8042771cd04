// Shows the network around a child beside its list, which says the same in words; arrow keys go along the ties.
import { beside, draw } from "./around-drawing.js";

const list = document.querySelector("[data-nodes]");
const picture = document.querySelector("[data-network]");
const links = [...list.querySelectorAll("a[data-kind]")];
const still = matchMedia("(prefers-reduced-motion: reduce)");

for (const part of document.querySelectorAll("[data-network], [data-network-key], [data-network-keys]")) part.hidden = false;
const graph = draw(links, picture);

const show = (link) => {
  graph.elements().removeClass("here beside-it");
  const node = graph.getElementById(link.id);
  node.addClass("here").connectedEdges().addClass("beside-it");
};

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

// The one tied to this that lies most nearly in a direction; Tab goes to every one of them, in the order of the list.
const towards = (link, [x, y]) => {
  const from = graph.getElementById(link.id).position();
  const others = beside(link).map((other) => {
    const to = graph.getElementById(other.id).position();
    const away = Math.hypot(to.x - from.x, to.y - from.y) || 1;
    return { other, lies: ((to.x - from.x) * x + (to.y - from.y) * y) / away };
  });
  const there = others.filter(({ lies }) => lies > 0.3).sort((one, two) => two.lies - one.lies);
  return there[0]?.other;
};

for (const link of links) {
  link.addEventListener("focus", () => show(link));
  link.addEventListener("click", (event) => {
    const row = document.getElementById(link.hash.slice(1));
    if (!row) return;
    event.preventDefault();
    row.tabIndex = -1;
    row.scrollIntoView({ block: "center", behavior: still.matches ? "auto" : "smooth" });
    row.focus({ preventScroll: true });
  });
}

list.addEventListener("keydown", (event) => {
  const link = event.target.closest("a[data-kind]");
  const direction = DIRECTIONS[event.key];
  if (!link || !direction) return;
  event.preventDefault();
  towards(link, direction)?.focus();
});

graph.on("tap", "node", (event) => document.getElementById(event.target.id()).focus({ preventScroll: true }));
