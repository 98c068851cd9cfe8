import { expect, test } from "vitest";
import type { ProposedTable } from "../program/answers";
import { withCode } from "./choices";
import { filled, groups, questions } from "./questions";
import { parsed } from "./settings";

const TABLE: ProposedTable = {
  file: "a.xlsx",
  name: "a.xlsx",
  sheets: [],
  read: [],
  unusable: null,
  notes: [],
  rows: 3,
  columns: [],
  guesses: [],
  occasions: null,
  occasions_why: "",
  missing_codes: [],
  texts: [],
  from_zero: [],
  shares_ids: false,
};

const text = (text: string, code: number | null = null) => ({ text, code });

test("items that have a text in common are asked about together, and others apart", () => {
  const of = groups([
    { item: "mo", min: 1, max: 5, texts: [text("inga"), text("stora")] },
    { item: "soc13_1", min: 1, max: 7, texts: [text("inga")] },
    { item: "sc", min: 1, max: 5, texts: [text("lite")] },
    { item: "ua", min: 1, max: 5, texts: [text("stora"), text("lite")] },
  ]);
  expect(of.map(({ items }) => items)).toEqual([["soc13_1"], ["sc", "mo", "ua"]]);
  expect(of[1]?.texts.map(({ text, items }) => [text, items])).toEqual([
    ["lite", ["sc", "ua"]],
    ["inga", ["mo"]],
    ["stora", ["mo", "ua"]],
  ]);
});

test("texts with their number are filled in, and the question stays open until it is answered", () => {
  const table = { ...TABLE, texts: [{ item: "mo", min: 1, max: 5, texts: [text("Nivå 1", 1), text("Nivå 2", 2)] }] };
  const reading = filled(table)({});
  expect(reading).toEqual(parsed('[codes]\nmo = { "Nivå 1" = 1, "Nivå 2" = 2 }\n'));
  const [question] = questions([table], () => reading, new Set());
  expect(question?.isOpen).toBe(true);
  expect(questions([table], () => reading, new Set([question?.id ?? ""]))[0]?.isOpen).toBe(false);
});

test("texts without their number are open until each has a code", () => {
  const table = { ...TABLE, texts: [{ item: "mo", min: 1, max: 5, texts: [text("inga"), text("stora")] }] };
  const one = withCode({}, "mo", "inga", 1);
  expect(questions([table], () => one, new Set())[0]?.isOpen).toBe(true);
  expect(questions([table], () => withCode(one, "mo", "stora", 4), new Set())[0]?.isOpen).toBe(false);
});

test("a column without a rival is no question, one with a rival or without a column is", () => {
  const guess = { ours: "mo", column: "A", why: "", others: [] };
  const rival = { column: "B", why: "" };
  const table = {
    ...TABLE,
    guesses: [
      guess,
      { ...guess, ours: "sc", others: [rival] },
      { ...guess, ours: "id", column: null, others: [rival] },
    ],
  };
  expect(questions([table], () => ({}), new Set()).map(({ id }) => id)).toEqual([
    "a.xlsx column sc",
    "a.xlsx column id",
  ]);
});

test("labels are open until one stands for the start and one for the exit", () => {
  const occasions = { wide: null, start: null, exit: null, to_choose: ["1", "2"] };
  const table = { ...TABLE, occasions };
  const open = (toml: string) => questions([table], () => parsed(toml), new Set())[0]?.isOpen;
  expect(open("")).toBe(true);
  expect(open('[wave]\nstart = "1"\n')).toBe(true);
  expect(open('[wave]\nstart = "1"\nexit = "2"\n')).toBe(false);
});
