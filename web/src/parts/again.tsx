// A way on after something was ended or went wrong.

import { useSession, useTexts } from "../visit";

export function Again({ onClick, isNeeded }: { onClick: () => unknown; isNeeded: boolean }) {
  const session = useSession();
  const texts = useTexts();
  if (!isNeeded || session.work) return null;
  return (
    <button type="button" class="quiet" onClick={() => void onClick()}>
      {texts.again}
    </button>
  );
}
