// Another way to tell countries apart: who leads there. Each category has a key, a colour and words;
// one hexadecimal digit per country names the categories that meet there, one bit for each. Several
// are drawn as stripes of their colours, none as an empty country, "-" is outside the choice.
const CONTESTED = "contested";
const NONE = "none";
const PALE = "var(--no-deal)";
const STRIPE = 4; // pixels

export const mark = "category"; // every country carries data-category
export const legendSays = "Who leads. Each entry shows or hides its countries.";

const membersOf = (sign, categories) => categories.filter((_, at) => (parseInt(sign, 16) >> at) & 1);

function unpack(sign, categories) {
  if (sign === "-" || sign === "0") return { group: NONE, lastRung: 0, outside: sign === "-", members: [] };
  const members = membersOf(sign, categories);
  return { group: members.length > 1 ? CONTESTED : members[0].key, lastRung: 0, sign, members };
}

export function read(data, codes) {
  const standings = new Map(codes.map((iso3, at) => [iso3, unpack(data.stages[at], data.categories)]));
  const counts = Object.fromEntries([...data.categories.map(({ key }) => key), CONTESTED, NONE].map((key) => [key, 0]));
  let outside = 0;
  const signs = new Set();
  for (const standing of standings.values()) {
    if (standing.outside) outside += 1;
    else counts[standing.group] += 1;
    if (standing.members.length > 1) signs.add(standing.sign);
  }
  const stripes = [...signs].map((sign) => ({
    id: stripesOf(sign, data.categories),
    width: STRIPE,
    colours: membersOf(sign, data.categories).map(({ colour }) => colour),
  }));
  return { standings, counts, outside, weak: new Set(), hidden: new Set(data.hidden), stripes };
}

// Colours are part of the name: when other companies take a sign, their stripes are drawn anew.
const stripesOf = (sign, categories) =>
  `meet-${membersOf(sign, categories).map(({ colour }) => colour.replace(/\W/g, "")).join("-")}`;

export function entriesOf(data) {
  const ground = (colour) => ({ background: colour });
  return [
    ...data.categories.map(({ key, words, colour }) => ({ group: key, className: "category", sign: "", words, style: ground(colour) })),
    { group: CONTESTED, className: "category", sign: "", words: data.words.contested, style: ground(striped(data.categories)) },
    { group: NONE, className: "category", sign: "", words: data.words.none, style: ground(PALE) },
  ];
}

function striped(categories) {
  const stops = categories.map(({ colour }, at) => `${colour} ${at * STRIPE}px ${(at + 1) * STRIPE}px`);
  return `repeating-linear-gradient(-45deg, ${stops.join(", ")})`;
}

export function lookOf({ group, sign, members }, _, categories) {
  if (group === NONE) return { fill: "", border: "none", pattern: null };
  const fill = group === CONTESTED ? `url(#${stripesOf(sign, categories)})` : members[0].colour;
  return { fill, border: "pale", pattern: null };
}

export const swatchOf = ({ group, members }) =>
  group === NONE ? PALE : group === CONTESTED ? striped(members) : members[0].colour;

// On the card: every company there with its stage.
export const cardRows = (detail, line) => (detail ?? []).map((words) => line("quiet", words));
export const heard = (detail) => detail ?? [];
export const captionOf = (data) => [["", data.words.stripes]];
