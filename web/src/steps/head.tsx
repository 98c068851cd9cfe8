// What stands at the head of the report, and what it is divided by.

import { Folded } from "../parts/folded";
import { isNumber } from "../program/answers";
import { list, oneOrMany, table, withValue } from "../settings/settings";
import { useSession, useTexts } from "../visit";

const FIELDS = [
  ["name", "name"],
  ["municipality", "municipality"],
  ["period", "period"],
  ["by-line", "byLine"],
  ["date", "date"],
] as const;

export function Head() {
  const session = useSession();
  const texts = useTexts();
  const title = table(session.settings, "title");
  return (
    <Folded title={texts.report.head}>
      {FIELDS.map(([name, text]) => (
        <label class="field" key={name}>
          <span>{texts.report[text]}</span>
          <input
            type="text"
            value={String(title[name] ?? "")}
            onChange={(event) => {
              const value = event.currentTarget.value.trim();
              session.changeAll((all) => withValue(all, "title", withValue(table(all, "title"), name, value)), false);
            }}
          />
        </label>
      ))}
    </Folded>
  );
}

/** What a report is divided by most often, by our names. */
const OFTEN = ["municipality", "sex"];

export function Groups() {
  const session = useSession();
  const texts = useTexts();
  const columns = session.proposal.flatMap(({ file, columns }) => {
    const read = session.readAs(file);
    return columns.map((column) => ({ ...column, read_as: read.get(column.name) ?? null }));
  });
  const read = new Set(columns.map(({ read_as }) => read_as?.replace(/^(start|exit)\./, "") ?? ""));
  const chosen = list(session.settings.by);
  const own = columns
    .filter(({ name, read_as, may_be_violence }) => read_as === null && !may_be_violence && !isNumber(name))
    .map(({ name }) => name);
  const names = [
    ...OFTEN.filter((name) => read.has(name)),
    ...(read.has("date") ? ["half_year"] : []),
    ...(session.tables.length > 1 ? ["file"] : []),
    ...own,
  ];
  const all = [...new Set([...names, ...chosen])];
  if (all.length === 0) return null;
  const label = (name: string) => {
    if (name === "half_year") return texts.report.halfYear;
    if (name === "file") return texts.report.file;
    return session.listings.columns?.find(({ column }) => column === name)?.label ?? name;
  };
  return (
    <Folded title={texts.report.groups}>
      <p class="remark">{texts.report.groupsMore}</p>
      {all.map((name) => (
        <label class="choice" key={name}>
          <input
            type="checkbox"
            checked={chosen.includes(name)}
            onChange={(event) => {
              const others = chosen.filter((other) => other !== name);
              const by = event.currentTarget.checked ? [...others, name] : others;
              session.changeAll((settings) => withValue(settings, "by", oneOrMany(by)), false);
            }}
          />
          <span>{label(name)}</span>
        </label>
      ))}
    </Folded>
  );
}
