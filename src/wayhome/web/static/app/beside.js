// While what is held comes up beside a report, says when it did not: what stands there may then be about another name.
const beside = document.querySelector("[data-beside]");
const said = document.getElementById("beside-said");

const stale = (words) => {
  if (said) said.textContent = words;
};

if (beside) {
  beside.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.serverResponse.includes('id="beside-now"')) return;
    event.detail.shouldSwap = false;
    stale("Not looked up: you are signed out. What you typed is kept; sign in again.");
  });
  beside.addEventListener("htmx:sendError", () => stale("Not looked up: there is no connection."));
  beside.addEventListener("htmx:responseError", () => stale("Not looked up. Press Look up."));
}
