// The matrix of Rivals has hundreds of links and is one stop of the Tab key. From it the arrow keys
// walk: left and right along a company, up and down near the same column, Home and End to a row's ends.
const CELL = "table.grid a[href]";
const WAYS = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"];

const linksOf = (row) => [...row.querySelectorAll("a[href]")];
const columnOf = (link) => link.closest("td, th").cellIndex;

function goalOf(link, key, column) {
  const rows = [...link.closest("table").rows].filter((row) => linksOf(row).length);
  const own = linksOf(link.closest("tr"));
  const at = own.indexOf(link);
  if (key === "ArrowLeft") return own[at - 1];
  if (key === "ArrowRight") return own[at + 1];
  if (key === "Home") return own[0];
  if (key === "End") return own.at(-1);
  const step = key === "ArrowUp" ? -1 : 1;
  const row = rows[rows.indexOf(link.closest("tr")) + step];
  const away = (other) => Math.abs(columnOf(other) - column);
  return row && linksOf(row).reduce((best, other) => (away(other) < away(best) ? other : best));
}

function walkThroughTables() {
  if (globalThis.atlasTables) return;
  globalThis.atlasTables = true;
  let column = 0; // that a way up or down began in: gaps in the table do not lead it astray
  document.addEventListener("focusin", (event) => {
    const link = event.target.closest?.(CELL);
    if (!link) return;
    column = columnOf(link);
    for (const other of link.closest("table").querySelectorAll(CELL)) other.tabIndex = other === link ? 0 : -1;
  });
  document.addEventListener("keydown", (event) => {
    const link = event.target.closest?.(CELL);
    if (!link || !WAYS.includes(event.key) || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault(); // at its edges the table does not scroll instead
    const began = column;
    goalOf(link, event.key, began)?.focus();
    if (event.key === "ArrowUp" || event.key === "ArrowDown") column = began;
  });
}
