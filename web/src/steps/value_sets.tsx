// The value sets to choose from; none is chosen beforehand.

import { useMemo, useState } from "preact/hooks";
import type { ValueSet } from "../program/answers";
import { list, withValue } from "../settings/settings";
import { useSession, useTexts } from "../visit";
import { Radio } from "./cards";

export function ValueSets() {
  const session = useSession();
  const texts = useTexts();
  const [search, setSearch] = useState("");
  const chosen = list(session.settings["value-set"])[0] ?? null;
  const sets = session.listings["value-sets"] ?? [];
  const name = useName();
  const found = sets
    .filter((set) => set.id === chosen || matches(set, name(set), search))
    .sort((one, other) => name(one).localeCompare(name(other), texts.lang));
  const choose = (id: string | null) => session.changeAll((all) => withValue(all, "value-set", id ?? undefined), false);
  return (
    <fieldset class="card">
      <legend>{texts.report.valueSet}</legend>
      <p class="remark">{texts.report.valueSetMore}</p>
      <label class="field">
        <span>{texts.report.search}</span>
        <input type="search" value={search} onInput={(event) => setSearch(event.currentTarget.value)} />
      </label>
      <p class="unseen" aria-live="polite">
        {texts.report.sets(found.length)}
      </p>
      <div class="list">
        <Radio name="value-set" isChosen={chosen === null} onChoose={() => choose(null)}>
          {texts.report.noSet}
        </Radio>
        {found.map((set) => (
          <Radio key={set.id} name="value-set" isChosen={chosen === set.id} onChoose={() => choose(set.id)}>
            {name(set)} {set.year} <span class="aside">{set.id}</span>
            <small>
              {texts.report.range(String(set.lowest), String(set.highest))}. {set.source}
            </small>
          </Radio>
        ))}
      </div>
    </fieldset>
  );
}

/** The population of a set, in the language of the page where it is a country as a whole. */
function useName(): (set: ValueSet) => string {
  const { language } = useSession();
  return useMemo(() => {
    const [own, english] = [language, "en"].map(
      (of) => new Intl.DisplayNames([of], { type: "region", fallback: "none" }),
    );
    return ({ country, population }) => {
      const code = /^[A-Z]{2}$/.test(country) ? country : null;
      return (code && english?.of(code) === population && own?.of(code)) || population;
    };
  }, [language]);
}

/** Each word that is searched for stands somewhere in the set, perhaps without its accents. */
function matches(set: ValueSet, name: string, search: string): boolean {
  const plain = (text: string) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  const all = plain([set.id, name, set.population, set.country, set.year, set.method, set.source].join(" "));
  return plain(search)
    .split(/\s+/)
    .every((word) => all.includes(word));
}
