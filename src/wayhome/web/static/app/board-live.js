// Asks again and again what is new to an open board, says when it was last live, and is loud when it is not.
import { setClock, timeOfDay } from "./board-clock.js";

const EVERY = 3000;
const NO_ANSWER = 15000;
const GIVE_UP = 10000;

export const keepLive = (board, { take, beat }) => {
  const live = board.querySelector("[data-live-words]");
  const loud = board.querySelector("[data-loud]");
  const here = new URL(location.href);
  let lastLive = board.dataset.at;
  let lastAnswer = Date.now();

  const heard = (at) => {
    lastLive = at;
    lastAnswer = Date.now();
    setClock(at);
    live.textContent = `Last live ${timeOfDay(at)}`;
    loud.hidden = true;
  };

  const shout = (words, href, link) => {
    const said = `${words} Nothing here has changed since ${timeOfDay(lastLive)}. `;
    if (!loud.hidden && loud.dataset.said === said) return;
    const way = document.createElement("a");
    way.href = href;
    way.textContent = link;
    loud.dataset.said = said;
    loud.replaceChildren(said, way);
    loud.hidden = false;
    live.textContent = `Not live since ${timeOfDay(lastLive)}`;
  };

  const signIn = `/sign-in/?next=${encodeURIComponent(here.pathname + here.search)}`;
  const signedOut = () => shout("You are signed out, and this board is not live.", signIn, "Sign in");
  const refused = () => shout("This board is not live: you may not see it now.", here.href, "Open it again");
  const unheard = () => shout("This board is not live: there is no answer.", here.href, "Try again");

  const address = () => {
    const asked = new URLSearchParams(here.search);
    asked.set("page", board.dataset.page);
    asked.set("watch", board.dataset.watch);
    asked.set("version", board.dataset.version);
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
    beat();
    setTimeout(goOn, EVERY);
  };

  heard(board.dataset.at);
  board.querySelector("[data-again]").hidden = true;
  setTimeout(goOn, EVERY);
};
