### Hjälptexterna: help-KOMMANDO, help-KOMMANDO-FLAGGA eller, där den är densamma överallt, help-FLAGGA.
### De engelska står i args.rs.

help-enkat = Poängsätter svar på EQ-5D-5L och KASAM, för en person och för en grupp
help-score = Lägg till poäng i en tabell, rad för rad
help-change = Poäng vid start, vid avslut och skillnaden, en rad per person som har båda
help-person = En persons svar vid start och vid avslut, för ett samtal med personen; aldrig för spridning
help-template = En arbetsbok att fylla i, med ett blad per tillfälle och gränser för varje cell; den läses som den är
help-finsam = Hur många som deltagit, efter kön och efter halvår för start, att fylla i från i Uppföljning Finsam; aldrig för spridning
help-report = Gruppen vid start, vid avslut och däremellan
help-check = Hitta alla celler och sparade värden som är fel, för en människa eller för programmet som kör testerna
help-list = Räkna upp frågeformulär, värdeset, regler, formulär om våld, koder eller telefonlinjer
help-explain = Förklara en regel efter dess kod, till exempel EQ001
help-schema = Skriv JSON Schema för en rad i ett frågeformulär, för en fil som du själv kan ha med, för inställningarna eller för det som en kontroll skriver
help-completions = Skriv det som fyller i kommandon och flaggor i ett skal
help-completions-shell = Skalet
help-name-SHELL = SKAL
help-value-shell-bash = Bash
help-value-shell-elvish = Elvish
help-value-shell-fish = fish
help-value-shell-powershell = PowerShell
help-value-shell-zsh = Zsh
help-manual = Skriv manualens sidor i en mapp, för den som paketerar programmet
help-manual-folder = Mappen
help-qualify = Jämför programmet, på den här datorn, med andras resultat som det bär med sig; med kontroller som ska slå fel
help-help = Visa den här hjälpen, eller hjälpen för ett kommando

help-lang = Språk för meddelanden och rapport; annars det i inställningarna, annars systemets
help-value-lang-en = Engelska
help-value-lang-sv = Svenska
help-flag-help = Visa hjälp (utförligare med --help)
help-flag-version = Visa version

help-input = En tabell med svar: en fil, eller - för standard in; flera läses som en. start=FIL och exit=FIL anger tillfället
help-check-input = Tabeller med svar: filer, mönster som data/*.csv, eller - för standard in
help-output = Vart det ska skrivas; annars till standard ut
help-check-output = Vart förslaget ska skrivas, en fil som slutar på toml eller json; annars till standard ut
help-explain-rule = Koden
help-schema-instrument = Frågeformulärets id, till exempel eq5d5l eller soc13; eller violence-form, programme, settings, check, proposal, report eller baseline
help-list-what = Vad som ska räknas upp
help-list-format = Hur listan ska skrivas

help-value_set = Ett värdeset, efter dess id; kan upprepas. Inget är förvalt: se `enkat list value-sets`
help-value_set_file = Ett eget värdeset: TOML med koefficienter, eller CSV med 3125 rader; kan upprepas
help-scale_file = Nyckeln till ett eget frågeformulär med summerade svar, som TOML eller JSON; kan upprepas
help-form = Ett eget formulär med frågor om våld, som TOML eller JSON; kan upprepas
help-current = Vad som räknas som aktuellt våld: last-12-months (förvalt) eller ongoing-only
help-violence_rows = Ange raden i anmärkningar om svar om våld; annars går det inte att se vem det gäller
help-programme = Verksamhetens koder, mål och steg, som TOML eller JSON
help-missing = Hur många svar en KASAM-skala får sakna: complete, prorate20 (förvalt) eller half
help-map = En kolumn under vårt namn, till exempel mo=Q1; ett n inom klammer står för ett tal, se README; kan upprepas
help-wave = Vad tabellen kallar ett tillfälle, till exempel start=före; kan upprepas
help-missing_code = En kod som står för ett saknat svar, till exempel 999 eller vas=99; kan upprepas
help-delimiter = Tecknet mellan cellerna; annars gissas det ur rubrikraden och raderna under den. `tab` för tabulator
help-sheet = Arbetsbokens blad, efter dess namn; start=NAMN och exit=NAMN för ett blad per tillfälle. Annars det enda, eller de två vars namn säger start och avslut
help-header_line = Raden med kolumnernas namn, eller bladets rad, till exempel 3; 1-2 för två rader som hör ihop. Annars hittas den, där det inte råder tvivel
help-not_identity = En kolumn där siffror inte är personnummer, till exempel tider eller telefonnummer; kan upprepas
help-ids_within = Inom vad ett id är en person: `file`, en kolumn som kommun, eller `all` om ett id är samma person överallt
help-fold_ids = Id som bara skiljer sig åt i stora och små bokstäver, mellanslag eller nollor före det första talet är en person
help-config = Inställningsfilen; annars `enkat.toml` bredvid tabellen eller i arbetsmappen
help-strict = Avsluta med 1 om det fanns fel

help-format = Utdatas format; annars det som filnamnet slutar på (csv, ndjson, parquet, xlsx), annars csv
help-value-format-csv = Kommaseparerat, UTF-8
help-value-format-ndjson = Ett JSON-objekt per rad
help-value-format-parquet = En parquet-fil: tal som 64-bitars flyttal, texter som texter, det som är tomt som null
help-value-format-xlsx = En arbetsbok med ett blad: tal som tal, texter som texter
help-overwrite = Ersätt kolumner i tabellen som heter som ett värde
help-reveal_violence = Behåll kolumnerna med svar om våld, som annars inte tas med
help-by = En kolumn vars värden delar in i grupper; A*B för varje kombination av två; kan upprepas
help-reliability = Den reliabilitet som tillförlitlig förändring bygger på, till exempel soc13.total=0.84 eller soc13.total=alpha; kan upprepas

help-person-id = Vems svar, efter id i tabellen
help-person-within = Värdet i kolumnen som id gäller inom, där flera personer har samma id: se --ids-within
help-person-format = Sidans format; annars det som filnamnet slutar på (html, md, json, txt), annars text
help-value-person-format-text = Ren text
help-value-person-format-md = Markdown
help-value-person-format-html = En fristående sida med diagram, för skärm och ett A4-ark
help-value-person-format-json = Alla svar och poäng som data

help-template-with = Vad som frågas: eq5d5l, soc13, soc29, programme; kan upprepas. EQ-5D-5L, SOC-13 och verksamheten om inget anges
help-value-with-eq5d5l = EQ-5D-5L, med skalan 0 till 100
help-value-with-soc13 = KASAM, 13 frågor
help-value-with-soc29 = KASAM, 29 frågor
help-value-with-programme = Vem som hänvisade, vart personer gick
help-template-output = Vart den ska skrivas, en fil som slutar på xlsx; annars till standard ut
help-finsam-format = Tabellens format; annars det som filnamnet slutar på (html, md, json, csv, txt), annars text
help-value-finsam-format-text = Ren text
help-value-finsam-format-csv = En rad per halvår, med koder
help-value-finsam-format-json = Samma sak som data
help-value-finsam-format-md = Markdown
help-value-finsam-format-html = En fristående sida

help-qualify-format = Dokumentets format; annars det som filnamnet slutar på (html, md, json, txt), annars text
help-value-qualify-format-text = Ren text
help-value-qualify-format-md = Markdown
help-value-qualify-format-html = En fristående sida, att skriva ut och underteckna
help-value-qualify-format-json = Samma sak som data
help-qualify-json = Samma sak som data i en andra fil, som slutar på json
help-qualify-date = Datumet överst; annars dagens

help-report-demo = Rapport över en inbyggd grupp med femton påhittade personer
help-report-internal = Exakta siffror, för den som får se svaren; får inte lämnas vidare
help-report-min_cell = Det minsta antal som visas i en rapport som lämnas vidare; annars 5, minst 3, för frågorna om våld det dubbla
help-report-round = Avrunda antal i en rapport som lämnas vidare nedåt till en multipel av 3 eller 5, i stället för att skydda små antal
help-report-previous = En tidigare rapport om samma personer, som JSON: det som skulle skilja ut några få visas inte; kan upprepas
help-report-format = Rapportens format; annars det som filnamnet slutar på (html, md, json, csv, txt, docx, xlsx), annars text
help-value-report-format-text = Ren text
help-value-report-format-csv = En tabell: group,measure,occasion,statistic,value,n,status. För svenskt kalkylprogram, med ; och decimalkomma, om --lang sv anges eller inställningarna säger det
help-value-report-format-json = Alla siffror med definition, enhet, riktning och skäl
help-value-report-format-md = Markdown
help-value-report-format-html = En fristående sida med diagram, för skärm och papper
help-value-report-format-docx = Ett dokument att arbeta vidare i: rubriker, tabeller och diagram
help-value-report-format-xlsx = En arbetsbok med ett blad för varje tabell: tal som tal
help-report-pictures = Alla rapportens diagram som SVG och PNG i den här mappen, som skapas om den inte finns
help-report-again = Gör om rapporten som den här sidan gjordes, med dess val och datum; bara vart den ska skrivas och tabellerna anges
help-report-earlier = En rapport att jämföra med, till exempel förra årets, som JSON; med en rapport som lämnas vidare bara en annan sådan
help-report-full = Allt som rapporten innehåller; annars har sidan två till fyra sidor
help-report-title = Vad rapporten heter
help-report-municipality = Vilken kommun den gäller, som det ska stå överst
help-report-period = Vilken tid den gäller, som det ska stå överst
help-report-by_line = Vem som står bakom den, till exempel en enhet; annars anges ingen
help-report-date = Datumet överst; annars dagens
help-report-norms = Medelvärden för en befolkning att jämföra med: CSV med measure,mean,sd,source och eventuellt group
help-report-bootstrap = 95-procentiga intervall för medel- och medianförändring genom omsampling; tar en stund
help-value-bootstrap-bca = Percentiler som korrigerats för skevhet och acceleration
help-value-bootstrap-percentile = Enkla percentiler
help-report-replicates = Hur många omsamplingar; annars 2000
help-report-seed = Var slumptalen börjar, annars 1: samma tal ger samma intervall

help-check-format = Hur det som hittas ska skrivas, till standard ut eller till en fil: human, json, github, junit eller sarif; kan upprepas
help-check-stored = Ett sparat värde att jämföra, till exempel eq5d5l.index@US-2019=utility eller soc13.total=kasam; kan upprepas
help-check-max_findings = Hur många anmärkningar av varje nivå och fil som visas och hålls i minnet; den första av varje regel i varje kolumn visas alltid, och alla räknas. Annars 1000
help-check-fail_on = Från vilken nivå en anmärkning ger slutkod 1; annars error
help-value-fail_on-error = Fel, och det som någons säkerhet kan bero på
help-value-fail_on-warning = Också varningar
help-check-show_values = Visa celler med svar på EQ-5D och KASAM som de står; svar om våld visas aldrig
help-check-baseline = Anmärkningar som är kända, så som --write-baseline skrev dem: för varje regel och kolumn utelämnas så många som är kända. Finns det fler räknas alla; det som någons säkerhet kan bero på räknas alltid
help-check-write_baseline = Skriv det som hittas nu som kända anmärkningar, och avsluta utan fel
help-check-say = I JSON: varje anmärkning också på det språk som talas, bredvid engelska
help-check-init = Föreslå en inställningsfil för tabellen, eller för flera som läses som en, och säg vad den är gissad från; med --format json för ett program, med --show-values med de första raderna

help-value-what-instruments = Frågeformulär
help-value-what-value-sets = Värdeset och crosswalks
help-value-what-rules = Regler
help-value-what-forms = Formulär med frågor om våld
help-value-what-form-items = Frågorna i alla formulär om våld
help-value-what-codes = Verksamhetens koder: avsändare, avslut och kontakter
help-value-what-columns = Alla namn som en kolumn kan ha
help-value-what-contact-lines = Vart man kan vända sig om våld: kontrollera datumet innan du använder en linje
help-value-list-format-text = Kolumner i rad
help-value-list-format-csv = Kommaseparerat
help-value-list-format-md = Markdown: en tabell, och för regler en sida med allt som finns att säga
help-value-list-format-json = En lista av objekt, vars värden är texter

## Rubriker och annat som står i alla hjälptexter

help-usage = Användning
help-commands = Kommandon
help-arguments = Argument
help-options = Flaggor
help-word-command = KOMMANDO
help-possible-values = möjliga värden
help-default = förvalt
help-name-ID = ID
help-name-FILE = FIL
help-name-FOLDER = MAPP
help-name-VALUE = VÄRDE
help-name-WINDOW = TID
help-name-RULE = REGEL
help-name-OURS-THEIRS = VÅRT=ERT
help-name-OCCASION-NAME = TILLFÄLLE=NAMN
help-name-CODE = KOD
help-name-LINE = RAD
help-name--OCCASION--NAME = [TILLFÄLLE=]NAMN
help-name-CHAR = TECKEN
help-name-COLUMN = KOLUMN
help-name-MEASURE-R = MÅTT=R
help-name-N = N
help-name-BASE = BAS
help-name-METHOD = METOD
help-name-FORM--PATH- = FORMAT[=FIL]
help-name-MEASURE-COLUMN = MÅTT=KOLUMN
help-name-LEVEL = NIVÅ
help-name-FORMAT = FORMAT
help-name-LANG = SPRÅK
help-name-INPUT = INDATA
help-name-INSTRUMENT = FORMULÄR
help-name-WHAT = VAD
help-name-PAGE = SIDA
help-name-TEXT = TEXT

## Fel på kommandoraden

call-unknown-argument = okänt argument: { $argument }
call-invalid-value = { $value } kan inte användas för { $argument }
call-no-value = { $argument } saknar värde
call-unknown-command = okänt kommando: { $command }
call-missing = det här saknas: { $arguments }
call-no-command = det saknas ett kommando: { $commands }
call-conflict = { $argument } kan inte användas tillsammans med { $other }
call-conflict-self = { $argument } kan bara anges en gång
call-too-many-values = { $value } är ett värde för mycket för { $argument }
call-not-unicode = ett argument är inte giltig UTF-8
call-possible = möjliga värden: { $values }
call-suggestion = tips: menade du { $suggestion }?
call-more = mer hjälp: --help
