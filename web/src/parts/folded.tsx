// What is seldom needed: a group of fields that opens.

import type { ComponentChildren } from "preact";

export function Folded({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <details class="card">
      <summary>{title}</summary>
      <fieldset class="plain">
        <legend class="unseen">{title}</legend>
        {children}
      </fieldset>
    </details>
  );
}
