// Asks again and again what is new to an open board, says when it was last live, and is loud when it is not.
import { runOn, setClock, timeOfDay } from "./board-clock.js";

const EVERY = 3000;
const NO_ANSWER = 15000;
const GIVE_UP = 10000;

export const board = document.getElementById("board");

export const keepLive = ({ take, beat }) => {
  const live = board.querySelector("[data-live-words]");
  const loud = board.querySelector("[data-loud]");
  const here = new URL(location.href);
  let lastAnswer = Date.now();

  const heard = (at) => {
    board.dataset.at = at;
    lastAnswer = Date.now();
    setClock(at);
    live.textContent = `Last live ${timeOfDay(at)}`;
    loud.hidden = true;
  };

  const shout = (words, href, link) => {
    const said = `${words} Nothing here has changed since ${timeOfDay(board.dataset.at)}. `;
    if (!loud.hidden && loud.dataset.said === said) return;
    loud.dataset.said = said;
    loud.replaceChildren(said, Object.assign(document.createElement("a"), { href, textContent: link }));
    loud.hidden = false;
    live.textContent = `Not live since ${timeOfDay(board.dataset.at)}`;
  };

  const signIn = `/sign-in/?next=${encodeURIComponent(here.pathname + here.search)}`;
  const signedOut = () => shout("You are signed out, and this board is not live.", signIn, "Sign in");
  const refused = () => shout("This board is not live: you may not see it now.", here.href, "Open it again");
  const unheard = () => shout("This board is not live: there is no answer.", here.href, "Try again");

  const address = () => {
    const asked = new URLSearchParams(here.search);
    for (const name of ["page", "watch", "version"]) asked.set(name, board.dataset[name]);
    return `${board.dataset.changes}?${asked}`;
  };

  const takeIn = async (answer) => {
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sent = page.getElementById("board");
    if (sent.dataset.watch) board.dataset.watch = sent.dataset.watch;
    board.dataset.version = sent.dataset.version;
    heard(sent.dataset.at);
    take(sent);
  };

  const ask = async () => {
    try {
      const answer = await fetch(address(), { redirect: "manual", signal: AbortSignal.timeout(GIVE_UP) });
      if (answer.type === "opaqueredirect") return signedOut();
      if (answer.status === 403) return refused();
      if (!answer.ok) throw new Error(`answered ${answer.status}`);
      return answer.status === 204 ? heard(answer.headers.get("Wayhome-At")) : await takeIn(answer);
    } catch {
      if (Date.now() - lastAnswer >= NO_ANSWER) unheard();
    }
  };

  const goOn = async () => {
    await ask();
    runOn(board);
    beat?.();
    setTimeout(goOn, EVERY);
  };

  heard(board.dataset.at);
  board.querySelector("[data-again]").hidden = true;
  setTimeout(goOn, EVERY);
};
