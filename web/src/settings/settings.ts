// The settings file, `enkat.toml`: what the page changes in it, and nothing that it does not know is lost.

import { parse, stringify, type TomlTable, type TomlValue } from "smol-toml";

export type Settings = TomlTable;

/** Other names of a setting, as the program takes them; with `_` for `-` as well. */
const ALIASES: Record<string, string> = {
  "value-sets": "value-set",
  "value-set-files": "value-set-file",
  "scale-files": "scale-file",
  forms: "form",
  "missing-codes": "missing-code",
  columns: "map",
  occasions: "wave",
  file: "files",
};

/** Settings by the names that the page knows them by. */
export function parsed(text: string): Settings {
  const named = Object.entries(parse(text)).map(([name, value]): [string, TomlValue] => {
    const dashed = name.replaceAll("_", "-");
    return [ALIASES[dashed] ?? dashed, value];
  });
  return Object.fromEntries(named);
}

export function written(settings: Settings): string {
  return stringify(settings);
}

export function isTable(value: TomlValue | undefined): value is Settings {
  return typeof value === "object" && !Array.isArray(value) && !(value instanceof Date);
}

/** The table under `name`, empty where there is none. */
export function table(settings: Settings, name: string): Settings {
  const value = settings[name];
  return isTable(value) ? value : {};
}

/** One or many, as a list. */
export function list(value: TomlValue | undefined): string[] {
  if (value === undefined) return [];
  return (Array.isArray(value) ? value : [value]).map(String);
}

/** One as itself, several as a list, none as nothing. */
export function oneOrMany(values: readonly string[]): TomlValue | undefined {
  const [only] = values;
  return values.length > 1 ? [...values] : only;
}

/** A copy with `name` set to `value`; without it where that is nothing. */
export function withValue(settings: Settings, name: string, value: TomlValue | undefined): Settings {
  const { [name]: _, ...rest } = settings;
  const is_nothing =
    value === undefined || value === "" || value === false || (isTable(value) && Object.keys(value).length === 0);
  if (is_nothing) return rest;
  // what is there stays at its place, so that a file that was dropped is still known
  return name in settings ? { ...settings, [name]: value } : { ...rest, [name]: value };
}

/** What can be said of a single file. */
const OF_A_FILE = [
  "map",
  "wave",
  "missing-code",
  "codes",
  "delimiter",
  "sheet",
  "header-line",
  "not-identity",
  "occasion",
  "set",
];

/** Of these the entries are joined, where both the file and all files have some. */
const JOINED = ["map", "wave", "codes", "set"];

/** How a file is read: what is said for it, before what is said for all. */
export function reading(settings: Settings, file: string): Settings {
  const own = table(table(settings, "files"), file);
  const both = OF_A_FILE.flatMap((name): [string, TomlValue][] => {
    const [of_all, of_file] = [settings[name], own[name]];
    if (JOINED.includes(name) && isTable(of_all) && isTable(of_file)) return [[name, { ...of_all, ...of_file }]];
    const value = of_file ?? of_all;
    return value === undefined ? [] : [[name, value]];
  });
  return Object.fromEntries(both);
}

/**
 * Settings in which each file, where there are several, says itself how it is read: what is said for all would else have to fit the change of one.
 * `columns` are those of each file, so that nothing is said of a column that a file does not have.
 */
export function apart(
  settings: Settings,
  columns: ReadonlyMap<string, readonly string[]>,
  isSeveral: boolean,
): Settings {
  if (!isSeveral || columns.size === 0) return settings;
  const files = { ...table(settings, "files") };
  for (const [file, names] of columns) {
    const of_file = reading(settings, file);
    files[file] = withValue(of_file, "map", present(table(of_file, "map"), names));
  }
  const rest = Object.fromEntries(Object.entries(settings).filter(([name]) => !OF_A_FILE.includes(name)));
  return { ...rest, files };
}

function present(map: Settings, columns: readonly string[]): Settings {
  return Object.fromEntries(
    Object.entries(map).filter(([, theirs]) =>
      list(theirs).some((name) => columns.some((column) => stands(name, column))),
    ),
  );
}

/** A copy in which `change` was made to how `file` is read. */
export function changed(settings: Settings, file: string, change: (reading: Settings) => Settings): Settings {
  const files = table(settings, "files");
  if (!isTable(files[file])) return change(settings);
  return { ...settings, files: { ...files, [file]: change(table(files, file)) } };
}

/** Names are compared as the program does: without case and blanks around them. */
export function normal(name: string): string {
  return name.trim().toLowerCase();
}

/** Whether a name of the settings, perhaps with `{n}` for a number, stands for `column`. */
export function stands(theirs: string, column: string): boolean {
  return number(theirs, column) !== null;
}

/** The number that stands for `{n}` in `column`; empty where the name has none and is the column's, null where it is not. */
function number(theirs: string, column: string): string | null {
  const [before, after] = normal(theirs).split("{n}");
  if (before === undefined) return null;
  if (after === undefined) return before === normal(column) ? "" : null;
  const name = normal(column);
  const digits = name.slice(before.length, name.length - after.length);
  const fits =
    name.startsWith(before) &&
    name.endsWith(after) &&
    /^\d+$/.test(digits) &&
    name.length > before.length + after.length;
  return fits ? digits : null;
}

/** Reads `column` as `ours`, or not at all; who was read as `ours` before is no longer. */
export function readAs(reading: Settings, columns: readonly string[], column: string, ours: string | null): Settings {
  const entries: [string, string[]][] = [];
  for (const [name, theirs] of Object.entries(table(reading, "map"))) {
    for (const [key, names] of without(name, list(theirs), columns, column, ours)) {
      if (names.length > 0) entries.push([key, names]);
    }
  }
  const by_itself = ours !== null && normal(ours) === normal(column);
  if (ours !== null && !by_itself) entries.push([ours, [column]]);
  const map = Object.fromEntries(
    entries.flatMap(([name, names]) => {
      const value = oneOrMany(names);
      return value === undefined ? [] : [[name, value] as [string, TomlValue]];
    }),
  );
  return withValue(reading, "map", map);
}

/** An entry of the map without `column` and without what is read as `ours`; a pattern is written out where it has to be. */
function without(
  name: string,
  theirs: string[],
  columns: readonly string[],
  column: string,
  ours: string | null,
): [string, string[]][] {
  const touches = theirs.some((pattern) => stands(pattern, column)) || (ours !== null && stands(name, ours));
  if (!touches) return [[name, theirs]];
  if (!name.includes("{n}")) {
    return ours !== null && stands(name, ours) ? [] : [[name, theirs.filter((pattern) => !stands(pattern, column))]];
  }
  const single = theirs.flatMap((pattern) => columns.map((of_table) => ({ of_table, n: number(pattern, of_table) })));
  return single.flatMap(({ of_table, n }): [string, string[]][] => {
    if (n === null) return [];
    const key = name.replace("{n}", String(Number(n)));
    return normal(of_table) === normal(column) || key === ours ? [] : [[key, [of_table]]];
  });
}

/** Reads the column or the columns that a guess is about, `theirs`, as `ours`: each with `{n}`, or neither; or none at all. */
export function guessed(reading: Settings, columns: readonly string[], ours: string, theirs: string | null): Settings {
  const { [ours]: _, ...others } = table(reading, "map");
  const rest = withValue(reading, "map", others);
  if (theirs === null) return rest;
  if (!ours.includes("{n}")) return readAs(rest, columns, theirs, ours);
  const free = Object.entries(others).filter(([, names]) => !list(names).includes(theirs));
  return withValue(rest, "map", { ...Object.fromEntries(free), [ours]: theirs });
}
