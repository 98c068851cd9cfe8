// The third step: what the report is to be, how it looks, and what of it is saved.

import { useEffect, useRef, useState } from "preact/hooks";
import { Again } from "../parts/again";
import { Choose } from "../parts/drop";
import { Folded } from "../parts/folded";
import { Preview } from "../parts/preview";
import { ProblemBox } from "../parts/problem";
import { save } from "../parts/save";
import { type Ending, type Of, plain, report, SETTINGS, told } from "../program/commands";
import type { Ran } from "../program/run";
import { withValue } from "../settings/settings";
import { useSession, useTexts } from "../visit";
import { Radio } from "./cards";
import { Groups, Head } from "./head";
import { Pictures } from "./pictures";
import { ValueSets } from "./value_sets";

const OTHER_FORMS = ["xlsx", "csv", "json"] as const;

export function ReportStep() {
  const session = useSession();
  const texts = useTexts();
  const { of } = session;
  const setOf = (chosen: Of) => session.choose(chosen);
  const [made, setMade] = useState<{ page: Uint8Array<ArrayBuffer>; notes: string[]; by: string; of: Of } | null>(null);
  const settings = session.written();
  const again = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  // what was chosen since is not in what is shown: that is not to be saved
  const is_current = made !== null && made.by === settings && made.of === of;
  const make = async () => {
    const ran = await session.run(report(session.context, of, "html"), "reporting");
    const page = ran?.written.get("report.html");
    if (page) setMade({ page, notes: told(ran as Ran).notes, by: settings, of });
    else if (session.problem) setMade(null);
  };
  // what reads the table anew, such as another language, comes first
  const is_reading = session.work?.what === "reading" || session.work?.what === "checking";
  useEffect(() => {
    void settings;
    clearTimeout(again.current);
    if (is_reading) return;
    again.current = setTimeout(() => void make(), 250);
    return () => clearTimeout(again.current);
  }, [settings, of, session, is_reading]);

  const name = of.internal ? texts.report.internalFileName : texts.report.fileName;
  const keep = async (ending: Ending) => {
    const ran = await session.run(report(session.context, of, ending), "saving");
    const bytes = ran?.written.get(`report.${ending}`);
    if (bytes) save(`${name}.${ending}`, bytes);
  };
  return (
    <>
      <ValueSets />
      <Who of={of} onChange={setOf} />
      <fieldset class="card">
        <legend>{texts.report.length}</legend>
        {[false, true].map((is_full) => (
          <Radio
            key={String(is_full)}
            name="full"
            isChosen={(session.settings.full === true) === is_full}
            onChoose={() => session.changeAll((all) => withValue(all, "full", is_full), false)}
          >
            {is_full ? texts.report.full : texts.report.short}
          </Radio>
        ))}
      </fieldset>
      <Head />
      <Groups />
      <Earlier of={of} onChange={setOf} />
      <section aria-labelledby="preview">
        <h3 id="preview">{texts.report.preview}</h3>
        <ProblemBox problem={session.problem} />
        <Again onClick={make} isNeeded={!is_current} />
        {made ? (
          <div class={is_current ? undefined : "stale"}>
            <Notes notes={made.notes} />
            <Preview
              isDisabled={!is_current}
              page={made.page}
              title={texts.report.previewTitle}
              fileName={`${name}.html`}
              save={texts.report.save}
            />
            <div class="row">
              {OTHER_FORMS.map((ending) => (
                <button
                  key={ending}
                  type="button"
                  class="quiet"
                  disabled={session.work !== null || !is_current}
                  onClick={() => void keep(ending)}
                >
                  {texts.report[ending]}
                </button>
              ))}
            </div>
            {of.internal ? null : <p class="remark">{texts.report.jsonMore}</p>}
            <Pictures key={`${of.internal} ${settings}`} of={of} />
          </div>
        ) : null}
      </section>
      <section class="card">
        <h3>{texts.report.settings}</h3>
        <p class="remark">{texts.report.settingsMore}</p>
        <button type="button" class="quiet" onClick={() => save(SETTINGS, session.written())}>
          {SETTINGS}
        </button>
      </section>
    </>
  );
}

function Notes({ notes }: { notes: string[] }) {
  const texts = useTexts();
  if (notes.length === 0) return null;
  return (
    <details>
      <summary>{texts.report.notes}</summary>
      <ul>
        {notes.map((note) => (
          <li key={note}>{plain(note)}</li>
        ))}
      </ul>
    </details>
  );
}

interface OfProps {
  of: Of;
  onChange: (of: Of) => void;
}

/** Release or internal: the exact one is a step that is taken knowingly, and taken anew for each table. */
function Who({ of, onChange }: OfProps) {
  const texts = useTexts();
  const [isAsking, ask] = useState(false);
  const choose = (internal: boolean) => {
    ask(false);
    onChange({ ...of, internal });
  };
  return (
    <fieldset class={`card ${of.internal ? "internal" : ""}`}>
      <legend>{texts.report.who}</legend>
      <Radio name="internal" isChosen={!of.internal && !isAsking} onChoose={() => choose(false)}>
        {texts.report.release}
        <small>{texts.report.releaseMore}</small>
      </Radio>
      <Radio name="internal" isChosen={of.internal || isAsking} onChoose={() => ask(!of.internal)}>
        {texts.report.internal}
        <small>{texts.report.internalMore}</small>
      </Radio>
      <div aria-live="polite">
        {isAsking || of.internal ? <p class="face">{texts.report.internalSure}</p> : null}
        {isAsking ? (
          <button type="button" class="main" onClick={() => choose(true)}>
            {texts.report.internalYes}
          </button>
        ) : null}
      </div>
    </fieldset>
  );
}

/** Releases that this one is held against, and a report that stands beside it. */
function Earlier({ of, onChange }: OfProps) {
  const texts = useTexts();
  return (
    <Folded title={texts.report.previous}>
      {of.internal ? null : (
        <>
          <p class="remark">{texts.report.previousMore}</p>
          <Files
            files={of.previous}
            onRemove={(file) => onChange({ ...of, previous: of.previous.filter((other) => other !== file) })}
          />
          <Choose
            label={texts.report.choose}
            accept=".json"
            isMultiple
            onFiles={(files) => onChange({ ...of, previous: [...of.previous, ...files] })}
          />
        </>
      )}
      <h3 class="minor">{texts.report.earlier}</h3>
      <p class="remark">{texts.report.earlierMore}</p>
      <Files files={of.earlier ? [of.earlier] : []} onRemove={() => onChange({ ...of, earlier: null })} />
      <Choose
        label={texts.report.choose}
        accept=".json"
        onFiles={([file]) => onChange({ ...of, earlier: file ?? null })}
      />
    </Folded>
  );
}

function Files({ files, onRemove }: { files: readonly File[]; onRemove: (file: File) => void }) {
  const texts = useTexts();
  return (
    <>
      {files.map((file) => (
        <p key={file.name} class="row">
          <span>{file.name}</span>
          <button type="button" class="quiet" onClick={() => onRemove(file)}>
            {texts.report.removeFile(file.name)}
          </button>
        </p>
      ))}
    </>
  );
}
