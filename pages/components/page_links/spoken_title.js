// For readers who listen: the title is said when a filter or another page changes it.
const QUIET = 500; // milliseconds without another title: while months play, only the last is said
const spoken = (globalThis.atlasSpoken ??= { title: null, timer: 0, isListening: false });

const titleOf = () => document.querySelector(".stMain h1")?.textContent.trim() ?? "";

function speakTitles() {
  if (spoken.isListening) return;
  spoken.isListening = true;

  const live = document.createElement("div");
  live.className = "for-readers";
  document.body.append(live);
  live.setAttribute("role", "status"); // polite: it waits until the reader's own speech ends
  new MutationObserver(() => {
    const title = titleOf();
    if (!title || title === spoken.title) return;
    const isArrival = spoken.title === null;
    spoken.title = title;
    clearTimeout(spoken.timer);
    if (!isArrival) spoken.timer = setTimeout(() => (live.textContent = title), QUIET);
  }).observe(document.querySelector(".stMain") ?? document.body, { childList: true, subtree: true, characterData: true });
  spoken.title = titleOf() || null;
}
