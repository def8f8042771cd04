// A prompt while somebody writes: other words go in by a click alone, and what was left as it is is not said again.
const putIn = (box, { words, start }, instead) => {
  const at = box.value.slice(start).startsWith(words) ? Number(start) : box.value.indexOf(words);
  if (at < 0) return;
  box.setRangeText(instead, at, at + words.length, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
};

for (const region of document.querySelectorAll("[data-prompt-for]")) {
  const box = document.getElementById(region.dataset.promptFor);
  const left = new Set();
  region.addEventListener("htmx:afterSwap", () => {
    for (const section of region.querySelectorAll("[data-prompted]")) if (left.has(section.dataset.words)) section.remove();
  });
  region.addEventListener("click", ({ target }) => {
    const section = target.closest("button")?.closest("[data-prompted]");
    if (!section) return;
    if (target.dataset.instead) putIn(box, section.dataset, target.dataset.instead);
    else left.add(section.dataset.words);
    section.remove();
    box.focus();
  });
}
