// Escape three times, or the link: away at once, with nothing of this page left to go back to.
const away = document.querySelector("[data-leave]");
let pressed = 0;

const leave = () => {
  document.body.hidden = true;
  window.location.replace(away.href);
};

away.addEventListener("click", (event) => {
  event.preventDefault();
  leave();
});
document.addEventListener("keydown", (event) => {
  pressed = event.key === "Escape" ? pressed + 1 : 0;
  if (pressed === 3) leave();
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) window.location.reload();
});
