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
