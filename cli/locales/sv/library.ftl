### Bibliotekets fel. De engelska texterna står vid felen i biblioteket.

did-you-mean = menade du { $names }?

layout-unknown-name = ingen fråga heter { $name }{ $close }; en fråga heter till exempel mo, vas, soc13_1 eller start.mo, och andra kolumner id, wave eller date
layout-swapped = sidorna i { $ours }={ $theirs } är omkastade: vårt namn står först, { $theirs }={ $ours }
layout-unknown-column = tabellen har ingen kolumn { $column }{ $close }
layout-mapped-twice = kolumnen { $column } används två gånger, för { $one } och för { $other }
layout-two-columns = två kolumner för { $item }: { $one } och { $other }; ge en av dem ett annat namn eller ta bort den
layout-violence-mapped = kolumnen { $column } innehåller svar om våld och kan inte vara { $name }; välj en annan kolumn
layout-no-item = ingen kolumn hör till ett frågeformulär; tabellen har { $found }, väntat { $expected }
layout-no-header = den första raden ser inte ut som namn på kolumner: av { $columns } celler är { $numbers } tal, { $days } datum och { $words } ja eller nej; sätt namnen ovanför svaren, väntat { $expected }
layout-mixed = några frågor har start. eller exit. före namnet och andra inte; skriv ut båda tillfällena för alla frågor, eller för ingen
layout-no-wave = tillfällen har angetts, men tabellen har ingen kolumn wave
layout-no-such-occasion = ingen rad har ett tillfälle som heter { $asked }; i kolumnen { $column } står { $held }
held-others = { $n ->
    [one] något annat
   *[other] { $n } andra namn
}
held-all = { $before } och { $last }
held-and-more = { $shown } och { $more } till
layout-wide-with-wave = båda tillfällena står på samma rad, så en kolumn wave eller namn på tillfällen har ingen mening här; använd det ena eller det andra
codes-unknown-name = koderna för { $name }: ingen fråga och inget frågeformulär heter så{ $close }
codes-out-of-range = koderna för { $name }: { $code } är ingen kod för { $item }, väntat { $lowest } till { $highest }
codes-twice = koderna för { $name }: texten { $text } är angiven två gånger
codes-missing = koderna för { $name }: { $text } är ett saknat svar och står inte för någon kod
codes-empty = koderna för { $name }: ingen text är angiven
codes-from-zero = koderna för { $name }: { $item } räknas redan från 0 i formuläret
table-says = { $what }
table-cannot-be-read = { $table } kan inte läsas: { $why }
table-not-asked = ingen kolumn hör till { $instrument }

group-id = kolumnen { $column } är id, som skiljer personer åt och inte delar in i grupper
group-answers = kolumnen { $column } innehåller tillfällen eller svar, som inte delar in i grupper
group-too-many = grupper efter { $columns } kolumner; högst { $most } räknas, de i korsade grupper en och en
group-violence = kolumnen { $column } hör till ett formulär om våld, vars svar inte delar in i grupper

unknown-rule = okänd regel { $name }{ $close }
unknown-statistic = okänt mått { $name }{ $close }
unknown-value-set = okänt värdeset { $name }{ $close }
unknown-violence-form = okänt formulär { $name }{ $close }
unknown-questionnaire = okänt frågeformulär { $name }{ $close }
questionnaire-taken = namnet { $name } hör till ett annat frågeformulär

setting-unknown = { $instrument } har ingen inställning { $setting }
setting-repeated = { $setting } har valts mer än en gång
setting-choice = okänt val av { $setting }: { $choice }{ $close }
setting-missing-rule = okänd regel för saknade svar; väntat complete, prorate20 eller half

stored-not-asked = { $stored }: tabellen har inga svar på { $asked }, så värdet kan inte räknas om
stored-no-occasion = { $stored }: båda tillfällena står på samma rad; ange vilket det gäller: start.{ $stored } eller exit.{ $stored }
stored-violence = { $stored }: kolumnen innehåller svar om våld, som inte har några poäng
stored-form = { $text } anger inget sparat värde, väntat MÅTT=KOLUMN, till exempel eq5d5l.index@US-2019=utility eller soc13.total=kasam
stored-output = { $instrument } har inget värde { $output }{ $close }
stored-no-set = { $measure } kommer inte ur ett värdeset; det gör bara ett indexvärde

breakdown-no-columns = { $text } anger inga grupper, väntat KOLUMN, eller KOLUMN*KOLUMN för varje kombination av två
breakdown-twice = { $text } är angivet två gånger
not-a-mapping = { $text } kan inte användas, väntat VÅRT=ERT, med {"{n}"} på båda sidor eller på ingen
not-a-missing-code = { $text } kan inte vara en kod för saknat svar, väntat ett tal eller ett ord, till exempel 999 eller vas=99
occasion-name = { $name } kan inte vara namn på tillfället { $occasion }: det är tomt eller står för ett annat tillfälle

key-id = id { $id } kan inte användas, väntat högst 40 små bokstäver, siffror och _, med en bokstav först
key-repeated-id = id { $id } används redan
key-range = svar från { $min } till { $max } är ingen skala, väntat min lägre än max
key-items = { $scale } har { $found } frågor, vilket är för få eller för många
key-repeated-item = fråga { $item } står två gånger i { $scale }
key-unknown-item = fråga { $item } i { $scale } finns inte bland frågorna

not-a-reliability = { $text } anger ingen reliabilitet, väntat MÅTT=R med R från 0 till under 1, eller MÅTT=alpha, till exempel soc13.total=0.84
unknown-measure = { $what }: rapporten har inget mått { $measure }, väntat något av { $known }
norm-unknown-group = norm: rapporten har ingen grupp { $group }, väntat all eller en grupp som finns i indelningen, till exempel sex=F
reliability-twice = reliabilitet: { $measure } är angivet två gånger
reliability-no-alpha = reliabilitet: { $measure } är inte en summa av frågor och har inget alfa; ange ett tal, till exempel { $measure }=0.7

policy-too-low = det minsta antal som visas får vara { $least } eller mer, inte { $found }
policy-rounding = antal avrundas till 3 eller till 5, inte { $found }
report-document = rapporten går inte att skriva som { $form }: { $why }
release-several-value-sets = en rapport som lämnas vidare har indexvärden ur ett enda värdeset, inte { $found }; ange ett, eller gör en intern rapport
release-internal-only = det kräver en intern rapport: en rapport som lämnas vidare innehåller bara antal, andelar, avrundade summor och medelvärden
release-shared-column = två indelningar har kolumnen { $column } gemensam, så att den ena berättar det som den andra skyddar; utelämna en av dem
release-list-column = kolumnen { $column } innehåller listor, och en lista delar inte in i grupper: någon skulle bli ensam med sin; utelämna den
release-nested = varje grupp efter { $inner } ligger inom en grupp efter { $outer }, så att den ena berättar det som den andra skyddar; utelämna en av dem, eller ange båda som en: { $outer }*{ $inner }
release-earlier = jämfört med den tidigare rapporten nummer { $place }: { $what }
release-too-many-groups = en rapport som lämnas vidare har högst { $most } grupper, inte { $found }; använd en kolumn med färre värden, eller gör en intern rapport
release-derivable = tabellen { $table } skulle kunna röja någon: ett skyddat antal skulle kunna räknas ut ur det som visas; utelämna en indelning, eller gör en intern rapport
earlier-nothing-shared = den tidigare rapporten har ingen siffra gemensam med den här: är det en rapport om samma verksamhet, med samma kolumner?
earlier-few-changed = { $table } för { $group } har ändrats med färre än { $threshold } personer sedan den tidigare rapporten, och det skulle berätta om dem; vänta tills fler har kommit med, eller gör en intern rapport
earlier-other-groups = den tidigare rapporten har grupper efter { $column } och den här har inga: tillsammans skulle de berätta mer än var och en; gör den efter samma kolumner
earlier-group-gone = den tidigare rapporten har gruppen { $group }, som nu är för liten eller har fått ge plats åt en som är det: tillsammans skulle de två berätta om de andra; vänta tills gruppen är stor nog, eller gör en intern rapport
earlier-pairs-before = den tidigare rapporten gäller dem som har båda tillfällena och den här alla vid start, så de två skulle berätta om dem som inte har kommit tillbaka; vänta tills tillräckligt många har båda, eller gör en intern rapport
earlier-unlike = den tidigare rapporten passar inte de här personerna, så det går inte att säga vad de två berättar tillsammans: är det en rapport om samma verksamhet, med samma listor?
earlier-start-of-everyone = den tidigare rapporten gäller alla vid start och den här dem som har båda tillfällena, och några har inte kommit tillbaka, så de två skulle röja dem; vänta tills alla har det, eller gör en intern rapport
earlier-other-value-set = den tidigare rapporten har indexvärden ur ett annat värdeset; medelvärden ur två värdeset röjer svar

person-unknown = ingen har det id:t
person-unknown-alike = ingen har det id:t; ett som bara skiljer sig i skiftläge, blanksteg eller nollor finns, och --fold-ids läser dem som samma
person-several = { $people } personer har det id:t, en inom vart och ett av dessa: { $within }; ange vilken med --within
cohort-no-id = en person behöver ett id, och det får inte vara tomt
cohort-identity-number = ett id innehåller ett personnummer, som inte visas här; ge varje person en pseudonym
cohort-group-is-id = kolumnen { $column } har { $values } olika värden för { $people } personer: den är ett id och delar inte in i grupper
cohort-too-many-groups = det blir för många grupper, de flesta efter { $breakdown }: använd en kolumn med färre värden, eller dela upp tabellen
cohort-too-many-columns = för många kolumner delar in i grupper; de i korsade grupper räknas en och en
cohort-too-many = så många rader, personer eller delar räknas inte

system-not-found = filen eller mappen finns inte
system-permission-denied = åtkomst nekas
system-is-a-folder = det är en mapp
system-not-a-folder = det är inte en mapp
system-full = det finns inget utrymme kvar
system-read-only = det går inte att skriva på den platsen
system-invalid-name = namnet kan inte användas
system-busy = den används av ett annat program
