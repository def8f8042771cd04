// Every page works without this file. It only switches on what the design system adds when scripts run.
import { initAll } from "../vendor/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// The design system says of a radio button that it is expanded, which a radio button cannot be.
const unsay = () => {
  for (const radio of document.querySelectorAll("input[type=radio][aria-expanded]")) radio.removeAttribute("aria-expanded");
};
unsay();
document.addEventListener("click", unsay);
window.addEventListener("pageshow", unsay);
document.addEventListener("submit", ({ target, submitter: by }) => target.matches(".app-round") && (by.ariaBusy = "true"));
window.addEventListener("pageshow", () => document.querySelector("[aria-busy]")?.removeAttribute("aria-busy"));

// While somebody types, the server keeps what there is, so that nothing is lost when a shift or a battery ends.
const QUIET = 1500;

for (const form of document.querySelectorAll("form[data-keep-draft]")) {
  const said = form.querySelector("[data-kept]");
  let [waiting, cutOff] = [0, !navigator.onLine];
  const leaving = new AbortController();

  const keep = async (keepalive = false) => {
    waiting = clearTimeout(waiting);
    const typed = new FormData(form);
    for (const file of form.querySelectorAll("input[type=file]")) typed.delete(file.name);
    const how = { method: "POST", headers: { "X-Keep-Draft": "1" }, body: typed, redirect: "manual", keepalive };
    try {
      const sent = await fetch(form.action, { ...how, signal: leaving.signal });
      cutOff = false;
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      said.textContent = sent.ok ? `Kept as a draft at ${time}` : "Not kept: the server did not take it";
      if (sent.type === "opaqueredirect") said.textContent = "Not kept: you are signed out. Send it, then sign in";
    } catch {
      cutOff = !leaving.signal.aborted; // what is sent now would be lost with the page
      if (cutOff) said.textContent = "Not kept: there is no connection. Leave this page open, send it later";
    }
  };

  form.addEventListener("input", () => (waiting = clearTimeout(waiting) ?? setTimeout(keep, QUIET)));
  window.addEventListener("offline", () => (cutOff = true));
  document.addEventListener("visibilitychange", () => document.hidden && waiting && keep(true));
  form.addEventListener("submit", async (event) => {
    if (!cutOff) return leaving.abort();
    event.preventDefault();
    await keep();
    event.submitter.ariaBusy = null;
    if (!cutOff) form.requestSubmit(event.submitter);
  });
}

// Where a box is no longer ticked, what asks why opens under it.
document.addEventListener("change", ({ target }) => {
  const why = target.dataset?.asksWhy && document.getElementById(target.dataset.asksWhy);
  if (why && !target.checked) why.open = true;
});
