import { describe, expect, test } from "vitest";
import { apart, changed, guessed, parsed, readAs, reading, stands, withValue, written } from "./settings";

const COLUMNS = ["Nr", "Rörlighet", "KASAM 1", "KASAM 2", "KASAM 10", "vas"];
const READING = parsed('[map]\nid = "Nr"\nmo = "Rörlighet"\n"soc13_{n}" = "KASAM {n}"\n');

describe("a settings file", () => {
  test("keeps what the page does not know", () => {
    const text = 'value-set = "SE-2022-TTO"\nscale-file = "abc.toml"\n[check.off]\nEQ022 = "by design"\n';
    expect(parsed(written(parsed(text)))).toEqual(parsed(text));
  });

  test("is known by other names of its settings too", () => {
    expect(parsed('value_sets = ["A"]\nmissing-codes = 9\n[columns]\nmo = "A"\n[occasions]\nstart = "1"\n')).toEqual(
      parsed('value-set = ["A"]\nmissing-code = 9\n[map]\nmo = "A"\n[wave]\nstart = "1"\n'),
    );
  });

  test("says of a file what is said for all and what is its own, the latter first", () => {
    const both = parsed('[map]\nsex = "Kön"\nid = "Nr"\n[files."A.xlsx".map]\nid = "Deltagare"\n');
    expect(reading(both, "A.xlsx")).toEqual({ map: { sex: "Kön", id: "Deltagare" } });
    expect(reading(both, "B.xlsx")).toEqual({ map: { sex: "Kön", id: "Nr" } });
  });

  test("of several files is taken apart, and says nothing of a column that a file does not have", () => {
    const all = parsed('by = "sex"\n[map]\nsex = "Kön"\nid = "Nr"\n');
    const columns = new Map([
      ["A.xlsx", ["Nr", "Kön"]],
      ["B.xlsx", ["Nr"]],
    ]);
    expect(apart(all, columns, true)).toEqual({
      by: "sex",
      files: { "A.xlsx": { map: { sex: "Kön", id: "Nr" } }, "B.xlsx": { map: { id: "Nr" } } },
    });
    expect(apart(all, new Map([["A.xlsx", ["Nr"]]]), false)).toBe(all);
  });

  test("is changed where it speaks of the file", () => {
    const one = changed(parsed('by = "sex"\n'), "A.xlsx", (of) => withValue(of, "occasion", "start"));
    expect(one).toEqual({ by: "sex", occasion: "start" });
    const several = changed(parsed('[files."A.xlsx"]\nsheet = "1"\n'), "A.xlsx", (of) =>
      withValue(of, "occasion", "start"),
    );
    expect(several).toEqual({ files: { "A.xlsx": { sheet: "1", occasion: "start" } } });
  });
});

describe("a name of the settings", () => {
  test.each([
    ["KASAM {n}", "kasam 12 ", true],
    ["KASAM {n}", "KASAM", false],
    ["KASAM {n}", "KASAM 1b", false],
    ["{n}. KASAM start", "3. kasam start", true],
    ["Rörlighet", " rörlighet", true],
    ["Rörlighet", "Rörlighet 2", false],
  ])("%s stands for %s: %s", (theirs, column, does) => {
    expect(stands(theirs, column)).toBe(does);
  });
});

describe("a column that is read as something else", () => {
  test("is no longer read as what it was", () => {
    expect(readAs(READING, COLUMNS, "Rörlighet", "sc").map).toEqual({
      id: "Nr",
      "soc13_{n}": "KASAM {n}",
      sc: "Rörlighet",
    });
  });

  test("takes the name from the column that had it", () => {
    expect(readAs(READING, COLUMNS, "Nr", "mo").map).toEqual({ "soc13_{n}": "KASAM {n}", mo: "Nr" });
  });

  test("leaves the others of its pattern, one by one", () => {
    expect(readAs(READING, COLUMNS, "KASAM 2", null).map).toEqual({
      id: "Nr",
      mo: "Rörlighet",
      soc13_1: "KASAM 1",
      soc13_10: "KASAM 10",
    });
  });

  test("and has our own name, needs no entry", () => {
    expect(readAs({}, COLUMNS, "vas", "vas")).toEqual({});
  });

  test("is one of two alternatives, and leaves the other", () => {
    const two = parsed('[map]\nmo = ["Rörlighet", "vas"]\n');
    expect(readAs(two, COLUMNS, "Rörlighet", null).map).toEqual({ mo: "vas" });
  });
});

describe("a guess", () => {
  test("that is answered with numbered columns goes in as they stand", () => {
    expect(guessed(parsed('[map]\nmo = "Rörlighet"\n'), COLUMNS, "soc13_{n}", "KASAM {n}").map).toEqual({
      mo: "Rörlighet",
      "soc13_{n}": "KASAM {n}",
    });
  });

  test("that is answered with none goes out", () => {
    expect(guessed(READING, COLUMNS, "soc13_{n}", null).map).toEqual({ id: "Nr", mo: "Rörlighet" });
  });

  test("takes the pattern from another questionnaire", () => {
    expect(guessed(READING, COLUMNS, "soc29_{n}", "KASAM {n}").map).toEqual({
      id: "Nr",
      mo: "Rörlighet",
      "soc29_{n}": "KASAM {n}",
    });
  });
});
