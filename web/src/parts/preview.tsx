// A page that the program made, as it is saved: in a frame that runs nothing.

import { useMemo, useRef } from "preact/hooks";
import { useTexts } from "../visit";
import { save } from "./save";

interface Props {
  page: Uint8Array<ArrayBuffer>;
  title: string;
  fileName: string;
  save: string;
  /** Something else was chosen since; the page is being made anew. */
  isDisabled?: boolean;
}

export function Preview({ page, title, fileName, save: label, isDisabled = false }: Props) {
  const texts = useTexts();
  const frame = useRef<HTMLIFrameElement>(null);
  const text = useMemo(() => new TextDecoder().decode(page), [page]);
  return (
    <>
      <div class="row">
        <button type="button" class="main" disabled={isDisabled} onClick={() => save(fileName, page)}>
          {label}
        </button>
        <button type="button" class="quiet" disabled={isDisabled} onClick={() => frame.current?.contentWindow?.print()}>
          {texts.report.print}
        </button>
      </div>
      <iframe ref={frame} class="preview" title={title} sandbox="allow-same-origin allow-modals" srcdoc={text} />
    </>
  );
}
