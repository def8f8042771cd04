// A prompt while somebody writes: other words go in by a click alone, and what was left as it is is not said again.
const left = new Map();

const boxOf = (region) => document.getElementById(region.dataset.promptFor);

const forget = (section) => {
  const prompt = section.closest("[data-prompt]");
  section.remove();
  if (prompt && !prompt.querySelector("[data-prompted]")) prompt.remove();
};

const ready = (region) => {
  const box = boxOf(region);
  const dismissed = left.get(box.id) ?? new Set();
  for (const section of region.querySelectorAll("[data-prompted]")) {
    if (dismissed.has(section.dataset.words)) {
      forget(section);
      continue;
    }
    for (const button of section.querySelectorAll("button")) button.hidden = false;
    for (const plain of section.querySelectorAll(".app-prompt__plain")) plain.hidden = true;
  }
};

const putIn = (box, section, words) => {
  const { words: old } = section.dataset;
  const start = box.value.slice(section.dataset.start).startsWith(old) ? Number(section.dataset.start) : box.value.indexOf(old);
  if (start < 0) return;
  box.setRangeText(words, start, start + old.length, "end");
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
};

for (const region of document.querySelectorAll("[data-prompt-for]")) {
  const box = boxOf(region);
  region.addEventListener("htmx:beforeSwap", (event) => {
    const fresh = event.detail.serverResponse.trim();
    if (fresh && !fresh.includes("data-prompt")) event.detail.shouldSwap = false;
  });
  region.addEventListener("htmx:afterSwap", () => ready(region));
  region.addEventListener("click", (event) => {
    const section = event.target.closest("[data-prompted]");
    if (!section) return;
    if (event.target.dataset.instead !== undefined) {
      putIn(box, section, event.target.dataset.instead);
      forget(section);
    } else if (event.target.dataset.leave !== undefined) {
      left.set(box.id, (left.get(box.id) ?? new Set()).add(section.dataset.words));
      forget(section);
      box.focus();
    }
  });
}
