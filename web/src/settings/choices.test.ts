import { expect, test } from "vitest";
import {
  codeOf,
  missingCodes,
  occasionOf,
  sheetsOf,
  withCode,
  withFromZero,
  withLabel,
  withMissing,
  writtenSheets,
} from "./choices";
import { parsed } from "./settings";

test("a label stands for one occasion, and an occasion may have several", () => {
  let reading = withLabel({}, "före", "start");
  reading = withLabel(reading, "inskrivning", "start");
  reading = withLabel(reading, "efter", "exit");
  expect(reading).toEqual({ wave: { start: ["före", "inskrivning"], exit: "efter" } });
  reading = withLabel(reading, "inskrivning", "exit");
  expect(reading).toEqual({ wave: { start: "före", exit: ["efter", "inskrivning"] } });
  expect(occasionOf(reading, "inskrivning")).toBe("exit");
  expect(occasionOf(withLabel(reading, "före", null), "före")).toBeNull();
});

test("a text has a code until it is taken away, and then nothing is left of it", () => {
  const reading = withCode(withCode({}, "mo", "Inga", 1), "mo", "Stora", 4);
  expect(reading).toEqual({ codes: { mo: { Inga: 1, Stora: 4 } } });
  expect(codeOf(reading, "mo", "Stora")).toBe(4);
  expect(withCode(withCode(reading, "mo", "Inga", null), "mo", "Stora", null)).toEqual({});
});

test("codes that were parsed are the same as those that were chosen", () => {
  expect(codeOf(parsed('[codes]\nmo = { "Stora" = 4 }\n'), "mo", "Stora")).toBe(4);
});

test("levels are counted from 0, or not", () => {
  expect(withFromZero({}, "eq5d5l", true)).toEqual({ codes: { eq5d5l: "from-zero" } });
  expect(withFromZero(withFromZero({}, "eq5d5l", true), "eq5d5l", false)).toEqual({});
});

test("missing codes are declared and taken back together", () => {
  const reading = withMissing(parsed("missing-code = 999\n"), ["mo=9", "sc=9"], true);
  expect(missingCodes(reading)).toEqual(["999", "mo=9", "sc=9"]);
  expect(missingCodes(withMissing(reading, ["mo=9", "sc=9"], false))).toEqual(["999"]);
});

test.each([
  ["Blad1", { Blad1: "all" }],
  [["start=Start", "exit=Avslut"], { Start: "start", Avslut: "exit" }],
  [
    { start: "A", exit: "B" },
    { A: "start", B: "exit" },
  ],
  [undefined, {}],
])("sheets %j", (value, sheets) => {
  expect(sheetsOf(value)).toEqual(sheets);
});

test("sheets are written as the program reads them", () => {
  expect(writtenSheets({ Start: "start", Avslut: "exit" })).toEqual(["start=Start", "exit=Avslut"]);
});
