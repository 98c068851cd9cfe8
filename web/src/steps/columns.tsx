// The second step: what is not understood as questions, what each column is read as, and what is odd about the cells.

import { useRef, useState } from "preact/hooks";
import { FirstRows } from "../parts/first_rows";
import { ReadAs, useLabel } from "../parts/read_as";
import { type Checked, isNumber, type ProposedTable } from "../program/answers";
import { questions } from "../settings/questions";
import { series } from "../settings/series";
import { readAs } from "../settings/settings";
import { useSession, useTexts } from "../visit";
import { QuestionCard } from "./cards";
import { Findings } from "./findings";
import { ExitKind, Ids, Municipalities } from "./of_all";

export function ColumnsStep({ onNext }: { onNext: () => void }) {
  const session = useSession();
  const texts = useTexts();
  const asked = session.dropped ? [] : questions(session.proposal, (file) => session.reading(file), session.answered);
  const open =
    asked.filter(({ isOpen }) => isOpen).length + (session.asksIds() ? 1 : 0) + (session.asksExitKind() ? 1 : 0);
  return (
    <>
      <section aria-labelledby="questions">
        <h3 id="questions" aria-live="polite">
          {texts.columns.questions(open)}
        </h3>
        {asked.map((question) => (
          <QuestionCard key={question.id} question={question} />
        ))}
        <Ids />
        <ExitKind />
        <Municipalities />
      </section>
      {session.proposal.map((table) => (
        <Columns key={table.file} table={table} />
      ))}
      <Findings />
      <div class="row">
        <button type="button" class="main" onClick={onNext}>
          {texts.next.report}
        </button>
      </div>
    </>
  );
}

function Columns({ table }: { table: ProposedTable }) {
  const session = useSession();
  const texts = useTexts();
  const read = session.readAs(table.file);
  const columns = table.columns.map((column) => ({ ...column, read_as: read.get(column.name) ?? null }));
  // once somebody has changed one, each stays where it stands: what jumped away would take the focus with it
  const frozen = useRef<{ table: ProposedTable; read: Map<string, string | null> } | null>(null);
  const placed = frozen.current?.table === table ? frozen.current.read : read;
  const place = ({ name }: Column) => placed.get(name) ?? null;
  const touch = () => {
    if (frozen.current?.table !== table) frozen.current = { table, read };
  };
  const unread = columns.filter((column) => place(column) === null);
  const others = columns.filter((column) => place(column) !== null);
  const count = columns.filter(({ read_as }) => read_as === null).length;
  const is_several = session.tables.length > 1;
  return (
    <section class="card">
      <h3>{is_several ? table.file : texts.columns.list}</h3>
      <FirstRows table={table} findings={session.checked?.findings ?? []} />
      {unread.length > 0 ? (
        <>
          <h4>{texts.columns.unread(count)}</h4>
          <div class="pairs">
            {unread.map((column) => (
              <ColumnRow key={column.name} table={table} column={column} onTouch={touch} />
            ))}
          </div>
        </>
      ) : null}
      <h4>{count > 0 ? texts.columns.read(columns.length - count) : texts.columns.allRead(columns.length)}</h4>
      <div class="pairs">
        {series(others, (column) => place(column) ?? "").map((group) =>
          group.length > 2 ? (
            <Series key={group[0]?.name} table={table} columns={group} onTouch={touch} />
          ) : (
            group.map((column) => <ColumnRow key={column.name} table={table} column={column} onTouch={touch} />)
          ),
        )}
      </div>
    </section>
  );
}

interface Column {
  name: string;
  read_as: string | null;
  may_be_violence: boolean;
}

function ColumnRow({ table, column, onTouch }: { table: ProposedTable; column: Column; onTouch: () => void }) {
  const session = useSession();
  const texts = useTexts();
  // what was chosen is shown until the program has read it
  const [chosen, setChosen] = useState<{ ours: string | null; before: Checked | null } | null>(null);
  const value = chosen && chosen.before === session.checked ? chosen.ours : column.read_as;
  const is_wide = [...session.readAs(table.file).values()].some((read_as) => /^(start|exit)\./.test(read_as ?? ""));
  return (
    <div class="pair">
      <span>
        {column.name}
        {isNumber(column.name) ? <small>{texts.columns.number}</small> : null}
        {column.may_be_violence ? <small>{texts.columns.violence}</small> : null}
      </span>
      <ReadAs
        column={column.name}
        value={value}
        isWide={is_wide}
        onChange={(ours) => {
          onTouch();
          setChosen({ ours, before: session.checked });
          session.change(table.file, (reading) => readAs(reading, session.columns(table.file), column.name, ours));
        }}
      />
    </div>
  );
}

/** Numbered columns that are read as numbered items, as one line that opens. */
function Series({ table, columns, onTouch }: { table: ProposedTable; columns: Column[]; onTouch: () => void }) {
  const texts = useTexts();
  const label = useLabel();
  const [first, last] = [columns[0], columns.at(-1)];
  return (
    <details>
      <summary>
        <span>{texts.columns.range(first?.name ?? "", last?.name ?? "")}</span>
        <span class="remark">{texts.columns.range(label(first?.read_as ?? ""), label(last?.read_as ?? ""))}</span>
      </summary>
      {columns.map((column) => (
        <ColumnRow key={column.name} table={table} column={column} onTouch={onTouch} />
      ))}
    </details>
  );
}
