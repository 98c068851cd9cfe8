// Questions about all tables together.

import { useState } from "preact/hooks";
import { EXIT_KIND } from "../session";
import { table as tableOf, withValue } from "../settings/settings";
import { useSession, useTexts } from "../visit";
import { Card, YesNo } from "./cards";

/** Whether an id that stands in several files is one person. */
export function Ids() {
  const session = useSession();
  const texts = useTexts();
  if (session.tables.length < 2 || !session.proposal.some(({ shares_ids }) => shares_ids)) return null;
  const within = session.settings["ids-within"];
  return (
    <Card title={texts.columns.ids} isOpen={session.asksIds()} file="">
      <YesNo
        name="ids"
        value={within === "all" ? true : within === "file" ? false : null}
        yes={texts.columns.idsSame}
        no={texts.columns.idsOther}
        onChoose={(is_same) => session.changeAll((all) => withValue(all, "ids-within", is_same ? "all" : "file"))}
      />
    </Card>
  );
}

/** Whether an exit of which nothing is said was begun: it is proposed, and has to be confirmed. */
export function ExitKind() {
  const session = useSession();
  const texts = useTexts();
  const [isAsked] = useState(() => session.settings[EXIT_KIND] === "started" && !session.dropped);
  if (!isAsked) return null;
  const value = session.settings[EXIT_KIND] === "started";
  return (
    <Card title={texts.columns.exitKind} isOpen={session.asksExitKind()} file="">
      <p class="remark">{texts.columns.exitKindMore}</p>
      <YesNo
        name="exit-kind"
        value={session.asksExitKind() ? null : value}
        onChoose={(is_started) => {
          session.changeAll((all) => withValue(all, EXIT_KIND, is_started ? "started" : undefined));
          session.answer(EXIT_KIND);
        }}
      />
    </Card>
  );
}

/** From which municipality each file is, where no column says it. */
export function Municipalities() {
  const session = useSession();
  const texts = useTexts();
  const files = session.proposal.filter(({ file }) => ![...session.readAs(file).values()].includes("municipality"));
  if (session.dropped || session.tables.length < 2 || files.length === 0) return null;
  return (
    <Card title={texts.columns.municipality} isOpen={false} file="">
      <p class="remark">{texts.columns.municipalityMore}</p>
      <div class="pairs">
        {files.map(({ file }) => (
          <label key={file}>
            <span>{file}</span>
            <input
              type="text"
              value={String(tableOf(session.reading(file), "set").municipality ?? "")}
              onChange={(event) => {
                const name = event.currentTarget.value.trim();
                session.change(file, (reading) =>
                  withValue(reading, "set", withValue(tableOf(reading, "set"), "municipality", name)),
                );
              }}
            />
          </label>
        ))}
      </div>
    </Card>
  );
}
