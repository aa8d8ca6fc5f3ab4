// The card beside the pointer: country, how it is coloured and why, and what the map's kind adds.
const DELAY = 80; // milliseconds before it opens

export function buildCard(frame) {
  const card = document.createElement("div");
  card.className = "card";
  card.setAttribute("aria-hidden", "true"); // the focused country's label says the same
  frame.append(card);
  let opening = null;

  function line(className, ...parts) {
    const row = document.createElement("div");
    row.className = className;
    row.append(...parts); // text nodes: nothing from the facts becomes markup
    return row;
  }

  function fill({ name, group, swatch, words, rows }) {
    const mark = document.createElement("i");
    mark.className = `rung ${group}`;
    if (swatch) mark.style.background = swatch;
    card.replaceChildren(line("name", name), line("stage", mark, words), ...rows(line));
  }

  function place([x, y]) {
    const box = frame.getBoundingClientRect();
    const left = x - box.left + 16;
    const isRight = left + card.offsetWidth > box.width;
    const top = y - box.top - card.offsetHeight - 12;
    card.style.left = `${Math.max(0, isRight ? x - box.left - card.offsetWidth - 16 : left)}px`;
    card.style.top = `${top < 0 ? y - box.top + 18 : top}px`;
  }

  return {
    show(content, at, isDelayed) {
      fill(content);
      place(at);
      clearTimeout(opening);
      if (card.classList.contains("open") || !isDelayed) card.classList.add("open");
      else opening = setTimeout(() => card.classList.add("open"), DELAY);
    },
    hide() {
      clearTimeout(opening);
      card.classList.remove("open");
    },
  };
}
