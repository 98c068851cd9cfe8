// The report of the program's own invented people.

import { useEffect, useState } from "preact/hooks";
import { Preview } from "../parts/preview";
import { ProblemBox } from "../parts/problem";
import { demo } from "../program/commands";
import { useSession, useTexts } from "../visit";

export function DemoStep() {
  const session = useSession();
  const texts = useTexts();
  const [page, setPage] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const { language } = session;
  useEffect(() => {
    void session.run(demo(language), "reporting").then((ran) => setPage(ran?.written.get("report.html") ?? null));
  }, [session, language]);
  return (
    <>
      <p>{texts.demo.lead}</p>
      <ProblemBox problem={session.problem} />
      {page ? (
        <Preview
          page={page}
          title={texts.report.previewTitle}
          fileName={`${texts.report.fileName}.html`}
          save={texts.report.save}
        />
      ) : null}
    </>
  );
}
