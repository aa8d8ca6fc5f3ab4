// Links to a country anywhere on the page select it here instead of loading the page anew. Opened
// in another tab, they carry the rest of the view along.
const linkOf = (event) =>
  event.composedPath().find((node) => node.getAttribute?.("href")?.startsWith("?country="));

export function followLinks(select, signal) {
  document.addEventListener("pointerdown", (event) => {
    const link = linkOf(event);
    if (!link) return;
    const address = new URLSearchParams(location.search);
    address.delete("country");
    const view = address.toString();
    link.href = `${link.getAttribute("href").split("&")[0]}${view && `&${view}`}`;
  }, { signal, capture: true });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    select(new URLSearchParams(link.getAttribute("href")).get("country"));
  }, { signal });
}
