const OWN = /^(?:(?:pipeline|deals|countries|method)?\\?|\\.\\/\\?)/;
const linkOf = event => event.composedPath().find(node => OWN.test(node.getAttribute?.("href") ?? ""));
let ending, told;
export default ({ data, setTriggerValue, setStateValue }) => {
  ending?.abort();
  ending = new AbortController();
  const { signal } = ending;
  document.addEventListener("pointerdown", event => {
    const link = linkOf(event);
    if (!link || link.dataset.whole) return;
    const [path, own] = link.getAttribute("href").split("?");
    const address = new URLSearchParams(location.search);
    for (const [name, value] of new URLSearchParams(own)) address.set(name, value);
    link.dataset.whole = link.getAttribute("href");
    link.href = `${path}?${address}`;
  }, { signal, capture: true });
  document.addEventListener("click", event => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    setTriggerValue("go", link.dataset.whole ?? link.getAttribute("href"));
  }, { signal });
  try {
    const before = sessionStorage.atlasLooked ?? localStorage.atlasLooked ?? "";
    sessionStorage.atlasLooked = before;
    if ((localStorage.atlasLooked ?? "") < data.day) localStorage.atlasLooked = data.day;
    if (before && before !== data.known && before !== told) setStateValue("looked", (told = before));
  } catch { /* a browser that keeps nothing has looked at nothing */ }
  return () => ending.abort();
};
