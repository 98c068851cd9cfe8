// The command lines that the page runs.

import type { Readable, Rule, ValueSet } from "./answers";
import { OUT } from "./files";
import type { Ran, Run } from "./run";

export type Language = "sv" | "en";

/** The name of the settings file, as the program looks for it. */
export const SETTINGS = "enkat.toml";

const said = (language: Language) => ["--lang", language];

/** Tables after `--`: a name may begin with a dash. */
const tables = (files: readonly File[]) => ["--", ...files.map((file) => file.name)];

const brought = (files: readonly File[]) => files.map((file) => ({ path: file.name, content: file }));

/** What the runs of one visit have in common. */
export interface Context {
  language: Language;
  /** Tables, and beside them what the settings name: keys of scales, forms. */
  tables: readonly File[];
  beside: readonly File[];
  settings: string;
}

const withSettings = ({ tables: files, beside, settings }: Context) => [
  ...brought([...files, ...beside]),
  { path: SETTINGS, content: settings },
];

/** What is proposed for tables; `how` are options that say how they are read. */
export function propose(context: Context, files: readonly File[], how: readonly string[]): Run {
  const args = [
    "check",
    "--init",
    "--format",
    "json",
    "--show-values",
    ...said(context.language),
    ...how,
    ...tables(files),
  ];
  return { args, files: brought(files) };
}

export function check(context: Context): Run {
  const args = ["check", "--format", "json", "--show-values", "--say", ...said(context.language), "--config", SETTINGS];
  return { args: [...args, ...tables(context.tables)], files: withSettings(context) };
}

/** The check as a file for another program. */
export function checkFile(context: Context, form: "json" | "sarif"): Run {
  const args = ["check", "--format", `${form}=${OUT}/check.${form}`, "--config", SETTINGS];
  return { args: [...args, ...tables(context.tables)], files: withSettings(context) };
}

/** What a report can be saved as. */
export type Ending = "html" | "xlsx" | "csv" | "json";

/** What is chosen for this report alone, and does not stand in the settings. */
export interface Of {
  internal: boolean;
  previous: readonly File[];
  earlier: File | null;
}

export function report(context: Context, of: Of, ending: Ending, pictures = false): Run {
  // a release may have the name of a table
  const beside = (folder: string, file: File) => ({ path: `${folder}-${file.name}`, content: file });
  const previous = of.internal ? [] : of.previous.map((file) => beside("previous", file));
  const earlier = of.earlier ? [beside("earlier", of.earlier)] : [];
  const args = [
    "report",
    ...said(context.language),
    "--config",
    SETTINGS,
    ...(of.internal ? ["--internal"] : []),
    ...previous.flatMap(({ path }) => ["--previous", path]),
    ...earlier.flatMap(({ path }) => ["--earlier", path]),
    ...(pictures ? ["--pictures", `${OUT}/pictures`] : []),
    "-o",
    `${OUT}/report.${ending}`,
    ...tables(context.tables),
  ];
  return { args, files: [...withSettings(context), ...previous, ...earlier] };
}

export function demo(language: Language): Run {
  return { args: ["report", "--demo", ...said(language), "-o", `${OUT}/report.html`], files: [] };
}

export function template(language: Language): Run {
  return { args: ["template", ...said(language), "-o", `${OUT}/template.xlsx`], files: [] };
}

/** The page of one person, whose answers are a table with a row for each occasion. */
export function person(language: Language, table: string, settings: string): Run {
  const args = [
    "person",
    ...said(language),
    "--config",
    SETTINGS,
    "--id",
    "1",
    "-o",
    `${OUT}/person.html`,
    "--",
    "person.csv",
  ];
  return {
    args,
    files: [
      { path: "person.csv", content: table },
      { path: SETTINGS, content: settings },
    ],
  };
}

export interface Listings {
  columns: Readable[];
  "value-sets": ValueSet[];
  rules: Rule[];
}

export function listing(what: keyof Listings, language: Language): Run {
  return { args: ["list", what, "--format", "json", ...said(language)], files: [] };
}

/** What the program said beside its output: why it ended, and what is to be known. */
export function told({ stderr }: Ran): { error: string | null; notes: string[] } {
  const paragraphs: { kind: string; text: string }[] = [];
  for (const line of stderr.split("\n")) {
    const [, kind, text] = /^([a-zåäö]+): (.*)$/.exec(line) ?? [];
    const last = paragraphs.at(-1);
    if (kind !== undefined && text !== undefined && KINDS.includes(kind)) paragraphs.push({ kind, text });
    else if (last && line.trim() !== "") last.text += `\n${line}`;
  }
  const of = (kinds: string[]) => paragraphs.filter(({ kind }) => kinds.includes(kind)).map(({ text }) => text);
  return { error: of(ERRORS).join("\n") || null, notes: of(NOTES) };
}

const ERRORS = ["fel", "error"];
const NOTES = ["obs", "note", "varning", "warning"];
const KINDS = [...ERRORS, ...NOTES, "läst", "read", "tips", "hint", "tip"];

/** A sentence of the program without the options of a command line, which a page does not have. */
export function plain(sentence: string): string {
  const parts = sentence.split("; ").filter((part) => !/(^|[\s(])--[a-z]/.test(part));
  return parts.length > 0 ? parts.join("; ") : sentence;
}
