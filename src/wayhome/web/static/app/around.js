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

// Up and down go through all that are tied to one, in the order of the list; right goes on from where one is, left back.
let from, going;
const towards = (link, key) => {
  if (key === "ArrowLeft") return from;
  if (key === "ArrowRight") from = link;
  const tied = links.filter((one) => beside(from).includes(one));
  const next = tied.indexOf(link) + (key === "ArrowUp" ? -1 : 1);
  return tied.at(Math.max(next, -1) % tied.length);
};

for (const link of links) {
  link.addEventListener("focus", () => {
    show(link);
    if (!going) from = link;
  });
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
  if (!link || !/^Arrow/.test(event.key)) return;
  event.preventDefault();
  going = true;
  towards(link, event.key)?.focus();
  going = false;
});

graph.on("tap", "node", (event) => document.getElementById(event.target.id()).focus({ preventScroll: true }));
