// What Python sends, unpacked: one character per country, in the order of the outlines file.
const RUNGS = ["exploratory", "discussions", "memorandum", "agreement", "delivery", "operational"];
export const LEGEND = [...RUNGS, "paused", "ended", "none"];
export const rungOf = (stage) => RUNGS.indexOf(stage) + 1; // 0 off the ladder

// 1 to 6: a rung. A to F: paused, after that rung. x: ended. 0: no public deal found.
// -: outside the reader's choice of regions, blocs and countries.
function unpack(character) {
  if (character >= "1" && character <= "6") return { stage: RUNGS[character - 1], lastRung: Number(character) };
  const paused = "ABCDEF".indexOf(character);
  if (paused >= 0) return { stage: "paused", lastRung: paused + 1 };
  if (character === "x") return { stage: "ended", lastRung: 0 };
  return { stage: "none", lastRung: 0, outside: character === "-" };
}

export function readStages(data, codes) {
  const standings = new Map(codes.map((iso3, at) => [iso3, unpack(data.stages[at])]));
  const counts = Object.fromEntries(LEGEND.map((stage) => [stage, 0]));
  let outside = 0;
  for (const standing of standings.values()) {
    if (standing.outside) outside += 1;
    else counts[standing.stage] += 1;
  }
  const weak = new Set(data.weak.match(/.{3}/g) ?? []);
  return { standings, counts, outside, weak, hidden: new Set(data.hidden) };
}
