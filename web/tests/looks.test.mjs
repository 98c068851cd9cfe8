import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { inEach, launch, Person } from "./browser.mjs";
import { cohort } from "./tables.mjs";
import { workbook } from "./zip.mjs";

const OUT = fileURLToPath(new URL("../out/", import.meta.url));
const PHONE = { width: 360, height: 740 };

/** A table that asks, marks and withholds: texts, a wrong cell, a column about violence. */
function table() {
  const [header, ...rows] = cohort(20);
  rows[1][9] = 8;
  return workbook({ Svar: [[...header, "Utsatt för våld"], ...rows.map((row) => [...row, "nej"])] });
}

/** Each place of the page, and how a person comes there. */
const PLACES = {
  start: async () => {},
  table: (person) => person.drop({ "svar.xlsx": table() }),
  columns: async (person) => {
    await person.click("Vidare till kolumnerna");
    await person.page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
  },
  report: async (person) => {
    await person.click("Rapport", ".steps");
    await person.choose("Den stannar hos er");
    await person.click("Visa diagrammen");
    await person.page.evaluate(() => {
      for (const details of document.querySelectorAll("details")) details.open = true;
    });
  },
  problem: async (person) => {
    await person.click("Tillbaka till början");
    await person.drop({ "a.xlsx": "nothing" });
  },
  person: async (person) => {
    await person.click("Tillbaka till början");
    await person.click("En person");
    await person.choose("Start rörlighet", "2");
    await person.click("Visa sidan");
  },
};

inEach("how the page looks", (name) => {
  let browser;
  before(async () => {
    mkdirSync(OUT, { recursive: true });
    browser = await launch(name);
  });
  after(() => browser?.close());

  test("WCAG 2.2 AA at each place, on a phone as well, and nothing wider than the phone", async () => {
    const person = await Person.arrive(browser);
    const schemes = name === "chrome" ? ["light", "dark"] : ["light"];
    for (const [place, go] of Object.entries(PLACES)) {
      await person.page.setViewport({ width: 1100, height: 900 });
      await go(person);
      for (const scheme of schemes) {
        if (name === "chrome")
          await person.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        assert.deepEqual(await person.axe(), [], `${place}, ${scheme}`);
        await person.page.screenshot({ path: `${OUT}${name}-${place}-${scheme}.png`, fullPage: true });
      }
      if (name === "chrome") await person.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
      await person.page.setViewport(PHONE);
      const width = await person.page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(width <= PHONE.width, `${place}: ${width} pixels wide on a phone of ${PHONE.width}`);
      await person.page.screenshot({ path: `${OUT}${name}-${place}-phone.png`, fullPage: true });
    }
    await person.page.close();
  });

  test("everything can be reached and used by keyboard", async () => {
    const person = await Person.arrive(browser);
    await person.drop({ "svar.xlsx": table() });
    const press = async (until) => {
      for (let at = 0; at < 200; at++) {
        await person.page.keyboard.press("Tab");
        const says = await person.page.evaluate(() => document.activeElement?.textContent ?? "");
        if (says.startsWith(until)) return;
      }
      throw new Error(`${until} cannot be reached with Tab`);
    };
    await press("Vidare till kolumnerna");
    await person.page.keyboard.press("Enter");
    await person.idle();
    assert.equal(await person.page.evaluate(() => document.activeElement?.textContent), "Kolumner");
    await press("Vidare till rapporten");
    await person.page.keyboard.press("Enter");
    await person.idle();
    assert.equal(await person.page.evaluate(() => document.activeElement?.textContent), "Rapport");
    await press("Spara rapporten");
    await person.page.keyboard.press("Enter");
    assert.equal((await person.saved()).name, "rapport.html");
    await person.page.close();
  });
});
