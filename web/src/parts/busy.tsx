// What the program is doing: told when it takes longer than a moment, and it can be ended.

import { useEffect, useState } from "preact/hooks";
import { useSession, useTexts } from "../visit";

const A_MOMENT = 300;

export function Busy() {
  const session = useSession();
  const texts = useTexts();
  const what = session.work?.what;
  const [isShown, show] = useState(false);
  useEffect(() => {
    show(false);
    if (!what) return;
    const timer = setTimeout(() => show(true), A_MOMENT);
    return () => clearTimeout(timer);
  }, [what]);
  const is_shown = isShown && session.work;
  return (
    <div class="busy" aria-live="polite">
      {is_shown && session.work ? (
        <p>
          <label for="share">{texts.work[session.work.what]} …</label>
          {/* how far it is is known while it reads; what comes after takes as long as it takes */}
          <progress id="share" max={1} {...(session.work.share < 1 ? { value: session.work.share } : {})} />
          <button type="button" class="quiet" onClick={() => session.stop()}>
            {texts.cancel}
          </button>
        </p>
      ) : null}
    </div>
  );
}
