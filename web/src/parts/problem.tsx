// What went wrong: one sentence, and never a stack.

import { plain } from "../program/commands";
import type { Problem } from "../session";
import { useTexts } from "../visit";

export function ProblemBox({ problem }: { problem: Problem | null }) {
  const texts = useTexts();
  return (
    <div role="alert">
      {problem ? (
        <div class="problem">
          <p class="label">{texts.problem.title}</p>
          {("said" in problem ? plain(problem.said) : texts.problem[problem.broken]).split("\n").map((line) => (
            <p key={line}>{line}</p>
          ))}
        </div>
      ) : null}
    </div>
  );
}
