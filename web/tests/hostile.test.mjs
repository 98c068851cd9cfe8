import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { inEach, launch, Person } from "./browser.mjs";
import { cohort } from "./tables.mjs";
import { parts, workbook, zip } from "./zip.mjs";

const [HEADER, ...ROWS] = cohort(8);
const book = (rows) => workbook({ Blad1: [HEADER, ...rows] });

/** A workbook whose one sheet unpacks to four hundred times its size, and has no end. */
function bomb() {
  const files = parts({ Blad1: [HEADER, ...ROWS] });
  const rows = Buffer.alloc(50_000_000, "<row><c><v>1</v></c></row>");
  return zip({ ...files, "xl/worksheets/sheet1.xml": Buffer.concat([Buffer.from("<worksheet><sheetData>"), rows]) });
}

/** What somebody may drop by mistake or on purpose, and what the page says of it: a sentence, and nothing else. */
const HOSTILE = {
  "a picture with the ending of a workbook": [{ "a.xlsx": Buffer.from("\x89PNG\r\n\x1a\n0000", "latin1") }, /a\.xlsx/],
  "a workbook with the ending of a text": [{ "a.csv": book(ROWS) }, /16 rader/],
  "an archive that is no workbook": [{ "a.xlsx": zip({ "b.txt": "b" }) }, /a\.xlsx/],
  "a workbook that was cut off": [{ "a.xlsx": book(ROWS).subarray(0, 900) }, /a\.xlsx/],
  "a workbook that unpacks to four hundred times its size": [{ "a.xlsx": bomb() }, /a\.xlsx/],
  "an empty file": [{ "a.xlsx": "" }, /a\.xlsx är tom/],
  "a file of nothing but zeros": [{ "a.csv": Buffer.alloc(5000) }, /a\.csv/],
  "settings that are none": [{ "enkat.toml": "[map\nmo = " }, /enkat\.toml är ingen inställningsfil/],
  "settings that name what is not there": [
    { "a.xlsx": book(ROWS), "enkat.toml": 'value-set = "XX-9999"\nlang = "sv"\n' },
    /XX-9999/,
  ],
  "an identity number": [{ "a.xlsx": book([["19121212-1212", ...ROWS[0].slice(1)]]) }, /personnummer/],
};

const DOES_NOT_CRASH = /Programmet kunde inte läsa klart|Error|undefined|\[object|at \w+ \(/;

inEach("what is hostile", (name) => {
  let browser;
  before(async () => {
    browser = await launch(name);
  });
  after(() => browser?.close());

  for (const [what, [files, expected]] of Object.entries(HOSTILE)) {
    test(`${what} gives a sentence`, async () => {
      const person = await Person.arrive(browser);
      await person.drop(files);
      let said = await person.text("main");
      if (/Vidare till kolumnerna/.test(said)) {
        await person.click("Vidare till kolumnerna");
        said += await person.text("main");
      }
      assert.match(said, expected);
      assert.doesNotMatch(said, DOES_NOT_CRASH);
      assert.doesNotMatch(said, /19121212|121212-1212/);
      assert.deepEqual(person.requests, []);
      // what came of it is no end: the next table is read
      await person.click("Tillbaka till början").catch(() => {});
      await person.drop({ "b.xlsx": book(ROWS) });
      assert.match(await person.text("main"), /16 rader, 22 kolumner/);
      await person.page.close();
    });
  }

  test("formulas, markup and endless cells are texts and run nowhere", async () => {
    const person = await Person.arrive(browser);
    const markup = '<script>window.ran = 1</script><img src=x onerror="window.ran = 2">';
    const header = [...HEADER, markup, "<i>Grupp</i>", '=HYPERLINK("http://a.example";"a")', "Lång"];
    const rows = ROWS.map((row, at) => [
      ...row,
      markup,
      "<script>ran = 3</script>",
      { formula: "1/0" },
      at === 0 ? "x".repeat(10_000) : null,
    ]);
    await person.drop({ "<b>a.xlsx": workbook({ "<i>Blad</i>": [header, ...rows] }) });
    assert.match(await person.text("main"), /16 rader, 26 kolumner/);
    await person.click("Vidare till kolumnerna");
    await person.choose("”Inga problem”", "1");
    await person.click("Vidare till rapporten");
    await person.choose("<i>Grupp</i>");
    assert.equal(await person.page.evaluate(() => window.ran), undefined);
    assert.equal(
      await person.page.$eval("iframe", (frame) => frame.contentDocument.querySelectorAll("script, img").length),
      0,
    );
    assert.deepEqual(person.requests, []);
    assert.deepEqual(person.complaints, []);
    const width = await person.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 1100, `${width} pixels wide`);
    await person.page.close();
  });

  test("more than 200 MB are refused before they are read, with what to do instead", async () => {
    const person = await Person.arrive(browser);
    await person.page.evaluate(() => {
      const transfer = new DataTransfer();
      const part = new Uint8Array(1_000_000);
      transfer.items.add(new File(Array(201).fill(part), "stor.csv"));
      window.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    });
    await person.idle();
    assert.match(await person.text("main"), /stor\.csv är större än 200 MB.*enkat report stor\.csv/s);
    await person.page.close();
  });
});
