// The built page in a real browser: Chromium by its own protocol, Firefox by WebDriver BiDi.

import { accessSync, constants, existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { describe } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

const NAMES = {
  chrome: ["chromium", "chromium-browser", "google-chrome"],
  firefox: ["firefox-esr", "firefox"],
};
const OF_ENVIRONMENT = { chrome: "CHROMIUM", firefox: "FIREFOX" };

const BROWSERS = Object.keys(NAMES);
export const PAGE = fileURLToPath(new URL("../../target/page/enkat.html", import.meta.url));
const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

function find(browser) {
  const given = process.env[OF_ENVIRONMENT[browser]];
  if (given) return given;
  const folders = (process.env.PATH ?? "").split(delimiter);
  const found = NAMES[browser].flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!found)
    throw new Error(`none of ${NAMES[browser].join(", ")} is on the PATH, and ${OF_ENVIRONMENT[browser]} is not set`);
  return found;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Starts a browser that speaks `language`. */
export function launch(browser, language = "sv") {
  if (!existsSync(PAGE)) throw new Error(`${PAGE} is not there; cargo xtask page makes it`);
  const executablePath = find(browser);
  if (browser === "firefox") {
    const preferences = { "intl.accept_languages": language, "browser.shell.checkDefaultBrowser": false };
    return puppeteer.launch({ browser, executablePath, extraPrefsFirefox: preferences });
  }
  const args = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // a request is found by its being made; it never leaves the machine
    "--host-resolver-rules=MAP * ~NOTFOUND",
    `--accept-lang=${language}`,
    // who is root, as in a container, has no sandbox
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
  return puppeteer.launch({ browser, executablePath, args });
}

/** The same tests in each browser; both at once, for they wait more than they work. */
export function inEach(what, tests) {
  describe(what, { concurrency: true }, () => {
    for (const name of BROWSERS) describe(`in ${name}`, { concurrency: false }, () => tests(name));
  });
}

/** One person at the page: what she does, what she sees, and what she saves. */
export class Person {
  /** Requests to anywhere, and what the console complained about: both stay empty. */
  requests = [];
  complaints = [];

  static async arrive(browser) {
    const person = new Person();
    person.page = await browser.newPage();
    person.page.setDefaultTimeout(60_000);
    await person.page.setViewport({ width: 1100, height: 900 });
    person.page.on("request", (request) => {
      const url = request.url();
      // what a browser draws its own fields with is in itself
      const is_own = url === pathToFileURL(PAGE).href || /^(blob:|data:|about:srcdoc)/.test(url);
      if (!is_own) person.requests.push(url);
    });
    person.page.on("console", (message) => {
      if (["error", "warn", "warning"].includes(message.type())) person.complaints.push(message.text());
    });
    person.page.on("pageerror", (error) => person.complaints.push(String(error)));
    await person.page.evaluateOnNewDocument(keepSaved);
    await person.page.goto(pathToFileURL(PAGE).href);
    await person.page.waitForSelector("h1");
    return person;
  }

  /** Drops files, by their names, as a person does from a folder. */
  async drop(files) {
    const packed = Object.entries(files).map(([name, content]) => [name, Buffer.from(content).toString("base64")]);
    await this.page.evaluate((packed) => {
      const transfer = new DataTransfer();
      for (const [name, text] of packed) {
        transfer.items.add(new File([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], name));
      }
      const target = document.querySelector(".drop") ?? document.body;
      for (const type of ["dragenter", "dragover", "drop"]) {
        target.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    }, packed);
    await this.idle();
  }

  /** Until the program has nothing more to do. */
  async idle() {
    await this.page.waitForFunction(
      () => {
        const is_busy = document.querySelector("main")?.dataset.busy === "true";
        const now = Date.now();
        if (is_busy || window.lastBusy === undefined) window.lastBusy = now;
        return now - window.lastBusy > 450;
      },
      { polling: 50 },
    );
    await this.page.evaluate(() => {
      window.lastBusy = undefined;
    });
  }

  /** Clicks the button that says so, exactly or as its beginning. */
  async click(text, within = "body") {
    await this.page.evaluate(
      ([text, within]) => {
        const buttons = [...document.querySelectorAll(`${within} button, ${within} summary`)];
        const button = buttons.find((button) => button.textContent.trim().startsWith(text));
        if (!button)
          throw new Error(`no button says ${text}: ${buttons.map((button) => button.textContent).join(" | ")}`);
        if (button.disabled) throw new Error(`${text} cannot be clicked`);
        button.click();
      },
      [text, within],
    );
    await this.idle();
  }

  /** Chooses in the fields whose label has this text. */
  async choose(label, value) {
    await this.page.evaluate(
      ([label]) => {
        const fields = [...document.querySelectorAll("select, input")];
        const says = (field) =>
          (field.getAttribute("aria-label") ?? field.closest("label")?.textContent ?? "").includes(label);
        const field = fields.find(says);
        if (!field) throw new Error(`no field says ${label}`);
        field.focus();
        if (field.type === "radio" || field.type === "checkbox") field.click();
      },
      [label, value],
    );
    // what is made when somebody comes to it is there now
    await this.page.evaluate(
      ([label, value]) => {
        const fields = [...document.querySelectorAll("select, input:not([type=radio]):not([type=checkbox])")];
        const says = (field) =>
          (field.getAttribute("aria-label") ?? field.closest("label")?.textContent ?? "").includes(label);
        const field = fields.find(says);
        if (!field || value === undefined) return;
        const kind = field instanceof HTMLSelectElement ? HTMLSelectElement : HTMLInputElement;
        Object.getOwnPropertyDescriptor(kind.prototype, "value").set.call(field, value);
        if (field.value !== value) throw new Error(`${label} has no ${value}`);
        for (const type of ["input", "change"]) field.dispatchEvent(new Event(type, { bubbles: true }));
      },
      [label, value],
    );
    await this.idle();
  }

  text(selector = "body") {
    return this.page.$eval(selector, (element) => element.innerText);
  }

  /** The file that was saved last, by its name and bytes. */
  async saved() {
    const saved = await this.page.evaluate(() => window.lastSaved());
    if (!saved) throw new Error("nothing was saved");
    return { name: saved.name, bytes: Buffer.from(saved.text, "base64") };
  }

  /** What axe finds in the page as it stands. */
  async axe() {
    if (!(await this.page.evaluate("'axe' in window"))) await this.page.evaluate(AXE);
    return this.page.evaluate(async (tags) => {
      const options = { runOnly: { type: "tag", values: tags }, iframes: false };
      const { violations } = await window.axe.run(document, options);
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target}: ${failureSummary}`),
      );
    }, AXE_TAGS);
  }
}

/** Within the page: remembers what is saved instead of saving it. */
function keepSaved() {
  const blobs = new Map();
  const create = URL.createObjectURL;
  URL.createObjectURL = (blob) => {
    const url = create.call(URL, blob);
    blobs.set(url, blob);
    return url;
  };
  let last = null;
  const click = HTMLAnchorElement.prototype.click;
  HTMLAnchorElement.prototype.click = function () {
    if (!this.download) return click.call(this);
    last = { name: this.download, blob: blobs.get(this.href) };
  };
  window.lastSaved = async () => {
    if (!last?.blob) return null;
    const bytes = new Uint8Array(await last.blob.arrayBuffer());
    let text = "";
    for (let at = 0; at < bytes.length; at += 30_000) text += String.fromCharCode(...bytes.subarray(at, at + 30_000));
    return { name: last.name, text: btoa(text) };
  };
}
