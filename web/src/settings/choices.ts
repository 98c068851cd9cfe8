// What a person chose, as changes of the settings.

import { list, oneOrMany, type Settings, table, withValue } from "./settings";

export type Occasion = "start" | "exit";

/** Says which occasion a label of the table stands for; none leaves its rows out. */
export function withLabel(reading: Settings, label: string, occasion: Occasion | null): Settings {
  const wave = table(reading, "wave");
  const labels = (of: Occasion) => list(wave[of]).filter((name) => name !== label);
  const chosen = (of: Occasion) => oneOrMany(of === occasion ? [...labels(of), label] : labels(of));
  let changed = withValue(wave, "start", chosen("start"));
  changed = withValue(changed, "exit", chosen("exit"));
  return withValue(reading, "wave", changed);
}

export function occasionOf(reading: Settings, label: string): Occasion | null {
  const wave = table(reading, "wave");
  if (list(wave.start).includes(label)) return "start";
  return list(wave.exit).includes(label) ? "exit" : null;
}

/** Says for which code a text of an item stands. */
export function withCode(reading: Settings, item: string, text: string, code: number | null): Settings {
  const codes = table(reading, "codes");
  const of_item = withValue(table(codes, item), text, code ?? undefined);
  return withValue(reading, "codes", withValue(codes, item, of_item));
}

export function codeOf(reading: Settings, item: string, text: string): number | null {
  const code = table(table(reading, "codes"), item)[text];
  return typeof code === "bigint" || typeof code === "number" ? Number(code) : null;
}

/** Says whether the levels of a questionnaire or an item are counted from 0. */
export function withFromZero(reading: Settings, item: string, is_from_zero: boolean): Settings {
  const codes = table(reading, "codes");
  return withValue(reading, "codes", withValue(codes, item, is_from_zero ? "from-zero" : undefined));
}

/** Says whether these numbers stand for a missing answer. */
export function withMissing(reading: Settings, codes: readonly string[], is_missing: boolean): Settings {
  const others = missingCodes(reading).filter((code) => !codes.includes(code));
  return withValue(reading, "missing-code", oneOrMany(is_missing ? [...others, ...codes] : others));
}

export function missingCodes(reading: Settings): string[] {
  return list(reading["missing-code"]);
}

/** The sheets of a workbook, by name, and what each is read as. */
export type Sheets = Record<string, Occasion | "all">;

/** What `--sheet` or the setting says: `Blad1`, `start=Blad1`, or a table of both. */
export function sheetsOf(value: Settings[string] | undefined): Sheets {
  if (typeof value === "object" && !Array.isArray(value) && !(value instanceof Date)) {
    return Object.fromEntries(Object.entries(value).map(([occasion, name]) => [String(name), occasion as Occasion]));
  }
  return Object.fromEntries(
    list(value).map((text) => {
      const occasion = (["start", "exit"] as const).find((name) => text.startsWith(`${name}=`));
      return occasion ? [text.slice(occasion.length + 1), occasion] : [text, "all"];
    }),
  );
}

export function writtenSheets(sheets: Sheets): string[] {
  return Object.entries(sheets).map(([name, of]) => (of === "all" ? name : `${of}=${name}`));
}
