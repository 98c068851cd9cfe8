import { expect, test } from "vitest";
import { series } from "./series";

test("numbered names in their order are a series, and whatever stands between ends it", () => {
  const names = ["id", "soc13_1", "soc13_2", "soc13_3", "vas", "soc13_4", "soc13_6", "start.mo"];
  expect(series(names, (name) => name)).toEqual([
    ["id"],
    ["soc13_1", "soc13_2", "soc13_3"],
    ["vas"],
    ["soc13_4"],
    ["soc13_6"],
    ["start.mo"],
  ]);
});
