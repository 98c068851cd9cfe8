// A card for each question about the tables.

import type { ComponentChildren } from "preact";
import { useLabel } from "../parts/read_as";
import * as choices from "../settings/choices";
import type { Question, TextGroup } from "../settings/questions";
import { guessed, list, table } from "../settings/settings";
import { useSession, useTexts } from "../visit";

interface CardProps {
  title: string;
  isOpen: boolean;
  file: string;
  children: ComponentChildren;
}

export function Card({ title, isOpen, file, children }: CardProps) {
  const session = useSession();
  return (
    <fieldset class={`card question${isOpen ? " open" : ""}`}>
      <legend>
        {title}
        {session.tables.length > 1 && file ? <small> {file}</small> : null}
      </legend>
      {children}
    </fieldset>
  );
}

export function Radio(props: { name: string; isChosen: boolean; onChoose: () => void; children: ComponentChildren }) {
  return (
    <label class="choice">
      <input type="radio" name={props.name} checked={props.isChosen} onChange={props.onChoose} />
      <span>{props.children}</span>
    </label>
  );
}

export function QuestionCard({ question }: { question: Question }) {
  switch (question.kind) {
    case "column":
      return <ColumnCard question={question} />;
    case "texts":
      return <TextsCard question={question} />;
    case "labels":
      return <LabelsCard question={question} />;
    case "missing":
      return <MissingCard question={question} />;
    case "from-zero":
      return <ZeroCard question={question} />;
  }
}

type Of<Kind extends Question["kind"]> = Extract<Question, { kind: Kind }>;

function ColumnCard({ question }: { question: Of<"column"> }) {
  const session = useSession();
  const texts = useTexts();
  const label = useLabel();
  const { file, guess, id, isOpen } = question;
  const what = label(guess.ours);
  const columns = session.columns(file);
  const chosen = list(table(session.reading(file), "map")[guess.ours])[0] ?? null;
  const choose = (theirs: string | null) => {
    session.change(file, (reading) => guessed(reading, columns, guess.ours, theirs));
    session.answer(id);
  };
  const candidates = [...(guess.column === null ? [] : [{ column: guess.column, why: guess.why }]), ...guess.others];
  const [only] = candidates;
  const is_yes_no = candidates.length === 1 && only !== undefined;
  return (
    <Card
      title={is_yes_no ? texts.columns.is(only.column, what) : texts.columns.which(what)}
      isOpen={isOpen}
      file={file}
    >
      {is_yes_no ? <p class="remark">{texts.columns.why(only.why)}</p> : null}
      {candidates.map(({ column, why }) => (
        <Radio key={column} name={id} isChosen={chosen === column} onChoose={() => choose(column)}>
          {is_yes_no ? texts.yes : texts.columns.perhaps(column, why)}
        </Radio>
      ))}
      <Radio name={id} isChosen={chosen === null && !isOpen} onChoose={() => choose(null)}>
        {is_yes_no ? texts.no : texts.columns.none}
      </Radio>
    </Card>
  );
}

function TextsCard({ question }: { question: Of<"texts"> }) {
  const session = useSession();
  const texts = useTexts();
  const label = useLabel();
  const { file, group, id, isOpen } = question;
  const reading = session.reading(file);
  const is_filled = group.texts.some(({ proposed }) => proposed !== null);
  const value = ({ text, items }: TextGroup["texts"][number]) => {
    const codes = items.map((item) => choices.codeOf(reading, item, text));
    return codes.every((code) => code === codes[0]) ? (codes[0] ?? null) : null;
  };
  const choose = (text: string, items: string[], code: number | null) =>
    session.change(file, (of_file) => items.reduce((all, item) => choices.withCode(all, item, text, code), of_file));
  const levels = Array.from({ length: group.max - group.min + 1 }, (_, at) => group.min + at);
  return (
    <Card title={texts.columns.texts(together(group.items.map(label)))} isOpen={isOpen} file={file}>
      <p class="remark">{texts.columns.textsMore(group.min, group.max)}</p>
      <div class="pairs">
        {group.texts.map((of_text) => (
          <label key={of_text.text}>
            <span>”{of_text.text}”</span>
            <select
              value={value(of_text) ?? ""}
              onChange={(event) => {
                const code = event.currentTarget.value;
                choose(of_text.text, of_text.items, code === "" ? null : Number(code));
              }}
            >
              <option value="">{texts.columns.noCode}</option>
              {levels.map((level) => (
                <option key={level} value={level}>
                  {level}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
      {is_filled && isOpen ? (
        <p>
          {texts.columns.textsFilled}{" "}
          <button type="button" class="quiet" onClick={() => session.answer(id)}>
            {texts.columns.right}
          </button>
        </p>
      ) : null}
    </Card>
  );
}

/** a, b, c */
function together(words: string[]): string {
  return [...new Set(words)].join(", ");
}

function LabelsCard({ question }: { question: Of<"labels"> }) {
  const session = useSession();
  const texts = useTexts();
  const { file, labels, why, isOpen } = question;
  const reading = session.reading(file);
  return (
    <Card title={texts.columns.labels} isOpen={isOpen} file={file}>
      <p class="remark">
        {why ? `${texts.columns.why(why)} ` : ""}
        {texts.columns.labelsMore}
      </p>
      <div class="pairs">
        {labels.map((label) => (
          <label key={label}>
            <span>”{label}”</span>
            <select
              value={choices.occasionOf(reading, label) ?? "none"}
              onChange={(event) => {
                const chosen = event.currentTarget.value;
                const occasion = chosen === "none" ? null : (chosen as choices.Occasion);
                session.change(file, (of_file) => choices.withLabel(of_file, label, occasion));
              }}
            >
              {(["none", "start", "exit"] as const).map((as) => (
                <option key={as} value={as}>
                  {texts.columns.labelAs[as]}
                </option>
              ))}
            </select>
          </label>
        ))}
      </div>
    </Card>
  );
}

function MissingCard({ question }: { question: Of<"missing"> }) {
  const session = useSession();
  const texts = useTexts();
  const { file, codes, times, id, isOpen, isLikely } = question;
  const declared = choices.missingCodes(session.reading(file));
  const is_missing = codes.every((code) => declared.includes(code));
  const choose = (value: boolean) => {
    session.change(file, (reading) => choices.withMissing(reading, codes, value));
    session.answer(id);
  };
  return (
    <Card title={texts.columns.missing(codes.join(", "), times)} isOpen={isOpen} file={file}>
      <p class="remark">{texts.columns.missingMore}</p>
      <YesNo name={id} value={isOpen && !isLikely ? null : is_missing} onChoose={choose} />
    </Card>
  );
}

function ZeroCard({ question }: { question: Of<"from-zero"> }) {
  const session = useSession();
  const texts = useTexts();
  const label = useLabel();
  const { file, item, id, isOpen } = question;
  const is_from_zero = table(session.reading(file), "codes")[item] === "from-zero";
  const choose = (value: boolean) => {
    session.change(file, (reading) => choices.withFromZero(reading, item, value));
    session.answer(id);
  };
  return (
    <Card title={texts.columns.fromZero(label(item))} isOpen={isOpen} file={file}>
      <p class="remark">{texts.columns.fromZeroMore}</p>
      <YesNo name={id} value={isOpen && !is_from_zero ? null : is_from_zero} onChoose={choose} />
    </Card>
  );
}

export function YesNo(props: {
  name: string;
  value: boolean | null;
  onChoose: (value: boolean) => void;
  yes?: string;
  no?: string;
}) {
  const texts = useTexts();
  return (
    <>
      <Radio name={props.name} isChosen={props.value === true} onChoose={() => props.onChoose(true)}>
        {props.yes ?? texts.yes}
      </Radio>
      <Radio name={props.name} isChosen={props.value === false} onChoose={() => props.onChoose(false)}>
        {props.no ?? texts.no}
      </Radio>
    </>
  );
}
