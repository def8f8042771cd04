// Times that run on by themselves, in the server's words and by the server's clock: 52 min, 3 h 20 min, in 7 min.
let ahead = 0;

export const setClock = (iso) => {
  ahead = Date.parse(iso) - Date.now();
};

export const span = (milliseconds) => {
  const minutes = Math.floor(Math.abs(milliseconds) / 60000);
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor(minutes / 60) % 24;
  if (minutes < 60) return `${minutes} min`;
  if (days === 0) return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
  const plural = days === 1 ? "day" : "days";
  return hours && days < 4 ? `${days} ${plural} ${hours} h` : `${days} ${plural}`;
};

const said = {
  span: (apart) => span(Math.min(apart, 0)),
  due: (apart) => {
    if (Math.abs(apart) < 60000) return "now";
    return apart > 0 ? `in ${span(apart)}` : `${span(apart)} late`;
  },
};

export const runOn = (within = document) => {
  for (const time of within.querySelectorAll("time[data-clock]")) {
    const words = said[time.dataset.clock](Date.parse(time.dateTime) - Date.now() - ahead);
    if (time.textContent !== words) time.textContent = words;
  }
};

export const timeOfDay = (iso) =>
  new Date(iso).toLocaleTimeString("en-GB", { timeZone: "Europe/London", hour12: false });
