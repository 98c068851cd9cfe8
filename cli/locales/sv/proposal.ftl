### Inställningsfilen som `check --init` föreslår.

init-as-given = som angivet med { $option }
init-stored = Kolumner som ser ut som ett sparat värde. Ta bort # för den som ska jämföras:
init-perhaps = kanske
init-unusable = Den kan inte användas som den är: { $why }
init-left-out = Utelämnat: { $guesses } om kolumner vars namn ser ut som någons svar; byt namn på en sådan kolumn.
init-head = Föreslaget av enkat check --init för { $name }: { $rows }, { $columns }.
init-head-several = Föreslaget av enkat check --init för { $files } som läses som en: { $names }. Det som är lika i alla står överst, och det som är en fils eget under dess namn.
init-municipality = Är filen svaren från en kommun? Ta då bort #; en rapport kan delas upp efter den:
init-ids-within = { $n } id finns i både { $one } och { $other }. Om det är en annan person i varje fil gäller ett id inom filen; om det är samma person i alla, skriv "all":
init-save = Läs igenom det och spara det som enkat.toml bredvid tabellen; varje rad säger vad den är gissad från.
init-not-guessed = Inte gissat: värdeset eller land (ange ert som value-set), åt vilket håll en fråga går (svaren läses som de kryssades och vänds vid poängsättningen enligt den publicerade nyckeln), och vad ett tal utanför skalan skulle ha varit: inget flyttas.
init-look-at = Kontrollera: varje kolumn mot formuläret som fylldes i, vilket tillfälle som kommer först, och koderna för saknade svar.
init-named-already = Heter redan som väntat: { $names }.
init-none-recognised = Ingen kolumn kändes igen. Ange era: vårt namn = "er kolumn"; se docs/columns.md.
init-likely = troligen
init-no-id = Ingen kolumn är angiven som id; utan id kan ingens start och avslut hållas ihop.
init-both-occasions = Båda tillfällena står på samma rad: ”{ $start }” togs för starten och ”{ $exit }” för avslutet.
init-both-occasions-unnamed = Båda tillfällena står på samma rad: ”{ $exit }” lästes som avslut, och namn utan det som start.
init-violence = { $n ->
    [one] { $n } kolumn
   *[other] { $n } kolumner
} handlar om våld enligt namnet. Vad som frågades gissas inte: ange varje kolumn som en fråga i formuläret, till exempel "se-guideline-1.status"; se enkat list form-items. Till dess ingår den inte i någon siffra och hålls inne av score.
init-wave-meaningless = Kolumnen wave har då ingen mening; ta bort den eller byt namn på den.
init-no-wave = Ingen kolumn kändes igen som den med tillfällen: varje rad läses som en start.
init-but = Men { $evidence }; ange den i så fall:
init-column-of-occasions = kolumnen med tillfällen
init-unsure = osäkert, utelämnat
init-which-is-which = Välj själv vilket som är vilket; en lista tar flera namn på samma tillfälle:
init-code = { $sure }: { $code } står { $times } i { $of }, av { $rows }, och ligger där utanför skalan
init-with-unsure = Tillsammans med de osäkra:
init-told = { $sure }: ”{ $column }”, { $evidence }
init-second-set = En andra uppsättning kolumner. Om varje rad bara fyller en av dem, ange alla:
init-exits = Ingen kolumn säger vad det blev av ett avslut. Det läses som påbörjat, om inte ett ord bredvid säger något annat (till exempel tillbaka till). Stämmer det? Om inte, ta bort raden: målet anges då som ett intervall.
init-codes = Vad som står för vilken kod är er sak att säga; inget nedan läses förrän ni tar bort dess #.
init-codes-from-zero = Räknas dessa från 0, så att 0 är den lägsta koden? (Och om den högsta är den bästa: "reversed".)
init-codes-texts = Tabellens texter, var och en med det tal som står i den; byt ut varje ? mot textens kod.
