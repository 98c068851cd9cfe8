// Opens HTML reports in a real browser and says what is wrong with them.
//
//     node check.mjs --lang sv [--out DIR] FILE...
//
// Exit code: 0 nothing found, 1 something found, 2 the checks could not be made.

import { accessSync, constants, mkdirSync, readFileSync, realpathSync } from "node:fs";
import { basename, delimiter, join } from "node:path";
import { createRequire } from "node:module";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { inPage } from "./in_page.mjs";

/** What each check is about. A name is stable, and `check.test.mjs` has a bad page for each. */
export const CHECKS = {
  "axe": "no violation of WCAG 2.2 AA or of good practice, and nothing left undecided",
  "console": "no warning and no error in the console",
  "cut": "no text beyond the edge of its box, on paper not even where a screen could scroll",
  "dark": "dark text in the light scheme, light text in the dark one",
  "element": "nothing that runs or loads: no script, no handler, no image, link or frame",
  "heading": "exactly one h1, with text",
  "lang": "the language of the page is the one that was asked for",
  "main": "exactly one main landmark, with text",
  "phone-width": "a page no wider than a phone",
  "print-pages": "as many pages of A4 as the text needs",
  "print-text": "text that can be read on screen is printed, and so is what is folded away",
  "print-width": "nothing wider than the paper",
  "request": "no request but the file itself",
  "script-text": "the same text with JavaScript and without",
  "svg-contrast": "text in a picture against what is painted under it; axe leaves that undecided",
  "svg-name": "a picture has a name for a screen reader",
};

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 844 };
/** A4 in CSS pixels, 96 to the inch. */
const A4 = { width: 793.7, height: 1122.5 };
/** The margin that a browser prints with where the page does not set its own. */
const MARGIN = "10mm";
const MAX_PAGES = 60;
/** The height in pixels that a browser can make a picture of; a page may be longer. */
const MAX_PICTURE = 16_000;
const SHOWN_PER_CHECK = 8;

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const names = ["chromium", "chromium-browser", "google-chrome"];
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const found = paths.find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
  if (!found) throw new Error(`no browser: none of ${names.join(", ")} is on the PATH, and CHROMIUM is not set`);
  return found;
}

export function launch() {
  return chromium.launch({
    executablePath: findChromium(),
    args: [
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // a request is found by its being made; it never leaves the machine
      "--host-resolver-rules=MAP * ~NOTFOUND",
    ],
  });
}

/** What is wrong with `file`, as `{check, view, where, found, expected}`; pictures of it go to `out`, if given. */
export async function check(browser, file, { lang, out }) {
  const visits = new Visits(browser, pathToFileURL(realpathSync(file)).href, out);
  if (out) mkdirSync(out, { recursive: true });
  const without = await visits.withoutScript(lang);
  const withScript = await visits.withScript();
  await visits.onPhone();
  const differs = firstDifference(without, withScript);
  if (differs) visits.report("script-text", "light", "body", `with JavaScript: ${differs.right}`, differs.left);
  return { failures: visits.failures, pages: visits.pages };
}

/** One page, visited by one reader after the other. */
class Visits {
  constructor(browser, url, out) {
    Object.assign(this, { browser, url, out, failures: [], pages: 0 });
  }

  report(check, view, where, found, expected) {
    this.failures.push({ check, view, where, found, expected });
  }

  reportAll(check, view, list) {
    for (const { where, found, expected } of list) this.report(check, view, where, found, expected);
  }

  /** A reader without script: what is in the page, and how it looks on screen and on paper. */
  withoutScript(lang) {
    return this.visit("light", { javaScriptEnabled: false, viewport: DESKTOP }, async (page, ask) => {
      for (const check of ["element", "main", "heading", "svg-name"]) this.reportAll(check, "light", await ask(check));
      this.reportAll("lang", "light", await ask("lang", lang));
      this.reportAll("request", "light", await ask("css-url"));
      this.reportAll("cut", "light", await ask("cut", "screen"));
      const text = await page.innerText("body");
      await this.screenshot(page, "light");
      await page.emulateMedia({ colorScheme: "dark" });
      await this.screenshot(page, "dark");
      await page.emulateMedia({ colorScheme: "light" });
      await this.onPaper(page, ask);
      return text;
    });
  }

  async onPaper(page, ask) {
    const onScreen = await ask("texts");
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    const margin = await ask("page-margins", MARGIN);
    const paper = { width: A4.width - margin.left - margin.right, height: A4.height - margin.top - margin.bottom };
    await page.setViewportSize({ width: Math.floor(paper.width), height: Math.floor(paper.height) });
    this.reportAll("print-width", "print", await ask("too-wide", "print"));
    this.reportAll("cut", "print", await ask("cut", "print"));
    for (const [index, { where, text, visible }] of (await ask("texts")).entries()) {
      const { visible: wasVisible, folded } = onScreen[index];
      if ((wasVisible || folded) && !visible) this.report("print-text", "print", where, "not printed", text);
    }
    await this.pdf(page, paper);
  }

  async pdf(page, paper) {
    const height = await page.evaluate("document.documentElement.scrollHeight");
    const margins = { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN };
    const path = this.out && join(this.out, "print.pdf");
    const options = { format: "A4", preferCSSPageSize: true, printBackground: true, margin: margins, path };
    const pdf = (await page.pdf(options)).toString("latin1");
    this.pages = [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length;
    // what may not break across pages leaves gaps: twice the height is still no blank page
    const most = Math.min(MAX_PAGES, 2 * Math.ceil(height / paper.height) + 1);
    if (this.pages < 1 || this.pages > most) {
      this.report("print-pages", "print", "html", `${this.pages} pages for ${height} px of text`, `1 to ${most} pages`);
    }
    for (const [, width, height] of pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g)) {
      if (Math.abs(width - 595) > 2 || Math.abs(height - 842) > 2) {
        const found = `a page of ${width} × ${height} points`;
        this.report("print-pages", "print", "@page", found, "A4 upright, 595 × 842");
      }
    }
  }

  /** The same page with script, which axe needs. */
  withScript() {
    return this.visit("light", { viewport: DESKTOP }, async (page, ask) => {
      const text = await page.innerText("body");
      for (const scheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme: scheme });
        this.reportAll("dark", scheme, await ask("scheme", scheme));
        this.reportAll("svg-contrast", scheme, await ask("svg-contrast"));
        await this.axe(page, ask, scheme);
      }
      return text;
    });
  }

  onPhone() {
    return this.visit("phone", { viewport: PHONE, isMobile: true, hasTouch: true }, async (page, ask) => {
      this.reportAll("phone-width", "phone", await ask("phone-width", PHONE.width));
      this.reportAll("cut", "phone", await ask("cut", "screen"));
      await this.screenshot(page, "phone");
      await this.axe(page, ask, "phone");
    });
  }

  async axe(page, ask, view) {
    if (!(await page.evaluate("'axe' in window"))) await page.evaluate(AXE);
    this.reportAll("axe", view, await ask("axe", AXE_TAGS));
  }

  /** Opens the page in a context of its own, whose requests and console are watched from the start. */
  async visit(view, settings, look) {
    const context = await this.browser.newContext({ colorScheme: "light", serviceWorkers: "block", ...settings });
    try {
      context.on("request", (request) => {
        if (request.url().split("#")[0] !== this.url) {
          this.report("request", view, request.resourceType(), request.url(), "no request but the file itself");
        }
      });
      context.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) {
          const { url, lineNumber } = message.location();
          this.report("console", view, `${basename(url)}:${lineNumber + 1}`, message.text(), "a silent console");
        }
      });
      context.on("weberror", (error) => {
        this.report("console", view, "script", String(error.error()), "a silent console");
      });
      const page = await context.newPage();
      await page.goto(this.url, { waitUntil: "load" });
      return await look(page, (name, argument) => page.evaluate(inPage, [name, argument]));
    } finally {
      await context.close();
    }
  }

  async screenshot(page, name) {
    if (!this.out) return;
    const height = await page.evaluate("document.documentElement.scrollHeight");
    const clip = { x: 0, y: 0, width: page.viewportSize().width, height: Math.min(height, MAX_PICTURE) };
    await page.screenshot({ path: join(this.out, `${name}.png`), fullPage: true, clip });
  }
}

function firstDifference(left, right) {
  const [lefts, rights] = [left.split("\n"), right.split("\n")];
  for (let line = 0; line < Math.max(lefts.length, rights.length); line++) {
    if (lefts[line] !== rights[line]) {
      return { left: lefts[line] ?? "the end of the page", right: rights[line] ?? "the end of the page" };
    }
  }
  return null;
}

/** The failures as text, check by check, no more than a screen can hold of each. */
export function describe(file, failures) {
  const lines = [];
  for (const check of new Set(failures.map((failure) => failure.check))) {
    const all = failures.filter((failure) => failure.check === check);
    lines.push(`✗ ${file}: ${check}: expected ${CHECKS[check]}`);
    for (const { view, where, found, expected } of all.slice(0, SHOWN_PER_CHECK)) {
      lines.push(`    ${view}, at ${where}`, `      found    ${short(found)}`, `      expected ${short(expected)}`);
    }
    if (all.length > SHOWN_PER_CHECK) lines.push(`    and ${all.length - SHOWN_PER_CHECK} more`);
  }
  return lines.join("\n");
}

function short(text) {
  return text.length > 240 ? `${text.slice(0, 240)}…` : text;
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { lang: { type: "string" }, out: { type: "string" } },
  });
  if (!values.lang || positionals.length === 0) throw new Error("usage: node check.mjs --lang sv [--out DIR] FILE...");
  const browser = await launch();
  try {
    console.log(`Chromium ${browser.version()}`);
    for (const file of positionals) {
      const out = values.out && join(values.out, basename(file, ".html"));
      const { failures, pages } = await check(browser, file, { lang: values.lang, out });
      if (failures.length > 0) {
        console.error(describe(file, failures));
        process.exitCode = 1;
      } else {
        console.log(
          `✓ ${file}: ${Object.keys(CHECKS).length} checks, ${pages} pages of A4${out ? `, pictures in ${out}` : ""}`,
        );
      }
    }
  } finally {
    await browser.close();
  }
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  main().catch((error) => {
    console.error(`check.mjs: ${error.message}`);
    process.exitCode = 2;
  });
}
