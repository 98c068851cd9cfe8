// What is odd about the cells: by rule, with what to do, and where it stands.

import { Again } from "../parts/again";
import { ProblemBox } from "../parts/problem";
import { save } from "../parts/save";
import { type Checked, type Finding, type Level, told } from "../program/answers";
import { checkFile, plain } from "../program/commands";
import { useSession, useTexts } from "../visit";

/** How many places of a rule are listed at first. */
const SHOWN = 12;

const WORST_FIRST: Level[] = ["critical", "error", "warning", "notice"];

export function Findings() {
  const session = useSession();
  const texts = useTexts();
  const { checked } = session;
  const unusable = checked?.files.flatMap(({ unusable, unusable_said }) => unusable_said ?? unusable ?? []) ?? [];
  return (
    <section aria-labelledby="findings" aria-busy={session.work?.what === "checking"}>
      <h3 id="findings">{texts.check.title}</h3>
      <ProblemBox problem={session.problem ?? (unusable.length > 0 ? { said: unusable.join("\n") } : null)} />
      <Again onClick={() => session.check()} isNeeded={!checked} />
      {checked && unusable.length === 0 ? <Rules checked={checked} /> : null}
      {checked ? <SaveCheck /> : null}
    </section>
  );
}

function Rules({ checked }: { checked: Checked }) {
  const session = useSession();
  const texts = useTexts();
  const { critical, error, warning, notice } = checked.summary;
  const summary = texts.check.summary(critical + error, warning, notice);
  const rules = [...new Set(checked.totals.map(({ rule }) => rule))].map((code) => {
    const totals = checked.totals.filter(({ rule }) => rule === code);
    return { code, level: totals[0]?.level ?? "notice", count: totals.reduce((sum, { count }) => sum + count, 0) };
  });
  rules.sort((one, other) => WORST_FIRST.indexOf(one.level) - WORST_FIRST.indexOf(other.level));
  if (rules.length === 0) return <p aria-live="polite">{texts.check.none}</p>;
  return (
    <>
      <p aria-live="polite">
        <strong>{summary}.</strong> {texts.check.unsure}
      </p>
      {rules.map(({ code, level, count }) => {
        const rule = session.listings.rules?.find((rule) => rule.code === code);
        const places = checked.findings.filter((finding) => finding.rule === code);
        return (
          <details key={code} class={`rule ${level}`}>
            <summary>
              <span class="level">{texts.check.level[level]}</span> {rule?.checks ?? (places[0] && told(places[0]))}{" "}
              <span class="aside">× {count}</span>
            </summary>
            {rule ? <p class="remark">{plain(rule["what to do"])}</p> : null}
            <ul class="places">
              {places.slice(0, SHOWN).map((finding, at) => (
                <li key={at}>
                  <Place finding={finding} />
                </li>
              ))}
              {count > Math.min(SHOWN, places.length) ? (
                <li>{texts.check.more(count - Math.min(SHOWN, places.length))}</li>
              ) : null}
            </ul>
          </details>
        );
      })}
    </>
  );
}

function Place({ finding }: { finding: Finding }) {
  const session = useSession();
  const texts = useTexts();
  const { cell, row, column, file } = finding;
  const where = [cell ?? (row === null ? "" : texts.check.row(row)), column ? `”${column}”` : ""]
    .filter(Boolean)
    .join(", ");
  return (
    <>
      <span class="where">{where}</span> {told(finding)}
      {session.tables.length > 1 ? <span class="aside"> {texts.check.file(file)}</span> : null}
    </>
  );
}

function SaveCheck() {
  const session = useSession();
  const texts = useTexts();
  const keep = async (form: "json" | "sarif") => {
    const ran = await session.run(checkFile(session.context, form), "saving");
    const bytes = ran?.written.get(`check.${form}`);
    if (bytes) save(`enkat-check.${form}`, bytes);
  };
  return (
    <details>
      <summary>{texts.check.save}</summary>
      <p class="remark">{texts.check.saveMore}</p>
      <div class="row">
        <button type="button" class="quiet" onClick={() => void keep("json")}>
          JSON
        </button>
        <button type="button" class="quiet" onClick={() => void keep("sarif")}>
          SARIF
        </button>
      </div>
    </details>
  );
}
