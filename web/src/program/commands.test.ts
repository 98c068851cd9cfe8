import { describe, expect, test } from "vitest";
import { plain, told } from "./commands";

const ran = (stderr: string) => ({ code: 0, stdout: "", stderr, written: new Map() });

describe("what the program said", () => {
  test("is an error with all its lines, and notes", () => {
    expect(told(ran("läst: id\nobs: bladet läses\nfel: det gick inte\nmer om det\ntips: välj\n"))).toEqual({
      error: "det gick inte\nmer om det",
      notes: ["bladet läses"],
    });
  });

  test("is told in English as well", () => {
    expect(told(ran("read: id\nnote: a sheet\nerror: it did not work\nhint: choose\n"))).toEqual({
      error: "it did not work",
      notes: ["a sheet"],
    });
  });

  test("may be nothing", () => {
    expect(told(ran(""))).toEqual({ error: null, notes: [] });
  });
});

describe("a sentence of the program", () => {
  test.each([
    ["har flera blad: ”A”, ”B”; --sheet NAMN, eller --sheet start=NAMN", "har flera blad: ”A”, ”B”"],
    ["ett; två; ange det med --map wave=KOLUMN", "ett; två"],
    ["a--b är ett namn; c", "a--b är ett namn; c"],
    ["--round 4: väntat 3 eller 5", "--round 4: väntat 3 eller 5"],
  ])("%s", (sentence, expected) => {
    expect(plain(sentence)).toBe(expected);
  });
});
