import { describe, expect, test } from "vitest";
import { told } from "./commands";

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
