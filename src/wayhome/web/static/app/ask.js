// Answering by keyboard: one letter answers and goes on to the next question. Tab, arrows and space work without it.
const LETTERS = { y: "yes", n: "no", u: "unknown", a: "not_available", d: "apart" };

const shown = (element) => element.offsetParent !== null;

const goOn = (from) => {
  const sets = [...document.querySelectorAll("[data-ask]")].filter(shown);
  const next = sets[sets.indexOf(from) + 1];
  const button = document.querySelector("form[data-keep-draft] .govuk-button");
  (next?.querySelector("input:checked") ?? next?.querySelector("input") ?? button).focus();
};

for (const set of document.querySelectorAll("[data-ask]")) {
  set.addEventListener("keydown", (event) => {
    const typing = event.target.type === "text";
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (typing && event.key === "Enter") {
      event.preventDefault();
      goOn(set);
    }
    if (typing) return;
    if (event.key === "w") {
      event.preventDefault();
      set.querySelector("input[type=text]").focus();
    }
    const answer = set.querySelector(`input[value="${LETTERS[event.key.toLowerCase()]}"]`);
    if (answer) {
      event.preventDefault();
      answer.checked = true;
      answer.dispatchEvent(new Event("input", { bubbles: true }));
      goOn(set);
    }
  });
}

for (const keys of document.querySelectorAll("[data-keys]")) keys.hidden = false;
