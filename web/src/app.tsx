// The page: where a person is, and what stands above and below it.

import { useEffect, useRef, useState } from "preact/hooks";
import { Busy } from "./parts/busy";
import { useDropped } from "./parts/drop";
import { ProblemBox } from "./parts/problem";
import { save } from "./parts/save";
import type { Language } from "./program/commands";
import { template } from "./program/commands";
import { ColumnsStep } from "./steps/columns";
import { DemoStep } from "./steps/demo";
import { PersonStep } from "./steps/person";
import { ReportStep } from "./steps/report";
import { Refused, Start, TableStep } from "./steps/table";
import { useSession, useTexts } from "./visit";

type Place = "table" | "columns" | "report" | "person" | "demo";

const STEPS = ["table", "columns", "report"] as const;
const LANGUAGES: [Language, string][] = [
  ["sv", "Svenska"],
  ["en", "English"],
];

export function App() {
  const session = useSession();
  const texts = useTexts();
  const [place, setPlace] = useState<Place>("table");
  const heading = useRef<HTMLHeadingElement>(null);
  const is_start = place === "table" && session.tables.length === 0;
  useEffect(() => {
    document.documentElement.lang = texts.lang;
    document.title = texts.title;
  }, [texts]);
  const go = (to: Place) => {
    setPlace(to);
    // who reads by ear or keyboard is taken to the step
    requestAnimationFrame(() => {
      heading.current?.focus();
      window.scrollTo(0, 0);
    });
  };
  const isOver = useDropped((files) => {
    void session.bring(files);
    setPlace("table");
  });
  // what was dropped takes the place of where it was dropped
  useEffect(() => {
    if (!is_start) heading.current?.focus();
  }, [is_start]);
  const keepTemplate = async () => {
    const ran = await session.run(template(session.language), "saving");
    const bytes = ran?.written.get("template.xlsx");
    if (bytes) save(`${texts.template.fileName}.xlsx`, bytes);
  };
  return (
    <>
      <header class="top">
        <Languages />
        <h1>{texts.heading}</h1>
        {is_start ? <p class="about">{texts.lead}</p> : null}
        <p class="stays">
          <strong>{texts.stays}</strong> {is_start ? texts.staysMore : null}
        </p>
      </header>
      <main data-busy={session.work !== null}>
        {is_start ? (
          <>
            <Start
              isOver={isOver}
              onDemo={() => go("demo")}
              onPerson={() => go("person")}
              onTemplate={() => void keepTemplate()}
            />
            <ProblemBox problem={session.problem} />
          </>
        ) : (
          <>
            <Steps place={place} onGo={go} />
            <h2 ref={heading} tabIndex={-1}>
              {texts.steps[place]}
            </h2>
            {place === "table" ? (
              <>
                <Refused />
                <ProblemBox problem={session.problem} />
                <TableStep onNext={() => go("columns")} />
              </>
            ) : null}
            {place === "columns" ? <ColumnsStep onNext={() => go("report")} /> : null}
            {place === "report" ? <ReportStep /> : null}
            {place === "person" ? <PersonStep /> : null}
            {place === "demo" ? <DemoStep /> : null}
          </>
        )}
        <Busy />
      </main>
      {is_start ? <Owners /> : null}
    </>
  );
}

function Steps({ place, onGo }: { place: Place; onGo: (to: Place) => void }) {
  const session = useSession();
  const texts = useTexts();
  const can_go_on = session.proposal.length > 0 && session.proposal.every(({ unusable }) => unusable === null);
  const is_step = STEPS.some((step) => step === place);
  return (
    <nav class="steps" aria-label={texts.steps.label}>
      {is_step ? (
        <ol>
          {STEPS.map((step) => (
            <li key={step}>
              <button
                type="button"
                aria-current={step === place ? "step" : undefined}
                disabled={step !== "table" && !can_go_on}
                onClick={() => onGo(step)}
              >
                {texts.steps[step]}
              </button>
            </li>
          ))}
        </ol>
      ) : null}
      <button
        type="button"
        class="quiet"
        onClick={() => {
          session.forget();
          onGo("table");
        }}
      >
        {texts.back}
      </button>
    </nav>
  );
}

function Languages() {
  const session = useSession();
  const texts = useTexts();
  return (
    <nav class="languages" aria-label={texts.languages}>
      {LANGUAGES.map(([language, name]) => (
        <button
          key={language}
          type="button"
          class="quiet"
          lang={language}
          aria-pressed={session.language === language}
          onClick={() => void session.speak(language)}
        >
          {name}
        </button>
      ))}
    </nav>
  );
}

function Owners() {
  const texts = useTexts();
  return (
    <footer>
      <h2>{texts.owners.title}</h2>
      <p>{texts.owners.eq5d}</p>
      <p>{texts.owners.kasam}</p>
      <p>{texts.owners.none}</p>
    </footer>
  );
}
