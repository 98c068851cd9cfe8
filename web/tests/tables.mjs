// Tables of people whom a seed invents.

import { workbook } from "./zip.mjs";

/** Numbers that look random and are the same every time. */
export function dice(seed) {
  let state = seed >>> 0;
  return (sides) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

const TEXTS = ["Inga problem", "Lite problem", "Måttliga problem", "Stora problem", "Extrema problem"];

/** Rows as somebody might have them: names of her own, levels of mobility as texts, and VAS under an everyday name. */
export function cohort(people, seed = 1) {
  const roll = dice(seed);
  const kasam = Array.from({ length: 13 }, (_, at) => `KASAM ${at + 1}`);
  const header = [
    "Deltagare",
    "Tillfälle",
    "Kön",
    "Rörlighet",
    "Hygien",
    "Vanliga aktiviteter",
    "Smärtor/besvär",
    "Oro/nedstämdhet",
    "Din hälsa idag",
    ...kasam,
  ];
  const rows = [];
  for (let id = 1; id <= people; id++) {
    const sex = roll(2) === 0 ? "Kvinna" : "Man";
    for (const wave of ["Start", "Avslut"]) {
      const levels = Array.from({ length: 4 }, () => 1 + roll(5));
      const soc = kasam.map(() => 1 + roll(7));
      rows.push([id, wave, sex, TEXTS[roll(5)], ...levels, roll(101), ...soc]);
    }
  }
  return [header, ...rows];
}

export const cohortBook = (people, seed) => workbook({ Svar: cohort(people, seed) });

/** A long table with our own names, as CSV. */
export function longCsv(rows) {
  const roll = dice(7);
  const lines = ["id,wave,mo,sc,ua,pd,ad,vas"];
  for (let at = 0; at < rows; at++) {
    const levels = Array.from({ length: 5 }, () => 1 + roll(5));
    lines.push([`p${Math.floor(at / 2)}`, at % 2 === 0 ? "start" : "exit", ...levels, roll(101)].join(","));
  }
  return Buffer.from(`${lines.join("\n")}\n`);
}
