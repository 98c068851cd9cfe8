//! The rules of every table.

use super::{Rule, Texts};

impl Rule {
    #[expect(clippy::too_many_lines, reason = "the texts of a language, in one place")]
    pub(in crate::finding) const fn in_swedish(self) -> Texts {
        match self {
            Self::OutOfRange => [
                "ett svar är ett heltal utanför frågans skala",
                "frågan har inget sådant svar; om det räknades med skulle alla poäng som bygger på frågan bli fel",
                "9 i en kolumn med nivåerna 1 till 5",
                "rätta cellen; om talet står för ett saknat svar, ange det som kod för saknat svar, men inte en nolla som kan vara en nivå",
            ],
            Self::NotAnInteger => [
                "ett svar är ett tal med decimaler",
                "frågorna besvaras med hela koder; att stryka decimalerna vore att hitta på ett svar",
                "2,5 i en kolumn med nivåerna 1 till 5",
                "rätta cellen, eller ta reda på om medelvärdet av flera frågor har sparats",
            ],
            Self::NotANumber => [
                "ett svar är en text, eller sant eller falskt",
                "bara koder ger poäng, och en text är inte detsamma som ett saknat svar",
                "osäker i en kolumn med nivåerna 1 till 5",
                "ersätt texten med dess kod; om texten står för ett saknat svar, ange den som kod för saknat svar",
            ],
            Self::Padded => [
                "ett svar har blanksteg omkring sig",
                "det läses som talet, men andra program kan läsa en text",
                "” 3 ” i en kolumn med nivåerna 1 till 5",
                "ta bort blankstegen där filen skapas",
            ],
            Self::RowWidth => [
                "en rad har fler eller färre celler än rubrikraden",
                "svaren kan stå i fel kolumner, och därför används inget av dem",
                "en text med ett skiljetecken, utan citattecken omkring",
                "sätt citattecken om cellen med skiljetecknet, eller lägg till de celler som saknas",
            ],
            Self::RepeatedOccasion => [
                "en person har flera rader för samma tillfälle",
                "det går inte att veta vilken rad som gäller; alla får poäng, men ingen av dem ingår i gruppens siffror",
                "två rader med id 7 och tillfället start",
                "behåll en rad per person och tillfälle",
            ],
            Self::UnknownOccasion => [
                "en rads tillfälle är tomt, eller varken start eller exit",
                "tillfället är okänt; raden får poäng men ingår inte i gruppens siffror",
                "före i kolumnen wave, utan att det har angetts att det är starten",
                "rätta cellen, eller ange vad tillfällena heter i tabellen",
            ],
            Self::NoId => [
                "en rad saknar id, fast tabellen har en kolumn för det",
                "raden räknas vid sitt tillfälle men kan inte paras ihop med personens andra tillfälle",
                "en tom cell i kolumnen id",
                "fyll i pseudonymen",
            ],
            Self::IgnoredOccasion => [
                "en rads tillfälle är inte ett av dem som har valts",
                "tillfällena är valda med avsikt; rader från andra tillfällen får poäng men ingår inte i gruppens siffror",
                "uppföljning, när före har angetts som start och efter som avslut",
                "ingenting, om det är avsikten",
            ],
            Self::NoDate => [
                "ett datum är inte skrivet som 2026-04-03, med eller utan klockslag",
                "tiden mellan start och avslut är okänd, så personen ingår inte i siffror som bygger på den",
                "3/4/2026, som kan vara i mars eller i april",
                "skriv dagen som 2026-04-03",
            ],
            Self::GroupChanges => [
                "en persons grupp skiljer sig mellan tillfällena; tomma celler räknas inte",
                "varje tillfälle räknas i den grupp som står på dess rad, förändringen i gruppen vid start",
                "enhet A vid start och enhet B vid avslut",
                "ingenting, om personen har bytt grupp; rätta annars cellen",
            ],
            Self::NoAnswers => [
                "en rad har inget enda svar",
                "den räknas bland raderna för sitt tillfälle, med alla svar saknade; ofta har frågorna aldrig ställts",
                "ett id och ett tillfälle, men alla frågor tomma",
                "för in svaren om de finns; annars ingenting",
            ],
            Self::BrokenLine => [
                "en rad i ndjson är inte ett enda objekt med varje nyckel en gång",
                "innehållet är osäkert, så alla svar på raden är ogiltiga",
                "en rad som har kapats; {\"mo\": 1, \"mo\": 2}",
                "skriv ett helt objekt på varje rad",
            ],
            Self::LateKey => [
                "en rad i ndjson har en nyckel som de första raderna saknar",
                "kolumnerna bestäms av de första raderna; ett svar under en senare nyckel skulle inte läsas",
                "nyckeln vas, som först finns på rad 20000",
                "skriv alla nycklar på alla rader, med null för saknat svar",
            ],
            Self::NoColumn => [
                "en av frågorna i ett formulär saknar kolumn",
                "frågan räknas som obesvarad på alla rader",
                "soc13_1 till soc13_12 utan soc13_13",
                "ange vilken kolumn det är, eller ta reda på om den försvann vid exporten",
            ],
            Self::LikelyMissingCode => [
                "samma tal utanför skalan står på många rader i en kolumn",
                "det är troligen en kod för saknat svar; så länge den inte har angetts är varje sådan cell ett fel",
                "9 på var tionde rad i en kolumn med nivåerna 1 till 5",
                "om exportens kodlista säger det, ange talet som kod för saknat svar; rätta annars cellerna",
            ],
            Self::ConstantColumn => [
                "alla svar på en fråga är lika",
                "människor svarar olika; en kolumn med bara ett svar är ofta kopierad eller ifylld nedåt",
                "4 på alla rader i soc13_7",
                "ta reda på hur kolumnen fylldes i; ingenting, om alla verkligen svarade lika",
            ],
            Self::ZeroBased => [
                "nivåerna i en fråga verkar vara räknade från 0",
                "0 står så ofta bredvid andra svar att det knappast är ett saknat svar, och den högsta nivån förekommer aldrig: \
                 alla svar är troligen ett för låga, och radernas poäng är fel eller saknas",
                "0 till 4 i kolumner med nivåerna 1 till 5",
                "se efter i exportens kodlista; om 0 är en nivå, exportera formulärets koder, 1 till 5 eller 1 till 7, och ta bort 0 \
                 från koderna för saknat svar; enkat flyttar aldrig nivåer på en gissning",
            ],
            Self::SameColumnTwice => [
                "två frågor har samma svar på alla rader",
                "den ena kolumnen är troligen en kopia av den andra, och då är svaren på en fråga borta",
                "soc13_5 lika med soc13_6 på 200 rader",
                "jämför båda kolumnerna med formulären",
            ],
            Self::OnlyThreeLevels => [
                "inget svar på EQ-5D-5L ligger över nivå 3, fast många är 2 eller 3",
                "svaren gäller troligen EQ-5D-3L, där nivåerna betyder något annat och som har egna värdeset: indexvärden för EQ-5D-5L \
                 skulle bli fel",
                "nivåerna 1 till 3 i alla fem dimensioner för 100 personer, hälften av svaren 2 eller 3",
                "se efter vilket formulär som användes; om det var EQ-5D-3L, ta inte med kolumnerna: att koda om 2 och 3 gör dem inte \
                 till nivåer i EQ-5D-5L",
            ],
            Self::AlreadyReversed => [
                "när de omvända frågorna har vänts för poängsättningen går de åt motsatt håll mot de andra frågorna i skalan",
                "de var troligen vända redan före exporten och vänds nu en gång till: summorna blir fel",
                "summan av soc13_1, 2, 3, 7 och 10 sjunker när summan av de andra frågorna stiger",
                "exportera svaren som de kryssades på formuläret; enkat vänder aldrig frågor på en gissning",
            ],
            Self::StraightLining => [
                "många har gett samma svar på alla frågor i en skala där några frågor är omvända",
                "samma kryss rakt igenom är sällan vad någon menar, och poängen hamnar nära mitten vad personen än känner",
                "4 på alla frågor från soc13_1 till soc13_13 på en femtedel av raderna",
                "ta reda på hur formuläret delades ut och fördes in; poängen står kvar",
            ],
            Self::ImplausibleShift => [
                "medelvärdet för en fråga ändras med mer än två standardavvikelser från start till avslut",
                "en hel grupp ändras sällan så mycket; ofta är det ena tillfället kodat på ett annat sätt",
                "en fråga med medelvärdet 2 vid start och 6 vid avslut",
                "jämför hur de två tillfällena fördes in innan någon siffra om förändring används",
            ],
            Self::LevelsReversed => [
                "nivåerna i EQ-5D-5L stiger när EQ VAS stiger",
                "mer besvär borde följas av sämre hälsa: antingen är nivåerna vända, så att 5 betyder inga besvär, eller så är EQ VAS \
                 det, och indexvärdena är troligen fel",
                "55555 bredvid EQ VAS 95 och 21112 bredvid 30",
                "jämför några rader med formulären: 1 står för inga besvär och EQ VAS 100 för bästa hälsa; exportera formulärets koder; \
                 enkat vänder aldrig nivåer på en gissning",
            ],
            Self::IdentityNumber => [
                "en cell innehåller ett personnummer",
                "svar om hälsa får inte lämnas vidare tillsammans med vem personen är, så alla kommandon stannar",
                "ett tal med tio eller tolv siffror där datum och kontrollsiffra stämmer, eller ett danskt, finländskt, isländskt eller norskt nummer",
                "ersätt numren med pseudonymer och förvara nyckeln på annat ställe",
            ],
            Self::ExitWithoutStart => [
                "en person har ett avslut men ingen start",
                "personens förändring är okänd; ofta är id skrivet på ett annat sätt vid start",
                "ett id som bara finns på rader för avslut",
                "leta efter starten under ett annat id",
            ],
            Self::DatesOutOfOrder => [
                "en persons avslut har ett tidigare datum än starten",
                "ett av datumen är fel, eller så har tillfällena förväxlats",
                "start 2026-05-01, avslut 2026-01-15",
                "rätta datumen, eller tillfället på de två raderna",
            ],
            Self::StartWithoutExit => [
                "en person har en start men inget avslut",
                "personen räknas vid start men ingår inte i siffror om förändring",
                "någon som fortfarande är med i verksamheten",
                "ingenting, om det är så; lägg annars till raden för avslut",
            ],
            Self::StoredDiffers => [
                "ett sparat värde skiljer sig från det som svaren ger",
                "skillnaden följer med i allt som räknas på det sparade värdet",
                "indexvärdet 0,850 där värdesetet ger 0,878",
                "se om det finns en anmärkning om hela kolumnen, och räkna sedan om värdet",
            ],
            Self::StoredWithoutAnswers => [
                "ett värde är sparat fast svaren inte ger något",
                "det bygger på svar utanför tabellen, eller på en annan regel för saknade svar",
                "ett indexvärde bredvid en tom nivå",
                "ange vilken regel som användes; ta annars bort värdet",
            ],
            Self::NotStored => [
                "ett sparat värde saknas fast svaren ger ett",
                "raden ingår inte i siffror som räknas på den sparade kolumnen",
                "ett tomt indexvärde bredvid fem nivåer",
                "fyll i värdet; ingenting, om det är avsikten",
            ],
            Self::StoredLooksLike => [
                "en sparad kolumn skiljer sig från det som svaren ger; den troliga orsaken",
                "en enda orsak förklarar nästan alltid hela kolumnen",
                "värden från ett annat värdeset; frågor som inte har vänts",
                "ta reda på om orsaken stämmer, och räkna sedan om kolumnen från svaren",
            ],
            Self::StoredSet => [
                "ett sparat indexvärde saknar namnet på sitt värdeset; det värdeset som passar",
                "ett indexvärde säger ingenting utan sitt värdeset",
                "alla värden är de i US-2019",
                "ange värdesetet tillsammans med måttet, till exempel eq5d5l.index@US-2019",
            ],
            Self::StraightLine => [
                "en person har gett samma svar på alla frågor i en skala där några frågor är omvända",
                "poängen hamnar nära mitten av skalan, vad personen än känner",
                "7 på alla frågor från soc13_1 till soc13_13",
                "ingenting; ta bara bort sådana rader ur en analys enligt en regel som bestämts i förväg",
            ],
            Self::NotScorable => [
                "för många svar saknas för att en skala ska kunna få poäng",
                "skalan får inga poäng på den raden; andra skalor kan få det",
                "alla fyra frågor om meningsfullhet tomma",
                "ingenting, om svaren inte gavs; för annars in dem",
            ],
            Self::NobodysRow => [
                "en rad är en summa, ett medelvärde eller ett antal, en rubrik, eller kolumnernas namn en gång till",
                "den är ingens rad, och därför ingår den inte i några siffror och får inga poäng",
                "Summa i kolumnen med löpnummer, under den sista personen",
                "ta bort den ur tabellen; om den är någons, ge personen en annan pseudonym",
            ],
            Self::NamesOfPeople => [
                "en kolumn heter som en med namn på personer",
                "svar om hälsa ska inte följas åt med vem som har gett dem, och övriga kolumner följer med när poäng skrivs",
                "en kolumn Namn bredvid svaren",
                "ta bort kolumnen och förvara namnen med nyckeln till pseudonymerna, som ersätter dem om kolumnen är id; ingenting, om den gäller något annat",
            ],
            Self::LackedByPart => [
                "av flera tabeller som läses som en saknar en tabell kolumnen för en fråga som en annan har",
                "frågan räknas som obesvarad på varje rad i den tabellen, och siffrorna bygger på övriga",
                "mo i två kommuners tabeller, men ingen kolumn som läses som mo i den tredjes",
                "ange vilken kolumn i tabellen det är; ingenting, om frågan inte ställdes där",
            ],
            Self::AlikeIds => [
                "två löpnummer skiljer sig bara i versaler, blanksteg eller nollor före det första talet",
                "det är troligen samma person, vars start och avslut då inte hålls ihop",
                "P01 vid start och p1 vid avslut",
                "skriv löpnumren på samma sätt, eller välj att de ska läsas som samma",
            ],
            Self::RepeatedItem => [
                "en fråga har flera svar för samma person och tillfälle, i en tabell med en rad per svar",
                "det går inte att veta vilket svar som gäller; om de skiljer sig åt används inget av dem",
                "två rader med id 7, tillfället start och frågan mo",
                "behåll en rad per person, tillfälle och fråga",
            ],
            Self::LooksUnread => [
                "en kolumn ser ut att vara svar på ett formulär men läses inte",
                "den heter något annat än våra kolumner, så dess svar ingår inte i några poäng eller siffror",
                "en kolumn Rörlighet bredvid vas; fem kolumner med 1 till 5 som heter Q1 till Q5",
                "ange vilken fråga kolumnen gäller; ingenting, om den gäller något annat",
            ],
            Self::OccasionNotMet => [
                "ingen rad har den beteckning som angavs för ett tillfälle",
                "då har ingen det tillfället, så det finns varken par eller förändring",
                "uppföljning angavs som avslut, men i tabellen står post",
                "se vilka beteckningar som finns i tabellen, och ange den som menas",
            ],
            Self::NoCode => [
                "ett svar saknar kod bland dem som angetts för frågan",
                "koder har angetts för det som står i tabellen, och resten gissas inte",
                "Nivå 6, när koder har angetts för Nivå 1 till Nivå 5",
                "ange även dess kod, ange texten som kod för saknat svar, eller rätta cellen",
            ],
            Self::ColumnsDisagree => [
                "två kolumner som angetts för samma fråga är båda ifyllda, och skiljer sig åt",
                "av sådana kolumner är en ifylld på varje rad, som vid två språkversioner; det går inte att veta vilket svar som gavs, och därför används inget av dem",
                "2 i mo_sv och 4 i mo_en, båda angivna som rörlighet",
                "rätta raden, eller ange bara en av kolumnerna",
            ],
            Self::Programme(rule) => rule.in_swedish(),
            Self::Violence(rule) => rule.in_swedish(),
        }
    }
}
