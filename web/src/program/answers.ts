// What the program answers as JSON: `docs/check.schema.json`, and what `check --init` and `list` say of themselves.

/** `enkat check --init --format json` */
export interface Proposal {
  version: 1;
  settings: string | null;
  tables: ProposedTable[];
}

/** The name of a column that looks like somebody's answer is its number: it cannot be told, and not be chosen either. */
export const isNumber = (name: string) => /^#\d+$/.test(name);

export interface ProposedTable {
  file: string;
  name: string;
  sheets: string[];
  /** The sheets that are read, as `--sheet` names them. */
  read: string[];
  unusable: string | null;
  notes: string[];
  rows: number;
  columns: { name: string; read_as: string | null; may_be_violence: boolean }[];
  guesses: Guess[];
  occasions: { wide: [string, string] | null; start: string | null; exit: string | null; to_choose: string[] } | null;
  occasions_why: string;
  missing_codes: { codes: string[]; times: number; is_likely: boolean }[];
  texts: ItemTexts[];
  from_zero: string[];
  shares_ids: boolean;
  first_rows?: (string | null)[][];
}

export interface Guess {
  ours: string;
  column: string | null;
  why: string;
  others: { column: string; why: string }[];
}

export interface ItemTexts {
  item: string;
  min: number;
  max: number;
  texts: { text: string; code: number | null }[];
}

export type Level = "notice" | "warning" | "error" | "critical";

/** `enkat check --format json` */
export interface Checked {
  version: 1;
  findings: Finding[];
  totals: { rule: string; level: Level; file: string; column: string; count: number }[];
  columns: { file: string; name: string; read_as: string | null }[];
  truncated: boolean;
  summary: Record<Level, number>;
  files: { name: string; rows: number; columns: number; unusable?: string | null; unusable_said?: string }[];
}

export interface Finding {
  rule: string;
  level: Level;
  file: string;
  row: number | null;
  line: number | null;
  column: string;
  cell?: string | null;
  message: string;
  /** In the language of the page, where that is not English. */
  said?: string;
  value?: string | null;
}

/** What a finding says, in the language of the page. */
export const told = (finding: Finding): string => finding.said ?? finding.message;

/** `enkat list columns --format json`: a name that a column can be read as. */
export interface Readable {
  column: string;
  label: string;
  group: string;
  /** What its cells hold, such as `1–5`; empty where that is a text. */
  holds: string;
}

/** `enkat list value-sets --format json` */
export interface ValueSet {
  id: string;
  population: string;
  country: string;
  year: string | number;
  scale: string;
  lowest: string | number;
  highest: string | number;
  method: string;
  verification: string;
  source: string;
}

/** `enkat list rules --format json` */
export interface Rule {
  code: string;
  level: string;
  checks: string;
  "what to do": string;
}
