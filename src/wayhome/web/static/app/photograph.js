// A photograph is shown and covered where it stands; without scripts the same link opens the page again.
document.addEventListener("click", (pressed) => {
  const link = pressed.target.closest("a[data-photograph]");
  if (!link) return;
  pressed.preventDefault();
  const picture = link.closest("figure").querySelector("img");
  const covered = picture.getAttribute("src") === picture.dataset.cover;
  picture.src = covered ? picture.dataset.picture : picture.dataset.cover;
  picture.alt = covered ? picture.alt.replace("Covered photograph", "Photograph") : picture.alt.replace("Photograph", "Covered photograph");
  link.textContent = covered ? "Cover the photograph" : "Show the photograph";
});

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
