// What a person is asked about the tables, in the order in which it is asked.

import type { Guess, ItemTexts, ProposedTable } from "../program/answers";
import { codeOf, occasionOf, withCode } from "./choices";
import type { Settings } from "./settings";

/** A question; `id` is the same as long as it is the same question. */
export type Question = { id: string; file: string; isOpen: boolean } & (
  | { kind: "column"; guess: Guess }
  | { kind: "texts"; group: TextGroup }
  | { kind: "labels"; labels: string[]; why: string }
  | { kind: "missing"; codes: string[]; times: number; isLikely: boolean }
  | { kind: "from-zero"; item: string }
);

/** Items that have texts in common, and which of them have which. */
export interface TextGroup {
  items: string[];
  min: number;
  max: number;
  texts: { text: string; items: string[]; proposed: number | null }[];
}

export function questions(
  tables: readonly ProposedTable[],
  reading: (file: string) => Settings,
  answered: ReadonlySet<string>,
): Question[] {
  return tables.flatMap((table) => {
    const settings = reading(table.file);
    const open = (id: string) => !answered.has(id);
    const of_guesses = table.guesses
      .filter(({ column, others }) => others.length > 0 || (column === null && others.length > 0))
      .map((guess): Question => {
        const id = `${table.file} column ${guess.ours}`;
        return { id, file: table.file, kind: "column", guess, isOpen: open(id) };
      });
    const of_texts = groups(table.texts).map((group): Question => {
      const id = `${table.file} texts ${group.items.join()}`;
      const has_all = group.texts.every(({ text, items }) =>
        items.every((item) => codeOf(settings, item, text) !== null),
      );
      const is_proposed = group.texts.some(({ proposed }) => proposed !== null);
      return { id, file: table.file, kind: "texts", group, isOpen: open(id) && (!has_all || is_proposed) };
    });
    const labels = table.occasions?.to_choose ?? [];
    const of_labels = labels.length === 0 ? [] : [labelQuestion(table, labels, settings)];
    const of_missing = table.missing_codes.map(({ codes, times, is_likely }): Question => {
      const id = `${table.file} missing ${codes.join()}`;
      return { id, file: table.file, kind: "missing", codes, times, isLikely: is_likely, isOpen: open(id) };
    });
    const of_zero = table.from_zero.map((item): Question => {
      const id = `${table.file} zero ${item}`;
      return { id, file: table.file, kind: "from-zero", item, isOpen: open(id) };
    });
    return [...of_guesses, ...of_texts, ...of_labels, ...of_missing, ...of_zero];
  });
}

function labelQuestion(table: ProposedTable, labels: string[], settings: Settings): Question {
  const chosen = labels.map((label) => occasionOf(settings, label));
  const isOpen = !(chosen.includes("start") && chosen.includes("exit"));
  return { id: `${table.file} labels`, file: table.file, kind: "labels", labels, why: table.occasions_why, isOpen };
}

/** Items that have a text in common are asked about together: a text means the same in all of them. */
export function groups(items: readonly ItemTexts[]): TextGroup[] {
  const groups: TextGroup[] = [];
  for (const { item, min, max, texts } of items) {
    const joined: TextGroup = {
      items: [item],
      min,
      max,
      texts: texts.map(({ text, code }) => ({ text, items: [item], proposed: code })),
    };
    for (const group of groups.filter((group) => group.min === min && group.max === max && shares(group, joined))) {
      groups.splice(groups.indexOf(group), 1);
      joined.items = [...group.items, ...joined.items];
      joined.texts = together(group.texts, joined.texts);
    }
    groups.push(joined);
  }
  return groups;
}

const shares = (one: TextGroup, other: TextGroup) =>
  one.texts.some(({ text }) => other.texts.some((text_of) => text_of.text === text));

function together(one: TextGroup["texts"], other: TextGroup["texts"]): TextGroup["texts"] {
  const all = one.map((text) => ({ ...text }));
  for (const text of other) {
    const known = all.find((known) => known.text === text.text);
    if (!known) all.push(text);
    else {
      known.items = [...known.items, ...text.items];
      if (known.proposed !== text.proposed) known.proposed = null;
    }
  }
  return all;
}

/** Fills in the codes of texts that have their number in them; the card asks whether they are right. */
export function filled(table: ProposedTable): (reading: Settings) => Settings {
  const known = table.texts.flatMap(({ item, texts }) =>
    texts.flatMap(({ text, code }) => (code === null ? [] : [{ item, text, code }])),
  );
  return (reading) => known.reduce((settings, { item, text, code }) => withCode(settings, item, text, code), reading);
}
