// One visit: what was brought, how it is read, and what came of it. The settings are the one truth about what was chosen.

import type { Checked, Proposal, ProposedTable } from "./program/answers";
import type { Context, Language, Listings, Of } from "./program/commands";
import * as commands from "./program/commands";
import { BrokenRun, Program, Stopped } from "./program/program";
import type { Ran, Run, Share } from "./program/run";
import { sheetsOf, writtenSheets } from "./settings/choices";
import { filled } from "./settings/questions";
import type { Settings } from "./settings/settings";
import * as settings from "./settings/settings";

/** A table larger than this is refused: a page has no memory for it, and the program reads it in parts. */
export const MOST_BYTES = 200_000_000;

/** Why a file was not taken. */
export type Refusal = { name: string; why: "large" | "empty" | "folder" | "settings"; detail?: string };

/** What went wrong, in the program's words or in those of the page. */
export type Problem = { said: string } | { broken: "trap" | "memory" | "unreadable" | "program" };

/** What runs now. */
export type Work = { what: "reading" | "checking" | "reporting" | "saving"; share: Share };

/** What became of an exit of which the table says nothing. */
export const EXIT_KIND = "exit-kind-if-not-recorded";

/** Settings about the reading that `check --init` has to be told. */
const HOW: Record<string, string> = {
  "header-line": "--header-line",
  delimiter: "--delimiter",
  "not-identity": "--not-identity",
};

export class Session {
  tables: File[] = [];
  beside: File[] = [];
  /** The settings are from a file that was dropped, and not proposed. */
  dropped = false;
  settings: Settings = {};
  proposal: ProposedTable[] = [];
  checked: Checked | null = null;
  problem: Problem | null = null;
  refused: Refusal[] = [];
  work: Work | null = null;
  listings: Partial<Listings> = {};
  /** What is chosen for the reports of this visit, and does not stand in the settings. */
  of: Of = { internal: false, previous: [], earlier: null };
  /** What a person answered yes to, or otherwise needs no question any more. */
  readonly answered = new Set<string>();

  private program: Promise<Program> | null = null;
  private readonly listeners = new Set<() => void>();
  private newest = 0;
  private waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(public language: Language) {}

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private changed(): void {
    for (const listener of this.listeners) listener();
  }

  /** Begins to unpack the program, so that it is there when it is needed. */
  unpack(): Promise<Program> {
    this.program ??= Program.unpack();
    return this.program;
  }

  /** What the program is run with. */
  get context(): Context {
    const { language, tables, beside } = this;
    return { language, tables, beside, settings: this.written() };
  }

  /** The settings file as it can be saved: all that is chosen, and the language. */
  written(): string {
    return settings.written({ ...this.settings, lang: this.language });
  }

  /** How a file is read. */
  reading(file: string): Settings {
    return settings.reading(this.settings, file);
  }

  columns(file: string): string[] {
    return this.table(file)?.columns.map(({ name }) => name) ?? [];
  }

  table(file: string): ProposedTable | undefined {
    return this.proposal.find((table) => table.file === file);
  }

  /** What a column is read as: as the last check read it, or as it is proposed. */
  readAs(file: string): Map<string, string | null> {
    const checked = this.checked?.columns.filter((column) => column.file === file) ?? [];
    const columns = checked.length > 0 ? checked : (this.table(file)?.columns ?? []);
    return new Map(columns.map(({ name, read_as }) => [name, read_as]));
  }

  /** Takes files that were dropped or chosen: settings, tables, and what settings name beside them. */
  async bring(files: readonly File[]): Promise<void> {
    this.refused = [];
    // the exact report is chosen anew for other tables
    this.of = { ...this.of, internal: false };
    let has_settings = false;
    const before = this.tables.map(({ name }) => name);
    for (const brought of files) {
      const file = inFolder(brought);
      if (file.size > MOST_BYTES) this.refused.push({ name: file.name, why: "large" });
      else if (file.size === 0) this.refused.push({ name: file.name, why: "empty" });
      else if (file.name.toLowerCase().endsWith(".toml"))
        has_settings = (await this.bringSettings(file)) || has_settings;
      else this.tables = [...this.tables.filter((table) => table.name !== file.name), file];
    }
    const named = this.tables.filter((table) => this.isNamed(table.name));
    this.beside = [...this.beside, ...named];
    this.tables = this.tables.filter((table) => !named.includes(table));
    this.changed();
    // a table that was mended is asked about no more
    const is_again = this.tables.every(({ name }) => before.includes(name));
    if (this.tables.length > 0) await this.read(has_settings || this.dropped || is_again);
  }

  /** A file that the settings name for something else than a table. */
  private isNamed(name: string): boolean {
    const named = ["scale-file", "form", "programme", "norms", "value-set-file"];
    return named.some((setting) => settings.list(this.settings[setting]).includes(name));
  }

  private async bringSettings(file: File): Promise<boolean> {
    try {
      const text = await file.text();
      const looks = settings.parsed(text);
      const is_beside = file.name.toLowerCase() !== commands.SETTINGS && this.isNamed(file.name);
      if (is_beside) {
        this.beside = [...this.beside, file];
        return false;
      }
      // internal is chosen for each report, where it is seen what it means
      this.settings = settings.withValue(looks, "internal", undefined);
      this.dropped = true;
      return true;
    } catch (error) {
      const detail = error instanceof Error ? error.message.split("\n")[0] : undefined;
      this.refused.push({ name: file.name, why: "settings", ...(detail ? { detail } : {}) });
      return false;
    }
  }

  async remove(file: string): Promise<void> {
    this.tables = this.tables.filter((table) => table.name !== file);
    if (this.tables.length > 0) await this.read(this.dropped);
    else this.forget();
  }

  /** Begins anew, with nothing. */
  forget(): void {
    this.stop();
    this.tables = [];
    this.beside = [];
    this.settings = {};
    this.dropped = false;
    this.proposal = [];
    this.checked = null;
    this.problem = null;
    this.of = { internal: false, previous: [], earlier: null };
    this.answered.clear();
    this.changed();
  }

  /** Looks at the tables and what is proposed for them; `keeps` the settings that are there. */
  async read(keeps: boolean): Promise<void> {
    const known = new Map(this.proposal.map(({ file }) => [file, this.reading(file)]));
    this.settings = settings.apart(this.settings, columnsOf(this.proposal), this.tables.length > 1);
    const done = await this.working("reading", async (run) => {
      await this.list(run);
      const { tables, proposed } = await this.propose(run);
      this.proposal = tables;
      if (!keeps) {
        const before = this.settings;
        const kept = Object.entries(before).filter(([name]) => OF_ALL.includes(name));
        this.settings = { ...Object.fromEntries(kept), ...proposed };
        if (this.answered.has(EXIT_KIND))
          this.settings = settings.withValue(this.settings, EXIT_KIND, before[EXIT_KIND]);
      }
      this.settings = settings.apart(this.settings, columnsOf(tables), tables.length > 1);
      if (keeps) return;
      for (const table of tables) {
        // what was answered about a table stays when others come
        const answers = known.get(table.file);
        this.settings = settings.changed(this.settings, table.file, (reading) => answers ?? filled(table)(reading));
      }
    });
    await this.checkUsable(done);
  }

  /** What is proposed for all tables; one by one, if they are looked at in different ways or one of them cannot be read. */
  private async propose(run: Start): Promise<{ tables: ProposedTable[]; proposed: Settings }> {
    const hows = this.tables.map((file) => this.how(file.name));
    if (hows.every((how) => how.join() === hows[0]?.join())) {
      const together = answer<Proposal>(await run(commands.propose(this.context, this.tables, hows[0] ?? [])));
      if (together.settings !== null || this.tables.length === 1) {
        return { tables: together.tables, proposed: settings.parsed(together.settings ?? "") };
      }
    }
    const files: Settings = {};
    const tables: ProposedTable[] = [];
    for (const [at, file] of this.tables.entries()) {
      const alone = answer<Proposal>(await run(commands.propose(this.context, [file], hows[at] ?? [])));
      tables.push(...alone.tables);
      files[file.name] = settings.reading(settings.parsed(alone.settings ?? ""), file.name);
    }
    return { tables, proposed: { files } };
  }

  /** Looks at one table anew, after it was said otherwise where its columns stand; what was said of them no longer counts. */
  async readAgain(file: string): Promise<void> {
    clearTimeout(this.waiting);
    const done = await this.working("reading", async (run) => {
      const files = this.tables.filter(({ name }) => name === file);
      const { settings: text, tables } = answer<Proposal>(
        await run(commands.propose(this.context, files, this.how(file))),
      );
      const [again] = tables;
      if (!again) return;
      this.proposal = this.proposal.map((table) => (table.file === file ? again : table));
      const fresh = Object.entries(settings.reading(settings.parsed(text ?? ""), file));
      if (this.dropped) return;
      this.settings = settings.changed(this.settings, file, (reading) => {
        const how = Object.entries(reading).filter(([name]) => !OF_COLUMNS.includes(name));
        const proposed = fresh.filter(([name]) => OF_COLUMNS.includes(name));
        return filled(again)(Object.fromEntries([...how, ...proposed]));
      });
    });
    await this.checkUsable(done);
  }

  private async checkUsable(done: boolean): Promise<void> {
    this.checked = null;
    if (done && this.proposal.every((table) => table.unusable === null)) await this.check();
    else this.changed();
  }

  /** How a file is to be looked at, as options. */
  private how(file: string): string[] {
    const reading = this.reading(file);
    const sheets = writtenSheets(sheetsOf(reading.sheet)).flatMap((sheet) => ["--sheet", sheet]);
    const others = Object.entries(HOW).flatMap(([name, option]) =>
      settings.list(reading[name]).flatMap((value) => [option, value]),
    );
    return [...sheets, ...others];
  }

  /** Changes how a file is read, and checks it once nothing more changes for a moment. */
  change(file: string, how: (reading: Settings) => Settings): void {
    this.settings = settings.changed(this.settings, file, how);
    this.checkSoon();
  }

  /** Changes what is said for all. */
  changeAll(how: (all: Settings) => Settings, checks = true): void {
    this.settings = how(this.settings);
    if (checks) this.checkSoon();
    else this.changed();
  }

  /** Changes what is chosen for the report alone. */
  choose(of: Of): void {
    this.of = of;
    this.changed();
  }

  answer(question: string): void {
    this.answered.add(question);
    this.changed();
  }

  /** It is open whether an id in several files is one person. */
  asksIds(): boolean {
    const shares = this.tables.length > 1 && this.proposal.some(({ shares_ids }) => shares_ids);
    return shares && this.settings["ids-within"] === undefined;
  }

  /** It is open whether an exit of which nothing is said was begun. */
  asksExitKind(): boolean {
    return !this.dropped && this.settings[EXIT_KIND] === "started" && !this.answered.has(EXIT_KIND);
  }

  private checkSoon(): void {
    this.changed();
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => void this.check(), 300);
  }

  async check(): Promise<void> {
    clearTimeout(this.waiting);
    await this.working("checking", async (run) => {
      this.checked = answer<Checked>(await run(commands.check(this.context)));
    });
  }

  /** Another language: all that is shown is said anew. */
  async speak(language: Language): Promise<void> {
    this.language = language;
    this.listings = {};
    this.changed();
    if (this.tables.length > 0) await this.read(true);
  }

  /** Has the lists at hand that there is to choose from. */
  async prepare(): Promise<void> {
    if (!this.listings.rules) await this.working("reading", (run) => this.list(run));
  }

  private async list(run: Start): Promise<void> {
    for (const what of ["columns", "value-sets", "rules"] as const) {
      if (this.listings[what]) continue;
      const listed = answer<never>(await run(commands.listing(what, this.language)));
      this.listings = { ...this.listings, [what]: listed };
    }
  }

  /** Runs the program for a report or a file; what goes wrong is told, and nothing comes of it. */
  async run(run: Run, what: Work["what"]): Promise<Ran | null> {
    let result: Ran | null = null;
    await this.working(what, async (start) => {
      const ran = await start(run);
      if (ran.written.size === 0) throw new Said(commands.told(ran).error ?? ran.stderr.trim());
      result = ran;
    });
    return result;
  }

  /** Ends what runs. */
  stop(): void {
    this.newest += 1;
    this.work = null;
    void this.program?.then((program) => program.stop());
    this.changed();
  }

  /** Does one thing with the program; whatever was begun before it ends. True where it came to its end. */
  private async working(what: Work["what"], task: (run: Start) => Promise<void>): Promise<boolean> {
    this.newest += 1;
    const mine = this.newest;
    this.work = { what, share: 0 };
    this.problem = null;
    this.changed();
    try {
      const program = await this.unpack();
      if (mine !== this.newest) return false;
      program.stop();
      await task(async (run) => {
        const ran = await program.run(run, (share) => {
          if (mine !== this.newest) return;
          this.work = { what, share };
          this.changed();
        });
        if (mine !== this.newest) throw new Stopped();
        return ran;
      });
      return true;
    } catch (error) {
      if (mine === this.newest && !(error instanceof Stopped)) this.problem = problem(error);
      return false;
    } finally {
      if (mine === this.newest) {
        this.work = null;
        this.changed();
      }
    }
  }
}

/** Starts the program, for as long as nothing newer was begun. */
type Start = (run: Run) => Promise<Ran>;

/** What is said of the columns of a table, and does not count when they stand somewhere else. */
const OF_COLUMNS = ["map", "wave", "codes", "missing-code"];

/** What is said of the report and of all tables together, and stays when others are brought. */
const OF_ALL = ["ids-within", "value-set", "title", "by", "full", "min-cell", "round", "reliability"];

/** A file by a name that is one in a single folder. */
function inFolder(file: File): File {
  const name = file.name.replace(/[/\\\0]/g, "_");
  return name === file.name ? file : new File([file], name, { lastModified: file.lastModified });
}

function columnsOf(tables: readonly ProposedTable[]): Map<string, string[]> {
  return new Map(tables.map(({ file, columns }) => [file, columns.map(({ name }) => name)]));
}

/** An error in the program's words. */
class Said extends Error {}

/** The document that the program wrote to its output. */
function answer<Document>(ran: Ran): Document {
  if (ran.stdout.trim() === "") throw new Said(commands.told(ran).error ?? ran.stderr.trim());
  return JSON.parse(ran.stdout) as Document;
}

function problem(error: unknown): Problem {
  if (error instanceof Said) return { said: error.message };
  if (error instanceof BrokenRun) return { broken: error.reason };
  return { broken: "program" };
}
