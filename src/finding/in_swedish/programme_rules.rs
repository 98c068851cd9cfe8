//! The rules of what a programme records of a person.

use super::Texts;
use crate::finding::ProgrammeRule;

impl ProgrammeRule {
    #[expect(clippy::too_many_lines, reason = "the texts of a language, in one place")]
    pub(super) const fn in_swedish(self) -> Texts {
        match self {
            Self::UnknownCode => [
                "en uppgift finns inte i verksamhetens lista för den kolumnen",
                "den räknas inte i någon siffra, och en felstavad kod skulle sänka en siffra utan att det märks",
                "primary_kare i kolumnen referred_from",
                "rätta cellen, eller lägg till koden i verksamhetens fil",
            ],
            Self::SeveralSenders => [
                "en hänvisning har mer än en avsändare",
                "varje person har exakt en avsändare; annars stämmer inte antalet hänvisningar med antalet personer",
                "primary_care;social_assistance i kolumnen referred_from",
                "ange vem som hänvisade; räkna upp de andra bland kontakterna",
            ],
            Self::UnknownWord => [
                "ordet för beslut, enkät, säkerhet eller slags avslut är okänt",
                "betydelsen är okänd, och målet bygger på hur säkert avslutet är och vilket slag det är",
                "kanske i kolumnen exit_certainty",
                "skriv accepted eller declined; form, dialogue eller no; certain eller possible; started, planned, returned eller \
                 ended_early",
            ],
            Self::DeclinedWithoutReason => [
                "en hänvisning har avböjts utan skäl",
                "vilka som inte får plats, och varför, är ett resultat av verksamheten",
                "declined bredvid ett tomt referral_reason",
                "fyll i skälet",
            ],
            Self::ReasonWithoutDecline => [
                "ett skäl för att avböja står vid en hänvisning som inte har avböjts",
                "det är okänt om personen deltar, så den räknas varken som deltagare eller som avböjd",
                "outside_target_group bredvid accepted",
                "rätta beslutet, eller töm skälet",
            ],
            Self::DeclinedTakesPart => [
                "en avböjd hänvisning har uppgifter om en deltagare, till exempel ett avslut eller frågor om våld",
                "den som inte fick plats har varken inskrivning eller avslut; beslutet gäller",
                "declined bredvid exit_to primary_care",
                "rätta beslutet, eller flytta uppgifterna till rätt rad",
            ],
            Self::ClosureWithoutExit => [
                "raden för en deltagares avslut säger inte vart personen gick",
                "ett avslut säger vart personen gick; utan det är det okänt om målet nåddes",
                "ett tomt exit_to på en rad för avslut",
                "fyll i avslutet; skriv none om det inte blev något, unknown om ingen vet",
            ],
            Self::ExitListLengths => [
                "antalet uppgifter om säkerhet eller slag skiljer sig från antalet avslut",
                "det är okänt vilken uppgift som hör till vilket avslut, så ingen av dem används",
                "certain;possible bredvid ett enda avslut",
                "skriv en för varje avslut i samma ordning, eller lämna cellen tom",
            ],
            Self::RepeatedCode => [
                "en lista har samma kod mer än en gång",
                "den räknas en gång; av ett upprepat avslut används bara det som båda säger",
                "walking_group;walking_group",
                "ta bort upprepningen",
            ],
            Self::NoneWithOthers => [
                "none eller unknown står tillsammans med andra koder i en lista",
                "det går inte att veta vad som menas",
                "none;psychiatry i kolumnen contacts",
                "ta bort det ena eller det andra",
            ],
            Self::AgeNotANumber => [
                "en ålder är inte ett helt antal år upp till 255",
                "åldern avgör om personen kan delta och vilket formulär med frågor om våld som gäller",
                "fyrtio",
                "skriv åldern i hela år",
            ],
            Self::AgeTooLow => [
                "en person är yngre än verksamheten tillåter",
                "personen kan inte delta, så åldern är troligen fel",
                "12, när lägsta åldern är 16",
                "rätta åldern, eller raden",
            ],
            Self::AgeImplausible => [
                "en person är äldre än verksamheten räknar med",
                "verksamheten är till för personer i arbetsför ålder",
                "71, när högsta åldern är 64",
                "kontrollera åldern; siffrorna använder den som den står",
            ],
            Self::YouthForm => [
                "personens ålder vid inskrivningen kräver ett eget formulär med frågor om våld",
                "formuläret för vuxna är inte gjort för dem",
                "17",
                "använd formuläret för unga",
            ],
            Self::HoursNotANumber => [
                "timmar per vecka är inte ett tal från 0 till 168",
                "timmarna avgör om personen hör till målgruppen",
                "ungefär tio",
                "skriv ett tal, till exempel 7 eller 7,5",
            ],
            Self::OutsideTargetGroup => [
                "en person har fler aktiva timmar per vecka vid inskrivningen än målgruppen",
                "verksamheten är till för personer med färre timmar; i dess dokument står ungefär tio, därför är detta bara en varning",
                "12, när gränsen är 10",
                "kontrollera att personen hör till verksamheten",
            ],
            Self::UnlistedMunicipality => [
                "en kommun hör inte till verksamheten",
                "personen räknas i helheten men inte under någon av verksamhetens kommuner",
                "en grannkommun",
                "rätta cellen, eller lägg till kommunen i verksamhetens fil",
            ],
            Self::UnknownSex => [
                "ett kön finns inte i verksamhetens lista",
                "siffror per kön skulle utelämna personen utan att det märks",
                "f, när listan har woman",
                "skriv något ur listan",
            ],
            Self::UnknownStep => [
                "ett steg i stegförflyttningen finns inte i verksamhetens lista",
                "utan stegets plats i ordningen går det inte att veta om personen har flyttat sig",
                "steg 3",
                "skriv något ur listan, eller ange verksamhetens egna steg i dess fil",
            ],
            Self::OutsidePeriod => [
                "ett datum ligger utanför projektets tid, eller i framtiden",
                "raden kan höra till ett annat projekt, eller så är datumet fel",
                "2023-09-01 i ett projekt som började 2024-09-01",
                "rätta datumet, eller projektets tid i verksamhetens fil",
            ],
            Self::ClosedBeforeEnrolment => [
                "en persons avslut ligger före starten",
                "ingen slutar innan den har börjat; ett av datumen är fel, eller så har raderna förväxlats",
                "start 2025-03-01, avslut 2025-02-01",
                "rätta datumen, eller tillfällena",
            ],
            Self::SenderDiffers => [
                "det står olika vid start och avslut om vem som hänvisade personen",
                "uppgiften vid start gäller",
                "primary_care vid start, social_assistance vid avslut",
                "rätta cellen, eller lämna den tom vid avslut",
            ],
            Self::MunicipalityDiffers => [
                "en persons kommun skiljer sig mellan start och avslut",
                "kommunen vid start gäller",
                "Tranås vid start, Aneby vid avslut",
                "ingenting, om personen har flyttat; rätta annars cellen",
            ],
            Self::ExitSaidTwice => [
                "ett ord intill ett avslut stämmer inte med dess säkerhet eller slag",
                "hur säkert avslutet är, eller vad som blev av det, avgör målet, och därför används inget av dem",
                "ev Försäkringskassan i exit_to bredvid certain i exit_certainty",
                "rätta en av de två cellerna",
            ],
            Self::GoalKindMissing => [
                "ett avslut som räknas för målet saknar slag",
                "bara ett avslut som påbörjades räknas, och därför anges målet som ett intervall: personen kan ha nått det eller inte",
                "supported_employment bredvid en tom exit_kind",
                "ange slaget: started, planned, returned eller ended_early; eller ange med exit-kind-if-not-recorded i inställningarna vad ett avslut utan slag är",
            ],
        }
    }
}
