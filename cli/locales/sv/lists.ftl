### `enkat list` och `enkat explain`.

explain-why = Varför
explain-example = Exempel
explain-do = Åtgärd
explain-evidence = Underlag

## Rubriker

header-id = id
header-name = namn
header-columns = kolumner
header-scores = värden
header-source = källa
header-population = befolkning
header-country = land
header-year = år
header-scale = skala
header-lowest = lägst
header-highest = högst
header-method = metod
header-verification = kontroll
header-content-hash = innehållets hash
header-code = kod
header-level = nivå
header-checks = vad som kontrolleras
header-what-to-do = vad du ska göra
header-version = version
header-items = frågor
header-rights-in-the-wording = rätt till formuleringarna
header-column = kolumn
header-domain = område
header-role = roll
header-window = tid
header-mandatory = obligatorisk
header-wording-sv = formulering (sv)
header-used-as = används som
header-party = part
header-counts-for-the-goal = räknas för målet
header-number = nummer
header-what-for-sv = för vad (sv)
header-checked = kontrollerad
no-wording = inga formuleringar

## Sidan om reglerna

rules-title = Reglerna
rules-codes = Allt som är märkligt med en tabell blir en anmärkning, och varje anmärkning anger sin regel med en kod som aldrig återanvänds.
rules-explain = `enkat explain EQ001` säger om en regel det som den här sidan säger om alla; `enkat list rules --format md` skriver sidan.
rules-level = nivå
rules-means = betyder
rules-critical = någons säkerhet kan bero på det: någon måste se efter genast
rules-error = går inte att använda; det som berörs får inga poäng
rules-warning = läses, men bör rättas där filen skapas
rules-notice = bra att veta; inget går förlorat
rules-cells = Celler
rules-rows = Rader
rules-columns = Kolumner
rules-people = Personer
rules-stored-scores = Sparade värden
rules-several-tables = Flera tabeller
rules-read-as = Vad som läses som vad
rules-answers-as-a-whole = Svaren som helhet
rules-programme = Verksamheten
rules-violence = Våld
rules-looks-at = Ser på
rules-what-to-do = Vad du ska göra
