import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inEach, launch, Person } from "./browser.mjs";
import { made } from "./program.mjs";
import { cohort, cohortBook, longCsv } from "./tables.mjs";
import { workbook } from "./zip.mjs";

const REPORT = ["report", "--lang", "sv", "--config", "enkat.toml"];

/** Answers the questions about the texts of mobility, and goes on to the report. */
async function answer(person) {
  await person.click("Vidare till kolumnerna");
  for (const [at, text] of ["Inga", "Lite", "Måttliga", "Stora", "Extrema"].entries()) {
    await person.choose(`”${text} problem”`, String(at + 1));
  }
  await person.click("Vidare till rapporten");
}

/** The settings as they are saved now. */
async function settings(person) {
  await person.click("enkat.toml");
  return (await person.saved()).bytes;
}

inEach("the page", (name) => {
  let browser;
  before(async () => {
    browser = await launch(name);
  });
  after(() => browser?.close());

  /** A visit, after which nothing was requested and nothing complained. */
  const visit = (what, does) =>
    test(what, async () => {
      const person = await Person.arrive(browser);
      try {
        await does(person);
        assert.deepEqual(person.requests, []);
        assert.deepEqual(person.complaints, []);
      } catch (error) {
        error.message += `\n--- the page says ---\n${(await person.text("main")).slice(0, 3000)}`;
        throw error;
      } finally {
        await person.page.close();
      }
    });

  visit("speaks the language of the browser, and the other one when asked", async (person) => {
    assert.match(await person.text(), /Svaren stannar i det här fönstret/);
    await person.click("English");
    assert.match(await person.text(), /The answers stay in this window/);
    assert.equal(await person.page.$eval("html", (html) => html.lang), "en");
  });

  visit("makes of a dropped workbook the report that the program makes", async (person) => {
    const book = cohortBook(12);
    await person.drop({ "svar å ä ö.xlsx": book });
    assert.match(await person.text("main"), /24 rader, 22 kolumner/);
    await person.click("Vidare till kolumnerna");
    assert.match(await person.text("main"), /En fråga till dig/);
    for (const [at, text] of ["Inga", "Lite", "Måttliga", "Stora", "Extrema"].entries()) {
      await person.choose(`”${text} problem”`, String(at + 1));
    }
    assert.match(await person.text("main"), /Inga frågor är kvar/);
    await person.click("Vidare till rapporten");
    await person.choose("SE-2022-TTO");
    const files = { "svar å ä ö.xlsx": book, "enkat.toml": await settings(person) };
    for (const [button, ending] of [
      ["Spara rapporten", "html"],
      ["Excel", "xlsx"],
      ["CSV", "csv"],
      ["JSON", "json"],
    ]) {
      await person.click(button);
      const { name, bytes } = await person.saved();
      assert.equal(name, `rapport.${ending}`);
      const expected = made([...REPORT, "-o", `out/r.${ending}`, "svar å ä ö.xlsx"], files, `r.${ending}`);
      assert.ok(expected.equals(bytes), `${ending}: ${bytes.length} bytes, expected ${expected.length}`);
    }
    const shown = await person.page.$eval("iframe", (frame) => frame.contentDocument.body.innerText);
    assert.match(shown, /FÖR SPRIDNING/);
    assert.match(shown, /Värdeset SE-2022-TTO/);
  });

  visit("makes the internal report only after it was said what that is", async (person) => {
    const book = cohortBook(12);
    await person.drop({ "svar.xlsx": book });
    await answer(person);
    await person.choose("Den stannar hos er");
    assert.match(await person.text("main"), /är en personuppgift. Lämna den bara/);
    assert.match(await person.page.$eval("iframe", (frame) => frame.contentDocument.body.innerText), /FÖR SPRIDNING/);
    await person.click("Jag förstår");
    assert.match(await person.page.$eval("iframe", (frame) => frame.contentDocument.body.innerText), /INTERN RAPPORT/);
    const files = { "svar.xlsx": book, "enkat.toml": await settings(person) };
    await person.click("Spara rapporten");
    const { name, bytes } = await person.saved();
    assert.equal(name, "intern-rapport.html");
    assert.ok(made([...REPORT, "--internal", "-o", "out/r.html", "svar.xlsx"], files, "r.html").equals(bytes));
  });

  visit("asks nothing once the saved settings are dropped with the table", async (person) => {
    const book = cohortBook(12);
    await person.drop({ "svar.xlsx": book });
    await answer(person);
    const toml = await settings(person);
    await person.click("Spara rapporten");
    const first = (await person.saved()).bytes;
    await person.click("Tillbaka till början");
    await person.drop({ "svar.xlsx": book, "enkat.toml": toml });
    await person.click("Vidare till kolumnerna");
    assert.match(await person.text("main"), /Inga frågor är kvar/);
    await person.click("Vidare till rapporten");
    await person.click("Spara rapporten");
    assert.ok(first.equals((await person.saved()).bytes));
    assert.ok(toml.equals(await settings(person)));
  });

  visit("reads a column as what somebody chooses", async (person) => {
    const [header, ...rows] = cohort(8);
    header[8] = "Betyg";
    await person.drop({ "svar.xlsx": workbook({ Blad1: [header, ...rows] }) });
    await person.click("Vidare till kolumnerna");
    await person.choose("Betyg läses som", "vas");
    await person.click("Vidare till rapporten");
    assert.match((await settings(person)).toString(), /vas = "Betyg"/);
    await person.click("JSON", "main");
    const figures = JSON.parse((await person.saved()).bytes.toString());
    assert.ok(JSON.stringify(figures).includes("eq5d5l.vas"));
  });

  visit("marks the cell that is odd, and says what to do", async (person) => {
    const [header, ...rows] = cohort(8);
    rows[2][9] = 8;
    await person.drop({ "svar.xlsx": workbook({ Blad1: [header, ...rows] }) });
    await person.click("Vidare till kolumnerna");
    assert.equal(
      await person.page.$eval("td.marked.error:not(:nth-child(4))", (cell) => cell.firstChild.textContent),
      "8",
    );
    assert.match(await person.text("main"), /ett svar är ett heltal utanför frågans skala × 1/);
    await person.click("Spara kontrollen");
    await person.click("SARIF");
    assert.equal(JSON.parse((await person.saved()).bytes.toString()).version, "2.1.0");
  });

  visit("shows nothing of a column about violence", async (person) => {
    const [header, ...rows] = cohort(8);
    const with_secret = rows.map((row) => [...row, "HEMLIGT"]);
    await person.drop({ "svar.xlsx": workbook({ Blad1: [[...header, "Utsatt för våld"], ...with_secret] }) });
    assert.doesNotMatch(await person.page.content(), /HEMLIGT/);
    await person.click("Vidare till kolumnerna");
    assert.match(await person.text("main"), /kan handla om våld; innehållet visas inte/);
    assert.doesNotMatch(await person.page.content(), /HEMLIGT/);
  });

  visit("shows one person’s page as the program makes it", async (person) => {
    await person.click("En person");
    for (const [item, level] of [
      ["rörlighet", "2"],
      ["hygien", "1"],
      ["EQ VAS", "60"],
    ])
      await person.choose(`Start ${item}`, level);
    await person.choose("Avslut rörlighet", "1");
    await person.click("Visa sidan");
    await person.click("Spara sidan");
    const { name, bytes } = await person.saved();
    assert.equal(name, "person.html");
    const files = { "person.csv": "id,wave,mo,sc,vas\n1,start,2,1,60\n1,exit,1,,\n" };
    const expected = made(["person", "--lang", "sv", "--id", "1", "-o", "out/p.html", "person.csv"], files, "p.html");
    assert.ok(expected.equals(bytes));
  });

  visit("shows the demonstration and gives a template, as the program does", async (person) => {
    await person.click("Prova med påhittade personer");
    await person.click("Spara rapporten");
    assert.ok(
      made(["report", "--demo", "--lang", "sv", "-o", "out/d.html"], {}, "d.html").equals((await person.saved()).bytes),
    );
    await person.click("Tillbaka till början");
    await person.click("Hämta en mall");
    const { name, bytes } = await person.saved();
    assert.equal(name, "mall.xlsx");
    assert.ok(made(["template", "--lang", "sv", "-o", "out/m.xlsx"], {}, "m.xlsx").equals(bytes));
  });

  visit("reads a long table, and makes its report", async (person) => {
    const long = longCsv(100_000);
    const begun = Date.now();
    await person.drop({ "lang.csv": long });
    assert.match(await person.text("main"), /100.000 rader/);
    console.log(`  100 000 rows in ${name}: ${Date.now() - begun} ms to what they are, checked`);
    const reported = Date.now();
    await person.click("Rapport", ".steps");
    console.log(`  and ${Date.now() - reported} ms to the report`);
    assert.ok(await person.page.$("iframe"));
  });

  visit("tells how far it is with a table that takes long, and ends it when asked", async (person) => {
    const [header, ...lines] = longCsv(5000).toString().split("\n");
    await person.page.evaluate(
      ([header, lines]) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([header, ...Array(900).fill(`\n${lines}`)], "lang.csv"));
        window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
      },
      [header, lines.join("\n").trim()],
    );
    await person.page.waitForSelector("progress");
    assert.match(await person.text("main"), /Läser tabellen/);
    await person.click("Avbryt");
    assert.match(await person.text("main"), /Försök igen/);
    assert.equal(await person.page.$("progress"), null);
    await person.drop({ "lang.csv": longCsv(100) });
    assert.match(await person.text("main"), /100 rader, 8 kolumner/);
  });
});
