// One person: answers typed by their numbers, and the program's page of them.

import { useEffect, useState } from "preact/hooks";
import { Preview } from "../parts/preview";
import { ProblemBox } from "../parts/problem";
import { person } from "../program/commands";
import { type Answers, answersTable, FORMS, type Form, personSettings } from "../settings/person";
import { useSession, useTexts } from "../visit";
import { Radio } from "./cards";
import { ValueSets } from "./value_sets";

const NOTHING: Answers = { items: {}, date: "" };
const OCCASIONS = ["start", "exit"] as const;
const DIMENSIONS = ["mo", "sc", "ua", "pd", "ad"] as const;

export function PersonStep() {
  const session = useSession();
  const texts = useTexts();
  const [isTwo, setTwo] = useState(true);
  const [form, setForm] = useState<Form | null>("soc13");
  const [answers, setAnswers] = useState<Record<"start" | "exit", Answers>>({ start: NOTHING, exit: NOTHING });
  const [reliability, setReliability] = useState("");
  const [page, setPage] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const { language } = session;
  useEffect(() => {
    void session.prepare().then(() => (page ? show() : undefined));
  }, [language]);
  const occasions = isTwo ? OCCASIONS : (["start"] as const);
  const show = async () => {
    const rows = occasions.map((occasion) => ({ occasion, answers: answers[occasion] }));
    const settings = personSettings(session.settings, form, reliability);
    const ran = await session.run(person(session.language, answersTable(rows, form), settings), "reporting");
    setPage(ran?.written.get("person.html") ?? null);
  };
  return (
    <>
      <p>{texts.person.lead}</p>
      <p class="face">{texts.person.personal}</p>
      <form
        onInput={() => setPage(null)}
        onSubmit={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        <fieldset class="card">
          <legend>{texts.person.occasions}</legend>
          <Radio name="occasions" isChosen={!isTwo} onChoose={() => setTwo(false)}>
            {texts.person.one}
          </Radio>
          <Radio name="occasions" isChosen={isTwo} onChoose={() => setTwo(true)}>
            {texts.person.two}
          </Radio>
        </fieldset>
        <fieldset class="card">
          <legend>{texts.person.kasam}</legend>
          {FORMS.map((name) => (
            <Radio key={name} name="form" isChosen={form === name} onChoose={() => setForm(name)}>
              {name === "soc13" ? "KASAM-13" : "KASAM-29"}
            </Radio>
          ))}
          <Radio name="form" isChosen={form === null} onChoose={() => setForm(null)}>
            {texts.person.noForm}
          </Radio>
        </fieldset>
        {occasions.map((occasion) => (
          <Occasion
            key={occasion}
            title={isTwo ? texts.person[occasion] : ""}
            answers={answers[occasion]}
            form={form}
            onChange={(of) => setAnswers({ ...answers, [occasion]: of })}
          />
        ))}
        <ValueSets />
        {form !== null && isTwo ? (
          <label class="field">
            <span>
              {texts.person.reliability}
              <small>{texts.person.reliabilityMore}</small>
            </span>
            <input
              type="text"
              inputMode="decimal"
              value={reliability}
              onChange={(event) => setReliability(event.currentTarget.value)}
            />
          </label>
        ) : null}
        <button type="submit" class="main">
          {texts.person.show}
        </button>
      </form>
      <ProblemBox problem={session.problem} />
      {page ? (
        <Preview
          page={page}
          title={texts.person.title}
          fileName={`${texts.person.fileName}.html`}
          save={texts.person.save}
        />
      ) : null}
    </>
  );
}

interface OccasionProps {
  title: string;
  answers: Answers;
  form: Form | null;
  onChange: (answers: Answers) => void;
}

function Occasion({ title, answers, form, onChange }: OccasionProps) {
  const texts = useTexts();
  const set = (item: string, value: string) =>
    onChange({ ...answers, items: { ...answers.items, [item]: value.trim() } });
  const cell = (item: string, label: string, max: number) => (
    <label key={item} class="cell">
      <span>{label}</span>
      <input
        type="text"
        inputMode="numeric"
        maxLength={String(max).length}
        aria-label={`${title} ${label}`.trim()}
        value={answers.items[item] ?? ""}
        onInput={(event) => set(item, event.currentTarget.value)}
      />
    </label>
  );
  const items = form === null ? [] : Array.from({ length: form === "soc13" ? 13 : 29 }, (_, at) => at + 1);
  return (
    <fieldset class="card">
      {title ? <legend>{title}</legend> : null}
      <label class="field">
        <span>{texts.person.date}</span>
        <input
          type="date"
          value={answers.date}
          onChange={(event) => onChange({ ...answers, date: event.currentTarget.value })}
        />
      </label>
      <h3 class="minor">{texts.person.eq5d}</h3>
      <div class="cells named">{DIMENSIONS.map((item) => cell(item, texts.person.dimensions[item] ?? item, 5))}</div>
      <div class="cells named">{cell("vas", texts.person.vas, 100)}</div>
      {form === null ? null : (
        <>
          <h3 class="minor">{texts.person.kasam}</h3>
          <label class="field">
            <span>{texts.person.paste}</span>
            <input
              type="text"
              inputMode="numeric"
              onChange={(event) => {
                const typed = event.currentTarget.value.match(/\d/g) ?? [];
                const pasted = Object.fromEntries(items.map((n, at) => [`${form}_${n}`, typed[at] ?? ""]));
                onChange({ ...answers, items: { ...answers.items, ...pasted } });
              }}
            />
          </label>
          <div class="cells">{items.map((n) => cell(`${form}_${n}`, String(n), 7))}</div>
        </>
      )}
    </fieldset>
  );
}
