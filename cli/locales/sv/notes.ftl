### Upplysningar, tips och varningar på standardfel.

note = obs: { $what }
note-of = obs: { $name }: { $what }
warning-that = varning: { $what }
error-that = fel: { $what }
note-no-rows = obs: { $name } har en rubrikrad men inga rader
note-surplus-cells = obs: { $cells } utanför rubrikraden kunde inte tas med
note-code-in-range = obs: --missing-code { $code } ligger inom skalan för några frågor och räknades som saknat svar också där; begränsa koden till en kolumn, till exempel mo={ $code }
hint-no-value-set = tips: inget värdeset är valt, så det blir inget indexvärde; se `enkat list value-sets` och lägg till --value-set ID
hint-reliability = tips: tillförlitlig förändring av { $measure } kräver ett mått på reliabilitet, till exempel --reliability { $measure }=0.84; utan det lämnas den tom
note-no-id = obs: tabellen har ingen kolumn id, så förändringar kan inte räknas ut; ange den med --map id=KOLUMN
note-finsam-internal = obs: exakta antal för få personer; inte för spridning
qualify-failed = varning: programmet ger något annat här än det ska, eller en kontroll upptäcktes inte; lita inte på det
note-some-without-change = obs: de som bara har en start eller bara ett avslut ingår inte i siffrorna om förändring
note-without-change = obs: { $people } ingår inte i siffrorna om förändring: { $start } har bara en start, { $exit } bara ett avslut
note-violence-left-out = obs: { $columns } om våld togs inte med; --reveal-violence behåller dem och lägger till utfallen
note-job-summary = obs: jobbets sammanfattning kunde inte skrivas: { $error }
caveat-zero-to-hundred = värdena går från 0 till 100 och är inte nyttovikter
caveat-mapped = värdena är överförda från EQ-5D-3L
caveat-single-source = koefficienterna bygger på en enda källa
caveat-variant = en annan precision av { $of }, som är att föredra
baseline-cannot-be-known = { $rule } kan inte vara känd sedan tidigare, och räknas: { $checks }
baseline-unknown-rule = { $unknown }, och inget är känt genom den
baseline-written-otherwise = regeln { $rule } är skriven som { $code }, och inget är känt genom den
baseline-files-gone = { $files } som den känner till finns inte, { $first } är den första

progress-rows = rader

## Vilka kolumner som lästes som vad, och hur flera tabeller läses

read-all = läst: { $read }
read-and-not = läst: { $read }; inte läst: { $unread }
read-from-to = { $first } till { $last }, { $columns } ({ $name })
and-more = { $shown } och { $more } till
note-no-such-file = obs: { $settings }: [files.{ $name }] är inte namnet på en fil bredvid den
note-sheets = obs: { $file }: bladet { $start } läses som start och { $exit } som avslut, som med --sheet start={ $start } --sheet exit={ $exit }
note-sheets-and-others = obs: { $file }: bladet { $start } läses som start och { $exit } som avslut, som med --sheet start={ $start } --sheet exit={ $exit }; inte lästa: { $others }
note-long = obs: { $table }: tabellen har en rad per svar: frågorna i { $items }, svaren i { $answers }
note-long-left-out = obs: { $table }: utelämnade, för de skiljer sig åt för samma person och tillfälle: { $columns }
note-long-unread = obs: { $table }: inte lästa som frågor: { $items }; ange en med --map VÅRT=FRÅGA
again-version = obs: rapporten gjordes med enkat { $made }, och detta är { $now }: de kan skilja sig åt
again-settings = obs: inställningarna, eller filer som de anger, är inte de som rapporten gjordes med
again-tables = obs: tabellerna är inte de som rapporten gjordes av

template-sheet = { $occasion ->
    [start] Start
   *[exit] Avslut
}
template-id = En pseudonym på högst 9 tecken, samma på båda bladen. Aldrig ett namn eller ett personnummer.
template-day = En dag, till exempel 2026-03-01.
template-whole = Ett heltal från { $low } till { $high }, som det kryssades i formuläret.
template-one-of = Välj i listan. Är det flera: skriv semikolon mellan dem.
template-exit-kinds = påbörjat; planerat; tillbaka; avbrutet
template-other-occasion = Kolumnen hör till det andra bladet.

## En tabell som släpps på programmet, och den som startar det med musen

dropped-report = { $name }-rapport.html
dropped-made = rapporten är { $file }
dropped-settings =
    obs: bredvid tabellen finns ingen inställningsfil (enkat.toml). Om kolumner inte lästes, eller om något blev fel ovan: öppna
    en terminal (Kommandotolken i Windows), skriv raden nedan, läs igenom filen som den gör och släpp tabellen på programmet en gång till.
        "{ $program }" check --init "{ $table }" -o "{ $settings }"
desktop-drop =
    Släpp en tabell (.xlsx eller .csv) på programmet, eller skriv den på kommandoraden: rapporten läggs bredvid den och öppnas.
desktop-key = Tryck på en tangent för att stänga fönstret.
desktop-not-opened = obs: { $file } kunde inte öppnas ({ $error }); öppna den med ett dubbelklick
