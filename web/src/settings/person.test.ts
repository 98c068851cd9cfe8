import { expect, test } from "vitest";
import { answersTable, personSettings } from "./person";
import { parsed } from "./settings";

test("typed answers are a table with a row for each occasion, and what was never typed has no column", () => {
  const start = { items: { mo: "2", vas: "60", soc13_2: "7" }, date: "2026-01-01" };
  const exit = { items: { mo: "1", soc13_2: "" }, date: "" };
  const rows = [
    { occasion: "start" as const, answers: start },
    { occasion: "exit" as const, answers: exit },
  ];
  expect(answersTable(rows, "soc13")).toBe("id,wave,date,mo,vas,soc13_2\n1,start,2026-01-01,2,60,7\n1,exit,,1,,\n");
  expect(answersTable(rows, null)).toBe("id,wave,date,mo,vas\n1,start,2026-01-01,2,60\n1,exit,,1,\n");
});

test("what is no number goes in as it is, for the program to judge", () => {
  const answers = { items: { mo: '2,"' }, date: "" };
  expect(answersTable([{ occasion: "start", answers }], null)).toBe('id,wave,mo\n1,start,"2,"""\n');
});

test("reliable change rests on the reliability that was named, with a comma or a point", () => {
  expect(parsed(personSettings({ "value-set": "SE-2022-TTO" }, "soc29", "0,88"))).toEqual({
    "value-set": "SE-2022-TTO",
    reliability: "soc29.total=0.88",
  });
  expect(personSettings({}, null, "0.9").trim()).toBe("");
});
