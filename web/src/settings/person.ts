// One person's typed answers as a table that the program reads.

import { type Settings, withValue, written } from "./settings";

export type Form = "soc13" | "soc29";

export const FORMS: Form[] = ["soc13", "soc29"];

/** What was typed for one occasion, by our names; what is not typed is missing. */
export interface Answers {
  items: Record<string, string>;
  date: string;
}

const EQ5D = ["mo", "sc", "ua", "pd", "ad", "vas"];

/** A row for each occasion, as CSV; whatever was typed goes in as it is, for the program to judge. */
export function answersTable(
  rows: readonly { occasion: "start" | "exit"; answers: Answers }[],
  form: Form | null,
): string {
  const items = [...EQ5D, ...numbered(form)].filter((item) =>
    rows.some(({ answers }) => (answers.items[item] ?? "") !== ""),
  );
  const header = ["id", "wave", ...(rows.some(({ answers }) => answers.date) ? ["date"] : []), ...items];
  const body = rows.map(({ occasion, answers }) => {
    const known: Record<string, string> = { ...answers.items, id: "1", wave: occasion, date: answers.date };
    return header.map((name) => cell(known[name] ?? ""));
  });
  return [header, ...body].map((row) => `${row.join(",")}\n`).join("");
}

function numbered(form: Form | null): string[] {
  const count = form === "soc13" ? 13 : form === "soc29" ? 29 : 0;
  return Array.from({ length: count }, (_, at) => `${form}_${at + 1}`);
}

const cell = (text: string) => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The settings of the page of a person: a value set, and what reliable change rests on. */
export function personSettings(settings: Settings, form: Form | null, reliability: string): string {
  const named =
    form !== null && reliability.trim() !== "" ? `${form}.total=${reliability.trim().replace(",", ".")}` : undefined;
  const of = withValue({}, "value-set", settings["value-set"]);
  return written(withValue(of, "reliability", named));
}
