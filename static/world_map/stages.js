// The status map's way to tell countries apart: what Python sends, unpacked, and how it looks. One
// character per country, in the order of the outlines file. categories.js is the other way.
const RUNGS = ["exploratory", "discussions", "memorandum", "agreement", "delivery", "operational"];
const LEGEND = [...RUNGS, "paused", "ended", "none"];
const rungOf = (stage) => RUNGS.indexOf(stage) + 1; // 0 off the ladder

export const mark = "stage"; // every country carries data-stage
export const legendSays = "Stages. Each entry shows or hides its countries.";

// 1 to 6: a rung. A to F: paused, after that rung. x: ended. 0: no public deal found.
// -: outside the reader's choice of regions, blocs and countries.
function unpack(character) {
  if (character >= "1" && character <= "6") return { group: RUNGS[character - 1], lastRung: Number(character) };
  const paused = "ABCDEF".indexOf(character);
  if (paused >= 0) return { group: "paused", lastRung: paused + 1 };
  if (character === "x") return { group: "ended", lastRung: 0 };
  return { group: "none", lastRung: 0, outside: character === "-" };
}

export function read(data, codes) {
  const standings = new Map(codes.map((iso3, at) => [iso3, unpack(data.stages[at])]));
  const counts = Object.fromEntries(LEGEND.map((stage) => [stage, 0]));
  let outside = 0;
  for (const standing of standings.values()) {
    if (standing.outside) outside += 1;
    else counts[standing.group] += 1;
  }
  const weak = new Set(data.weak.match(/.{3}/g) ?? []);
  return { standings, counts, outside, weak, hidden: new Set(data.hidden), stripes: [] };
}

export const entriesOf = (data) =>
  LEGEND.map((stage) => ({ group: stage, className: stage, sign: rungOf(stage) || "", words: data.words[stage] }));

// A colour that begins with two hyphens is a custom property of the theme.
export function lookOf({ group, lastRung }, isWeak) {
  const isOff = group === "paused" || group === "ended";
  return {
    fill: group === "none" ? "" : `--stage-${group === "paused" && lastRung ? RUNGS[lastRung - 1] : group}`,
    border: group === "none" ? "none" : lastRung >= 4 ? "dark" : "pale",
    pattern: isOff ? group : isWeak && lastRung ? `weak-on-${lastRung >= 4 ? "dark" : "pale"}` : null,
  };
}

// On the card: since when, how many deals, the newest move.
export function cardRows(detail, line) {
  if (!detail) return [];
  const [since, deals, moved, headline] = detail;
  return [line("quiet", `since ${since} · ${deals}`), line("move", line("quiet", moved), headline)];
}
export const heard = (detail) => detail ?? [];

export function captionOf(data, reading) {
  const parts = data.calls.length ? [["badge", "a deal paused or ended"]] : [];
  if (!reading.weak.size) return parts;
  return [...parts, ["weak", `furthest stage rests on medium or low confidence (${reading.weak.size})`]];
}
