// What a column is read as, from the list of all that the program can read.

import { useMemo, useState } from "preact/hooks";
import { isNumber, type Readable } from "../program/answers";
import { normal } from "../settings/settings";
import { useSession, useTexts } from "../visit";

const OCCASIONS = ["start", "exit"] as const;

interface Props {
  column: string;
  value: string | null;
  /** Both occasions stand in one row of the table. */
  isWide: boolean;
  onChange: (ours: string | null) => void;
}

export function ReadAs({ column, value, isWide, onChange }: Props) {
  const texts = useTexts();
  const label = useLabel();
  const groups = useGroups(isWide);
  // a table has many columns, and the list is long: it is made when somebody comes to it
  const [isMade, make] = useState(false);
  const is_own_name = groups.some(({ choices }) => choices.some(({ ours }) => normal(ours) === normal(column)));
  const known = groups.some(({ choices }) => choices.some(({ ours }) => ours === value));
  const options = isMade
    ? groups.map(({ name, choices }) => (
        <optgroup key={name} label={name}>
          {choices.map(({ ours, says }) => (
            <option key={ours} value={ours}>
              {says}
            </option>
          ))}
        </optgroup>
      ))
    : null;
  return (
    <select
      aria-label={texts.columns.readAsOf(column)}
      disabled={isNumber(column)}
      value={value ?? ""}
      onFocus={() => make(true)}
      onPointerDown={() => make(true)}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    >
      <option value="" disabled={is_own_name}>
        {texts.columns.not}
      </option>
      {value !== null && (!isMade || !known) ? <option value={value}>{label(value)}</option> : null}
      {options}
    </select>
  );
}

interface Group {
  name: string;
  choices: { ours: string; says: string }[];
}

function useGroups(isWide: boolean): Group[] {
  const { listings } = useSession();
  const texts = useTexts();
  const columns = listings.columns;
  return useMemo(() => {
    const groups = new Map<string, Group["choices"]>();
    const add = (name: string, ours: string, says: string) =>
      groups.set(name, [...(groups.get(name) ?? []), { ours, says }]);
    for (const { column, label, group } of columns ?? []) {
      if (!isWide || ONCE.includes(column)) add(group, column, says(column, label));
      else {
        for (const occasion of OCCASIONS) {
          const name = texts.columns.ofOccasion(group, texts.columns[occasion]);
          add(name, `${occasion}.${column}`, says(column, texts.columns.ofOccasion(label, texts.columns[occasion])));
        }
      }
    }
    return [...groups].map(([name, choices]) => ({ name, choices }));
  }, [columns, isWide, texts]);
}

/** What a table with both occasions in a row says once. */
const ONCE = ["id", "wave", "municipality", "sex", "age"];

const says = (column: string, label: string) => (normal(column) === normal(label) ? label : `${label} (${column})`);

/** What a name of ours means, in words: `start.mo`, `soc29_{n}`. */
export function useLabel(): (ours: string) => string {
  const { listings } = useSession();
  const texts = useTexts();
  return (ours) => {
    if (ours === "group") return texts.columns.group;
    const occasion = OCCASIONS.find((name) => ours.startsWith(`${name}.`));
    const name = occasion ? ours.slice(occasion.length + 1) : ours;
    const label = labelOf(listings.columns ?? [], name);
    return occasion ? texts.columns.ofOccasion(label, texts.columns[occasion]) : label;
  };
}

function labelOf(columns: readonly Readable[], name: string): string {
  const first = columns.find(({ column }) => column === name);
  if (first) return /\d$/.test(name) ? `${short(first.group)}, ${first.label}` : with_range(first.label, first.holds);
  // of numbered items together: what they are a part of
  const [before] = name.split("{n}");
  const of_pattern = columns.find(
    ({ column }) => name.includes("{n}") && column.startsWith(before ?? "") && /\d$/.test(column),
  );
  return of_pattern ? with_range(short(of_pattern.group), of_pattern.holds) : name;
}

const with_range = (label: string, holds: string) => (holds ? `${label}, ${holds}` : label);

/** The name of a questionnaire without what stands in brackets after it. */
const short = (group: string) => group.replace(/ \(.*\)$/, "");
