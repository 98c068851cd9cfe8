// Where files are dropped or chosen.

import { useEffect, useRef, useState } from "preact/hooks";
import { useTexts } from "../visit";

/** Takes files that are dropped anywhere on the page, which would else be left for the file; true while one is held over it. */
export function useDropped(onFiles: (files: File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const take = useRef(onFiles);
  take.current = onFiles;
  useEffect(() => {
    const over = (event: DragEvent) => {
      event.preventDefault();
      setOver(true);
    };
    const out = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0) take.current(files);
    };
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", out);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", out);
      window.removeEventListener("drop", drop);
    };
  }, []);
  return isOver;
}

export function Drop({ onFiles, isOver }: { onFiles: (files: File[]) => void; isOver: boolean }) {
  const texts = useTexts();
  return (
    <div class={`drop${isOver ? " over" : ""}`}>
      <p class="big">{isOver ? texts.drop.over : texts.drop.title}</p>
      <p>{texts.drop.more}</p>
      <Choose label={texts.drop.button} onFiles={onFiles} isMain isMultiple />
    </div>
  );
}

interface ChooseProps {
  label: string;
  onFiles: (files: File[]) => void;
  isMain?: boolean;
  isMultiple?: boolean;
  accept?: string;
}

/** A button that opens the browser's own choice of files. */
export function Choose({ label, onFiles, isMain = false, isMultiple = false, accept }: ChooseProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class={isMain ? "main" : "quiet"} onClick={() => input.current?.click()}>
        {label}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        multiple={isMultiple}
        {...(accept ? { accept } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // the same file may be chosen again, after it was mended
          event.currentTarget.value = "";
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
