//! The rules of the questions about violence.

use super::Texts;
use crate::finding::ViolenceRule;

impl ViolenceRule {
    #[expect(clippy::too_many_lines, reason = "the texts of a language, in one place")]
    pub(super) const fn in_swedish(self) -> Texts {
        match self {
            Self::UnknownForm => [
                "formuläret eller dess version är okänd, eller gällde inte den dagen",
                "utan formulärets definition går det inte att veta vad som frågades",
                "kolumnen mitt-formulär.status utan ett formulär med det id:t; version 2.0.0 läst med formuläret 1.0.0",
                "lämna med definitionen av det formulär som användes",
            ],
            Self::UnknownItem => [
                "en fråga finns inte i den här versionen av formuläret, eller finns där två gånger",
                "ett svar kan inte läsas utan sin fråga; av två svar går det inte att veta vilket som gäller",
                "kolumnen FORM.physicl_lifetime, när frågan i formuläret heter physical_lifetime",
                "rätta kolumnens namn, eller ange den version av formuläret som har frågan",
            ],
            Self::NotInResponseSet => [
                "ett svar hör inte till frågans svarsalternativ",
                "det kan inte läsas; ett utfall som bygger på frågan kan inte bestämmas",
                "en felstavad kod i en ja- eller nejfråga",
                "rätta cellen; en ja- eller nejfråga har yes, no, dont_know, declined, not_applicable och not_asked, andra frågor \
                 formulärets koder",
            ],
            Self::MandatoryNotRecorded => [
                "en obligatorisk fråga saknar uppgift fast formuläret togs upp",
                "att uppgift saknas betyder inte nej; utan den kan utfallet förbli oklart",
                "en tom cell i en fråga om hela livet",
                "skriv vad som hände: ett svar, declined eller not_asked",
            ],
            Self::NarrowerWithoutBroader => [
                "en fråga om en kortare tid är besvarad med ja och den om en längre tid med nej",
                "båda kan inte stämma; varje ja står kvar, men ett av svaren är ett misstag",
                "de senaste tolv månaderna mot hela livet",
                "se i anteckningarna från samtalet, eller fråga igen när det är tryggt",
            ],
            Self::BroaderImplied => [
                "en fråga om en kortare tid är besvarad med ja och den om en längre tid har inte ställts",
                "det gäller kanske också den längre tiden, men det fylls aldrig i",
                "bara frågan om de senaste tolv månaderna användes",
                "ingenting, om det är avsikten",
            ],
            Self::FollowUpOfNo => [
                "en följdfråga är besvarad fast den första frågan är besvarad med nej",
                "följdfrågan skulle inte ha ställts, eller så är det första svaret ett misstag",
                "hur ofta, bredvid en fråga som är besvarad med nej",
                "ta reda på vilket av de två som stämmer",
            ],
            Self::FollowUpOfSilence => [
                "en följdfråga är besvarad fast den första frågan varken har ja eller nej",
                "det går inte att veta vad följdfrågan gäller",
                "en relation bredvid en fråga som inte har ställts",
                "för in det första svaret, om det gavs",
            ],
            Self::FollowUpNotRecorded => [
                "en obligatorisk följdfråga saknar uppgift fast villkoret för den är uppfyllt",
                "utan den är det okänt när det hände, och därmed vad som ska erbjudas",
                "ingen uppgift om de senaste tolv månaderna efter frågan om hela livet",
                "skriv vad som hände: ett svar, declined eller not_asked",
            ],
            Self::AnsweredThoughNotAsked => [
                "formuläret togs inte upp eller avböjdes helt, men en fråga har ett svar",
                "statusen och svaren säger emot varandra; varje ja står kvar",
                "statusen not_asked bredvid en besvarad fråga",
                "rätta statusen; interrupted står för ett samtal som avbröts",
            ],
            Self::AskedThoughNotAnswered => [
                "statusen är asked, men inget svar är infört",
                "personen räknas som tillfrågad, men det finns inget att läsa",
                "statusen asked och alla frågor tomma",
                "rätta statusen, eller för in svaren",
            ],
            Self::ReasonAndStatus => [
                "inte tillfrågad utan skäl, ett skäl fast personen är tillfrågad, eller svar utan status",
                "varför personer inte tillfrågas är något som verksamheten kan ändra på",
                "statusen not_asked och ett tomt skäl",
                "fyll i statusen och, bara för not_asked, skälet",
            ],
            Self::UnsafeConditions => [
                "svaren gavs när personen inte var ensam, eller när en närstående tolkade",
                "någon annan hörde dem; de står kvar, men att personen teg eller sa nej säger kanske inte så mycket",
                "alone no, eller interpreter relative, med svar",
                "erbjud ett nytt samtal i enrum, med professionell tolk",
            ],
            Self::NotInformedOfDuty => [
                "det finns barn i hushållet och personen har inte fått veta om anmälningsplikten",
                "människor måste veta innan de svarar vad personalen kan behöva föra vidare",
                "informed no i ett hushåll med barn",
                "berätta om anmälningsplikten före frågorna, varje gång",
            ],
            Self::AcuteWithoutAction => [
                "akut fara utan att någon åtgärd för säkerheten är kodad",
                "någon kan vara i fara nu, och ingen åtgärd är införd",
                "personalens markering om akut fara och en tom lista över åtgärder",
                "se genast efter vad som gjordes, agera och för in åtgärden",
            ],
            Self::ChildConcernWithoutCheck => [
                "oro för ett barn utan att en prövning av anmälningsplikten är kodad",
                "plikten gäller genast, och den bedöms av en människa, aldrig av ett program",
                "en fråga om barn och en tom lista över åtgärder",
                "bedöm nu, tillsammans med ansvarig chef, om en orosanmälan ska göras, och för in att det är gjort",
            ],
            Self::ChildrenElsewhere => [
                "det finns inga barn i hushållet, men barn är utsatta",
                "barnen bor kanske någon annanstans, eller så är ett svar ett misstag; oron står kvar",
                "barn som bor hos den andra föräldern",
                "fråga var barnen bor",
            ],
            Self::AgeOutsideForm => [
                "personens ålder ligger utanför formulärets åldrar",
                "frågorna är inte gjorda för den åldern",
                "någon som är 17 år och ett formulär från 18 år",
                "använd formuläret för åldersgruppen",
            ],
            Self::DateOutsidePeriod => [
                "frågorna ställdes före inskrivningen, efter avslutet, i framtiden eller långt efter inskrivningen",
                "verksamheten frågar vid inskrivningen; andra datum är ofta skrivfel",
                "ett datum mer än 30 dagar efter inskrivningen",
                "rätta datumet; ingenting, om det är avsikten",
            ],
            Self::OwnUseAsExposure => [
                "ett formulär blandar eget våld med utsatthet för våld",
                "de är skilda resultat och slås aldrig ihop",
                "en fråga own_use med rollen exposed",
                "rätta frågans roll eller villkor i formuläret",
            ],
            Self::ExclusiveCodes => [
                "declined eller unknown står i en lista tillsammans med andra koder",
                "de utesluter de andra",
                "en lista över relationer med declined och något annat",
                "behåll det som stämmer",
            ],
            Self::PossibleFreeText => [
                "en kolumn finns inte i formuläret, eller en cell är längre än någon kod: kanske fritext",
                "fritext om våld pekar ut människor och får inte följa med data",
                "en kolumn med anteckningar",
                "ta bort texten där filen skapas",
            ],
            Self::IdentityNumber => [
                "en cell bland frågorna om våld innehåller ett personnummer",
                "svar om våld får inte lämnas vidare tillsammans med vem personen är, så alla kommandon stannar",
                "ett tal med tio eller tolv siffror där datum och kontrollsiffra stämmer",
                "ersätt numren med pseudonymer och förvara nyckeln på annat ställe",
            ],
            Self::LifetimeChanged => [
                "en fråga om hela livet är besvarad på ett annat sätt vid ett senare tillfälle",
                "människor berättar när det är tryggt; båda svaren står kvar, och inget av dem är ett fel",
                "två tillfällen med olika svar på en fråga om hela livet",
                "ingenting",
            ],
            Self::FormGraph => [
                "definitionen av ett formulär hänger inte ihop",
                "en fråga vars villkor inte syftar på något, eller på sig självt, kan inte ställas",
                "en fråga som ställs efter ett ja på en annan fråga, som formuläret inte har",
                "rätta formuläret; alla dess fel räknas upp",
            ],
            Self::UndeclaredCode => [
                "ett tal, ett streck eller något annat står där en kod väntades",
                "0, 9 eller 99 kan betyda nej, vill inte svara eller uppgift saknas, och en gissning vore inte säker",
                "99 i en ja- eller nejfråga",
                "skriv koden, eller ange vad talet betyder i formulärets answer_codes",
            ],
            Self::NamedColumn => [
                "en kolumn handlar om våld enligt namnet men hör inte till något formulär",
                "dess svar hålls inne ur tabeller med poäng på samma sätt som ett formulärs, och ingår inte i någon siffra",
                "en kolumn med namnet fysiskt våld, som inte har angetts som en fråga i ett formulär",
                "ange den som en fråga i formuläret, efter vad som frågades: någon gång i livet (\"se-guideline-1.physical_lifetime\"), de senaste 12 månaderna (\"se-guideline-1.physical_12_months\") eller om det pågår (\"se-guideline-1.physical_ongoing\"); en fråga som inte säger något om tid är ingen av dem, utan hör till ett eget formulär som \"seven-item-skeleton-1\"",
            ],
        }
    }
}
