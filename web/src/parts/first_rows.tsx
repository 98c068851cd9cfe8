// The first rows of a table, in a box of their own that scrolls, with the cells marked that something is said about.

import { type Finding, type ProposedTable, told } from "../program/answers";
import { sheetsOf } from "../settings/choices";
import { useTexts } from "../visit";

export function FirstRows({ table, findings = [] }: { table: ProposedTable; findings?: readonly Finding[] }) {
  const texts = useTexts();
  const rows = table.first_rows ?? [];
  if (rows.length === 0) return null;
  const marks = marked(table, findings);
  const name = texts.table.first(table.file);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="wide rows" aria-label={name} tabIndex={0}>
      <table>
        <caption class="unseen">{name}</caption>
        <thead>
          <tr>
            {table.columns.map(({ name }, at) => (
              <th key={`${at} ${name}`} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <tr key={at}>
              {table.columns.map(({ name, may_be_violence }, place) => {
                const mark = marks.get(`${at + 1} ${name}`);
                const cell = row[place];
                return (
                  <td
                    key={`${place} ${name}`}
                    class={mark ? `marked ${mark.level}` : undefined}
                    title={(mark && told(mark)) ?? (cell && cell.length > 40 ? cell.slice(0, 400) : undefined)}
                  >
                    {may_be_violence || cell === null ? <span class="aside">{texts.table.hidden}</span> : cell}
                    {mark ? <span class="unseen"> {told(mark)}</span> : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The findings by row and column, of the sheet whose rows are shown. */
function marked(table: ProposedTable, findings: readonly Finding[]): Map<string, Finding> {
  const [sheet] = Object.keys(sheetsOf(table.read));
  const shown = findings.filter(({ file, cell, row }) => {
    const is_other_sheet = sheet !== undefined && cell?.includes("!") && !cell.startsWith(`${sheet}!`);
    return file === table.file && row !== null && !is_other_sheet;
  });
  return new Map(shown.map((finding) => [`${finding.row} ${finding.column}`, finding]));
}
