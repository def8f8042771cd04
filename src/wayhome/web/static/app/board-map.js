// Keeps the map and its table live. They are changed in place, and not while somebody goes through them by keyboard.
import { board, keepLive } from "./board-live.js";

let waiting;

const place = () => {
  const there = board.querySelector("[data-map]");
  if (!waiting || there.contains(document.activeElement)) return;
  there.replaceWith(waiting);
  waiting = undefined;
};

keepLive({
  take: (sent) => {
    waiting = document.adoptNode(sent.querySelector("[data-map]"));
    place();
  },
  beat: place,
});
