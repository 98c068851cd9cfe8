// The first step: what was brought, and how each file is read.

import { Again } from "../parts/again";
import { Choose, Drop } from "../parts/drop";
import { FirstRows } from "../parts/first_rows";
import type { ProposedTable } from "../program/answers";
import { plain } from "../program/commands";
import { type Occasion, type Sheets, sheetsOf, writtenSheets } from "../settings/choices";
import { list, oneOrMany, withValue } from "../settings/settings";
import { useSession, useTexts } from "../visit";

export function TableStep({ onNext }: { onNext: () => void }) {
  const session = useSession();
  const texts = useTexts();
  const can_go_on = session.proposal.length > 0 && session.proposal.every(({ unusable }) => unusable === null);
  return (
    <>
      {session.dropped ? <p class="caveat">{texts.table.settings}</p> : null}
      {session.tables.map((file) => {
        const table = session.table(file.name);
        return table ? (
          <Brought key={file.name} table={table} />
        ) : (
          <section class="card" key={file.name}>
            <h3>{file.name}</h3>
            <p class="remark">{session.work ? texts.wait : ""}</p>
          </section>
        );
      })}
      <Again onClick={() => session.read(session.dropped)} isNeeded={session.proposal.length === 0} />
      <div class="row">
        {can_go_on ? (
          <button type="button" class="main" onClick={onNext}>
            {texts.next.columns}
          </button>
        ) : null}
        <Choose label={texts.drop.again} onFiles={(files) => void session.bring(files)} isMultiple />
      </div>
    </>
  );
}

export function Refused() {
  const { refused } = useSession();
  const texts = useTexts();
  return (
    <div role="alert">
      {refused.map(({ name, why, detail }) => (
        <p key={name} class="problem">
          {texts.table.refused[why](name, detail ?? "")}
        </p>
      ))}
    </div>
  );
}

function Brought({ table }: { table: ProposedTable }) {
  const session = useSession();
  const texts = useTexts();
  const is_several = session.tables.length > 1;
  const says_occasion = [...session.readAs(table.file).values()].some(
    (read_as) => read_as === "wave" || /^(start|exit)\./.test(read_as ?? ""),
  );
  const reads_occasions = table.read.some((sheet) => /^(start|exit)=/.test(sheet));
  return (
    <section class="card">
      <div class="row between">
        <h3>{table.file}</h3>
        <button type="button" class="quiet" onClick={() => void session.remove(table.file)}>
          {texts.table.remove("")}
          <span class="unseen">{table.file}</span>
        </button>
      </div>
      {table.unusable ? (
        <p class="problem">{plain(table.unusable)}</p>
      ) : (
        <p>{texts.table.rows(table.rows, table.columns.length)}</p>
      )}
      {table.notes.map((note) => (
        <p class="remark" key={note}>
          {plain(note)}
        </p>
      ))}
      {table.sheets.length > 1 ? <SheetChoice table={table} /> : null}
      <FirstRows table={table} />
      {is_several && !says_occasion && !reads_occasions && !table.unusable ? <FileOccasion table={table} /> : null}
      <How table={table} />
    </section>
  );
}

/** Which sheets are read, and as what. */
function SheetChoice({ table }: { table: ProposedTable }) {
  const session = useSession();
  const texts = useTexts();
  const chosen: Sheets = sheetsOf(session.reading(table.file).sheet ?? table.read);
  const choose = (sheet: string, as: string) => {
    const { [sheet]: _, ...others } = chosen;
    const is_occasion = as === "start" || as === "exit";
    // one sheet stands for an occasion, or one alone is read
    const kept = Object.entries(others).filter(([, of]) => as === "none" || (is_occasion && of !== "all" && of !== as));
    const sheets = { ...Object.fromEntries(kept), ...(as === "none" ? {} : { [sheet]: as as Occasion | "all" }) };
    session.change(table.file, (reading) => withValue(reading, "sheet", oneOrMany(writtenSheets(sheets))));
    const read = Object.values(sheets);
    const is_whole = read.includes("all") || (read.includes("start") && read.includes("exit"));
    if (is_whole) void session.readAgain(table.file);
  };
  return (
    <fieldset class="sheets">
      <legend>{texts.table.sheets}</legend>
      {table.sheets.map((sheet) => (
        <label key={sheet}>
          <span>{sheet}</span>
          <select value={chosen[sheet] ?? "none"} onChange={(event) => choose(sheet, event.currentTarget.value)}>
            {(["none", "all", "start", "exit"] as const).map((as) => (
              <option key={as} value={as}>
                {texts.table.sheetAs[as]}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

/** Of which occasion a file is that has no column of occasions. */
function FileOccasion({ table }: { table: ProposedTable }) {
  const session = useSession();
  const texts = useTexts();
  const value = String(session.reading(table.file).occasion ?? "none");
  return (
    <label class="field">
      <span>{texts.table.occasion}</span>
      <select
        value={value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          session.change(table.file, (reading) =>
            withValue(reading, "occasion", chosen === "none" ? undefined : chosen),
          );
        }}
      >
        {(["none", "start", "exit"] as const).map((as) => (
          <option key={as} value={as}>
            {texts.table.occasionAs[as]}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What is seldom needed: where the names of the columns stand. */
function How({ table }: { table: ProposedTable }) {
  const session = useSession();
  const texts = useTexts();
  const line = list(session.reading(table.file)["header-line"])[0] ?? "";
  return (
    <details>
      <summary>{texts.table.more}</summary>
      <label class="field">
        <span>
          {texts.table.headerLine}
          <small>{texts.table.headerLineMore}</small>
        </span>
        <input
          type="text"
          inputMode="numeric"
          pattern="[0-9]+(-[0-9]+)?"
          size={6}
          value={line}
          onChange={(event) => {
            const text = event.currentTarget.value.trim();
            const value = /^\d+$/.test(text) ? Number(text) : text;
            session.change(table.file, (reading) =>
              withValue(reading, "header-line", value === "" ? undefined : value),
            );
            void session.readAgain(table.file);
          }}
        />
      </label>
    </details>
  );
}

interface StartProps {
  isOver: boolean;
  onDemo: () => void;
  onPerson: () => void;
  onTemplate: () => void;
}

export function Start({ isOver, onDemo, onPerson, onTemplate }: StartProps) {
  const session = useSession();
  const texts = useTexts();
  return (
    <>
      <Drop onFiles={(files) => void session.bring(files)} isOver={isOver} />
      <Refused />
      <section aria-labelledby="other">
        <h2 id="other">{texts.other.title}</h2>
        <ul class="others">
          <Other title={texts.other.demo} more={texts.other.demoMore} onClick={onDemo} />
          <Other title={texts.other.person} more={texts.other.personMore} onClick={onPerson} />
          <Other title={texts.other.template} more={texts.other.templateMore} onClick={onTemplate} />
        </ul>
      </section>
    </>
  );
}

function Other({ title, more, onClick }: { title: string; more: string; onClick: () => void }) {
  return (
    <li>
      <button type="button" class="quiet" onClick={onClick}>
        {title}
      </button>
      <span>{more}</span>
    </li>
  );
}
