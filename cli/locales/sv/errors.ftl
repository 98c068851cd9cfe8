### Programmets fel.

how-by = ange en annan kolumn med --by
how-repeat = upprepa flaggan för flera
how-value-sets = se `enkat list value-sets`
how-rules = se `enkat list rules`
how-map = ange dess kolumner med --map
how-wave = ange den med --map wave=KOLUMN
how-wide = utelämna --wave, eller ange frågorna utan start. och exit. före namnen
how-mixed = --map start.FRÅGA=KOLUMN och --map exit.FRÅGA=KOLUMN anger båda
how-two-columns = --map FRÅGA=KOLUMN anger vilken som menas
how-delimiter = med --delimiter
how-no-item = ange era med --map VÅRT=ERT, med {"{n}"} på båda sidor för ett tal (`enkat check --init` föreslår dem); om flera namn står i en cell, ange --delimiter; om namnen står på en annan rad, ange den med --header-line
how-header-line = om namnen står på en annan rad, ange den med --header-line
how-occasions = ange vilka som menas med --wave start=NAMN --wave exit=NAMN
how-sheet = --sheet NAMN, eller --sheet start=NAMN --sheet exit=NAMN med ett blad för varje tillfälle
how-not-identity = --not-identity KOLUMN
writing-into-folder = skriver i mappen { $folder }
writing-file = skriver { $file }
output-is-input = { $file } läses också; välj ett annat namn för utdata
output-ending = { $file }: det här kommandot skriver inga filer som slutar på .{ $ending }; låt namnet sluta på { $known }
output-protected = { $file } är skrivskyddad och lämnas orörd; ta bort den, ta bort skrivskyddet eller välj ett annat namn
output-link = { $file } är en länk som inte leder någonstans
output-folder = { $file } är en mapp, väntat en fil att skriva
output-not-ordinary = { $file } är ingen vanlig fil; utelämna namnet för att skriva till standard ut
or = {" eller "}
change-no-occasions = { $table }: ingenting skiljer start från avslut; ange kolumnen med --map wave=KOLUMN, eller båda tillfällena i en bred tabell med --map start.mo=KOLUMN --map exit.mo=KOLUMN
change-no-id = { $table }: tabellen har ingen kolumn id, så förändringar kan inte räknas ut; ange den med --map id=KOLUMN
change-no-questionnaire = { $table }: inget frågeformulär med en förändring från start till avslut; kolumner om våld och om verksamheten har ingen
finsam-no-programme = { $table }: ingen kolumn säger något om insatsen; ange vem som hänvisat med --map referred_from=KOLUMN eller avslutet med --map exit_to=KOLUMN
qualify-same-file = { $file } kan inte innehålla både dokumentet och data; välj ett annat namn för --json
person-no-id = { $table }: tabellen har ingen kolumn id, så ingen person kan hittas; ange den med --map id=KOLUMN
person-no-questionnaire = { $table }: inget frågeformulär som svar kan visas från
person-within-alone = --within behöver --ids-within, som säger vilken kolumn id gäller inom
change-taken = --by { $column }: tabellen med förändringar har en egen kolumn med det namnet; ge er ett annat namn
score-taken = tabellen har redan en kolumn { $column }; --overwrite ersätter den
rows-same-name = kolumn { $one } och kolumn { $other } har samma namn, vilket { $what } inte kan ha; byt namn på en av dem eller skriv CSV
norms-row = rad { $row }: { $what }
norms-expected = väntat kolumnerna measure,mean,sd,source och eventuellt group
norms-not-a-number = { $name } är inte ett tal
norms-sd = sd är inte större än 0
norms-source = väntat normens källa
norms-second = en andra norm för { $measure } i { $group }
norms-none = det finns inga normer; { $expected }
off-unknown-rule = okänd regel { $code }; menade du { $rule }?
off-cannot = { $code } kan inte stängas av: { $why }
off-no-reason = { $code } saknar skäl; ange varför den är avstängd
settings-choice = inställningsfilen: { $option } är { $value }, väntat { $known }
schema-other = utöver frågeformulären finns violence-form, programme, settings, check, proposal, report och baseline
expected-json = väntat ett JSON-objekt, {"{ ... }"}
expected-toml = väntat TOML, namn = värde, eller ett JSON-objekt
toml-line = { $what }; raden är: { $shown }
toml-unquoted = en text står inom citattecken: { $mended }
toml-curly = här gäller bara raka citattecken: { $mended }
toml-question = byt ut ? mot koden, till exempel 3 utan citattecken
toml-no-value = väntat ett värde efter =: ett tal, eller en text inom "..."
toml-twice = namnet står två gånger; ta bort det ena
toml-no-equals = väntat NAMN = VÄRDE; ett namn med annat än bokstäver från a till z, siffror, - och _ står inom "..."
toml-unclosed = en parentes är inte stängd: [ har sin ], och {"{"} sin {"}"}
toml-open-quote = ett citattecken är inte stängt, eller en text fortsätter på nästa rad
toml-more = något följer efter värdet; flera värden står i [ ] med komma mellan, och varje NAMN = VÄRDE på en egen rad
toml-backslash = \ har en egen betydelse inom "..."; skriv / eller sätt texten inom '...'
toml-otherwise = väntat NAMN = VÄRDE, till exempel exit = "Avslut", eller [NAMN] ovanför en tabell
line-says = rad { $line }: { $what }
reading-it = läser den
not-unicode = den är varken UTF-8 eller UTF-16 med byteordningsmärke; spara den som UTF-8
reading-table = läser tabellen { $file }
own-set-either = väntat antingen [coefficients] eller table = "values.csv"
own-set-two-cells = väntat två celler på varje rad
no-record = { $file } är ingen sida som säger hur den gjordes: det gör sidor från `enkat report -o FIL.html`
again-no-table = tabellerna måste anges igen: enkat report TABELL --again SIDA
record-again = `enkat report TABELL --again SIDA`, med den här sidan och samma tabeller
record-settings = inställningarnas SHA-256 { $hash }
record-tables = tabellernas SHA-256 { $hash }
again-left-out = en rapport som lämnas vidare bär inga namn på filer, kolumner eller blad; ange igen det den gjordes med: { $options }
page-alone = { $option } hör till en sida eller ett dokument: -o FIL.html, .docx eller .xlsx
not-a-report = { $file } är ingen rapport i JSON
earlier-is-internal = { $file } är en intern rapport; bredvid en rapport som lämnas vidare kan bara en annan sådan stå
not-a-release = { $file } är inte en rapport i JSON som lämnats vidare
beside-earlier = jämfört med { $file }
bootstrap-method = --replicates och --seed hör till omsampling; ange metoden: --bootstrap bca eller --bootstrap percentile
the-norms = normerna { $file }
writing-report = skriver rapporten
drawing-pictures = ritar diagrammen
pictures-folder = mappen { $folder } för diagrammen
pictures-no-folder = { $file } är ingen mapp, väntat en mapp för diagrammen
pictures-others = { $file } är en bild från en annan rapport; ange en tom mapp, så att den inte tas för en av den här rapportens bilder
writing-finsam = skriver tabellen till Uppföljning Finsam
writing-template = skriver arbetsboken
template-both-soc = SOC-13 är en del av SOC-29: fråga det ena
writing-person = skriver sidan om personen
writing-qualification = skriver kvalificeringen
reading-program = läser programmet
reading-settings = läser inställningsfilen { $file }
settings-apply = med det som står i { $files }
the-settings = inställningsfilen { $file }
the-value-set-file = filen med värdeset { $file }
the-scale-file = filen med skalan { $file }
the-violence-form = formuläret om våld { $file }
the-programme-file = verksamhetens fil { $file }
map-both-sides = { $file }, map: { $ours } behöver {"{n}"} på båda sidor eller på ingen
settings-wave = { $file }, wave
two-value-sets = två filer med värdeset har id { $id }; ge en av dem ett annat
wave-expected = --wave { $text }: väntat start=NAMN eller exit=NAMN
delimiter-unusable = skiljetecknet { $text } kan inte användas, väntat ett tecken som , ; | eller tab
check-strict = --strict hör till score, change och report; en kontroll slutar ändå med fel när det finns fel, och för varningar med --fail-on warning
format-and-baseline = ett format och de kända anmärkningarna skulle båda skrivas till { $file }; ge dem var sin fil
baseline-not-written = { $file } skrivs inte, för en fil kan inte kontrolleras
folder-unreadable = mappen kan inte läsas, så filer kan saknas: { $error }
init-no-table = --init föreslår inställningar för en tabell; ange en fil, flera som läses som en, eller -
init-read-twice = { $file } kan bara läsas en gång, och av flera tabeller läses var och en två gånger; spara som en fil
init-exists = { $file } finns redan och säger något annat, som förslaget skulle ersätta; skriv det till en annan fil, eller flytta undan den först
init-ending = { $file }: förslaget skrivs som .{ $ending }
init-format = ett förslag är en inställningsfil, eller JSON med --format json
left-out = programmet är byggt utan det som skriver { $what }
init-one-column = { $file }: alla namn står i en kolumn; ange tecknet mellan dem, till exempel --delimiter '{ $sign }'
formats-to-standard = { $first } och { $second } skulle båda skrivas till standard ut; ge en av dem en fil, till exempel { $second }=FIL
formats-to-file = två format skulle skrivas till { $file }; ge dem var sin fil
format-unknown = --format är { $name }, väntat något av { $known }, eventuellt med =FIL
format-no-file = --format { $text } anger ingen fil; utan tecknet skrivs { $name } till standard ut
baseline-version = dess version är { $found }, väntat { $expected }
baseline-expected = { $file }: väntat kända anmärkningar som --write-baseline skriver dem, {"{"}"version": 1, "known": [...]{"}"}
baseline-identity = namnet på en fil innehåller ett personnummer, vilket kända anmärkningar inte får; byt namn på filen
finding-file = letar efter { $file }
no-file-named = ingen fil är angiven; ange en tabell, ett mönster som data/*.csv, eller - för standard in, eller ange filer under [check] i enkat.toml
no-file-matches = ingen fil passar in på { $pattern }
the-pattern = mönstret { $pattern }
writing-output = skriver utdata

## Vad som är fel i en inställningsfil

words-whole-range = ett heltal från 0 till { $highest }
words-whole-positive = ett heltal, 0 eller mer
words-whole = ett heltal
words-number = ett tal
words-the-number = talet { $number }
words-text = en text
words-file-name = namnet på en fil
words-true-or-false = true eller false
words-true = true
words-false = false
words-table = en tabell med namn och värden
words-list = en lista
words-nothing = ingenting
words-else = något annat
words-found = { $found } kan inte användas, väntat { $expected }
words-expected = väntat { $expected }
words-missing = { $name } saknas
words-unknown-name = okänt namn{ $name }{ $known }
words-unknown-choice = okänt val{ $name }{ $known }
words-meant = {"; "}menade du { $close }?
words-one-of = {", "}väntat något av { $names }
words-one-or-other = {", "}väntat { $one } eller { $other }
words-only = {", "}väntat { $name }
json-object = ett JSON-objekt
parquet-file = en parquet-fil
rows-of-another-output = rader för en utdatafil hör inte till en annan

## Vad man gör åt det en regel hittar

rule-missing-code = --missing-code
rule-codes-proposed = [codes] i enkat.toml, som `enkat check --init` föreslår; --missing-code
rule-codes = [codes] i enkat.toml
rule-codes-or-missing = [codes] i enkat.toml; --missing-code
rule-wave = --wave start=före --wave exit=efter
rule-map = --map; `enkat check --init` ger ett förslag
rule-files-map = map under [files.NAMN] i enkat.toml
rule-fold-ids = --fold-ids
rule-looks-like = en annan regel för saknade svar: --missing complete; ett annat värdeset: --stored MÅTT@VÄRDESET=KOLUMN
rule-stored-set = --stored MÅTT@VÄRDESET=KOLUMN
rule-form = --form
rule-reveal-violence = --reveal-violence behåller den i en tabell

## Flera tabeller, blad i en arbetsbok och tabeller med en rad per svar

twice-one-name = { $file } är angiven två gånger, och alla i den skulle räknas dubbelt; ange den en gång, eller den fil som skulle stå bredvid (två blad i en arbetsbok: --sheet start=NAMN --sheet exit=NAMN)
twice-one-file = { $one } och { $other } är samma fil, och alla i den skulle räknas dubbelt; ange den en gång, eller den fil som skulle stå bredvid (två blad i en arbetsbok: --sheet start=NAMN --sheet exit=NAMN)
twice-same-bytes = { $one } och { $other } har exakt samma innehåll, och alla i dem skulle räknas dubbelt; utelämna den ena, eller byt ut den som blev kopierad av misstag
several-identity = namnet på en fil innehåller ett personnummer och skulle stå bredvid filens rader; byt namn på filen
several-wide-and-long = båda tillfällena står på samma rad i { $wide } men inte i { $long }; tabeller som läses som en måste vara lika i det
several-no-occasion = { $untold }: inget säger vilket tillfälle raderna hör till, så som { $told } gör; ange det med start=FIL eller exit=FIL, eller ange kolumnen med tillfällen
the-tables-together = tabellerna tillsammans
part-occasion-and-names = { $table }: tabellen är angiven som { $occasion ->
    [exit] avslut
   *[other] start
}, och namn på tillfällen är också angivna; utelämna det ena
part-occasion-and-columns = { $table }: tabellen är angiven som { $occasion ->
    [exit] avslut
   *[other] start
}, och dess kolumner skiljer också tillfällena åt; utelämna det ena
part-of-that-name = med det namnet
part-set-taken = { $table }: `set` kan inte lägga till en kolumn { $column }: tabellen har redan en, eller så skiljer kolumnen personer och tillfällen åt
part-set-identity = { $table }: `set` innehåller ett personnummer
sheets-read-once = { $name } kan bara läsas en gång, alltså ett blad i en arbetsbok; spara som en fil för att läsa två
sheets-and-occasion = { $file }: bladen hör till var sitt tillfälle, och filen är angiven som { $occasion ->
    [exit] avslut
   *[other] start
}; utelämna det ena
sheet-expected = { $text }: väntat namnet på ett blad, eller start=NAMN och exit=NAMN för ett blad per tillfälle
ids-pair = { $one } och { $other } ({ $count })
ids-more-pairs = ytterligare { $n } par av filer
ids-shared = samma id finns vid samma tillfälle i { $pairs }, och inget säger om det är samma personer; om ett id är en annan person i en annan fil, ange --ids-within { $within }, om det är samma person, --ids-within all, och om filerna hör till var sitt tillfälle, start=FIL exit=FIL
labels-found = men { $labels }
labels-many = men många andra
labels-unknown = { $table }: ingen rad har ett känt tillfälle, { $found }; ange vad den här tabellen kallar dem, till exempel [files.NAMN] wave = {"{"} start = "1", exit = "2" {"}"} i enkat.toml
long-no-id = { $table }: en tabell med en rad per svar måste säga vems svaret är; ange kolumnen med --map id=KOLUMN
further-down = { $table }: längre ner, { $lines }
line-with-names = rad { $line } { $names }
line-with-cells = rad { $line } ({ $cells })
header-line-expected = väntat numret på en rad, till exempel 3, eller på två rader som hör ihop, till exempel 1-2
settings-both-say-more = { $one } och { $other } säger båda mer än hur en tabell läses ({ $named }); för en gemensam rapport ska det stå i en av dem, eller ange en fil för alla tabeller med --config
settings-of-single-file = [files.{ $file }]: { $key } kan inte anges för en enskild fil, väntat { $known }

## Filer med poäng

rows-other-name = { $file }: namnet säger { $by_name } och formatet är { $format }; utelämna formatet eller byt namn
sheet-too-wide = utdata har { $columns } kolumner och ett blad högst { $most }; skriv CSV eller parquet
sheet-too-long = utdata har fler än { $most } rader, vilket inte får plats på ett blad; skriv CSV eller parquet, till exempel -o resultat.parquet
sheet-not-written = arbetsboken kan inte skrivas; är disken full?
sheet-long-cell = rad { $row }, kolumn { $column } i utdata är längre än { $most } tecken, vilket ingen cell i en arbetsbok kan vara; skriv CSV eller parquet

## Vad som väntas i en inställningsfil där det kan vara flera slag

words-one-or-many = en text inom citattecken, eller en lista med sådana; bara en kod för saknat svar får vara ett heltal
words-sheets = namnet på ett blad, eller {"{"} start = NAMN, exit = NAMN {"}"}
words-number-or-text = ett heltal eller en text
words-header-line = numret på en rad, eller två rader, till exempel "1-2"
words-printed-number = ett tal som det står tryckt, till exempel -0.123
words-codes = { $found } kan inte användas, väntat from-zero, reversed eller texter och vilken kod var och en står för
