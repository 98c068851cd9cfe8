### Det som hittades, så som en människa läser det: kontrollens text och det som sägs efter ett kommando.

help = hjälp
critical = akut
error = fel
warning = varning
notice = notis

row = rad { $row }
few-rows = { $n ->
    [one] rad { $rows }
   *[other] raderna { $rows }
}
column-named = kolumnen { $column }
in-column = i { $column }
in-columns = i { $n } kolumner
whole-rows = hela rader
more-of-rule = { $more } till av { $rule }
explain-worst = `enkat explain { $rule }` säger varför det spelar roll och vad du ska göra
explain-any = `enkat explain KOD` säger varför det spelar roll och vad du ska göra
no-findings = inga anmärkningar
found-in-rows = { $found } på { $rows }
found-no-rows = { $found }, inga rader med data
cannot-be-checked = kan inte kontrolleras: { $why }
files-cannot-be-checked = { $files } kan inte kontrolleras
by-rule-and-column = { $findings } per regel och kolumn
listed-of = { $listed } av { $findings } visas; antalen är exakta
switched-off = avstängd: { $rule }, { $findings }: { $reason }
known-from-baseline = kända sedan tidigare: { $findings }
gone-from-baseline = kända sedan tidigare men inte längre kvar: { $findings }; --write-baseline tar bort dem
first-in-cell = först i { $cell }
first-in-row = först på rad { $row }
first-in = först på { $place }
row-of-table = { $table }, rad { $row }
row-number = rad { $row }
standard-input = standard in
file-named = filen { $name }
identity-number = { $checks } (meddelandet med numret visas inte); { $advice }
not-shown = (visas inte)
