// The checks checked: a page with one flaw is found for that flaw and for nothing else, in `fixtures/`,
// where line one says what is expected. A check that cannot fail is worthless.

import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CHECKS, check, describe, launch } from "./check.mjs";

const folder = fileURLToPath(new URL("fixtures", import.meta.url));
const fixtures = readdirSync(folder).map((name) => {
  const file = join(folder, name);
  const line = readFileSync(file, "utf8").split("\n", 1)[0];
  const expected = /^<!-- expects: (.+) -->$/
    .exec(line)[1]
    .split(" ")
    .filter((word) => word !== "nothing");
  return { name, file, expected: expected.sort() };
});

let browser;
before(async () => (browser = await launch()));
after(() => browser.close());

for (const { name, file, expected } of fixtures) {
  test(`${name} is found for ${expected.join(", ") || "nothing"}`, async () => {
    const { failures } = await check(browser, file, { lang: "en" });
    const found = [...new Set(failures.map((failure) => failure.check))].sort();
    assert.deepEqual(found, expected, describe(name, failures));
  });
}

test("every check has a page that fails it", () => {
  const failed = new Set(fixtures.flatMap(({ expected }) => expected));
  assert.deepEqual([...failed].sort(), Object.keys(CHECKS).sort());
});

test("a failure says what, where and what was expected", async () => {
  const { failures } = await check(browser, join(folder, "lang-other.html"), { lang: "en" });
  const text = describe("lang-other.html", failures);
  for (const part of ["lang-other.html: lang", "at html", 'lang="sv"', 'lang="en"'])
    assert.ok(text.includes(part), text);
});

test("pictures are written on screen, in the dark, on a phone and on paper", async () => {
  const out = mkdtempSync(join(tmpdir(), "enkat-browser-"));
  try {
    await check(browser, join(folder, "good.html"), { lang: "en", out });
    for (const name of ["light.png", "dark.png", "phone.png", "print.pdf"])
      assert.ok(existsSync(join(out, name)), name);
  } finally {
    rmSync(out, { recursive: true });
  }
});
