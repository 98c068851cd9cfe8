### What was found, as a person reads it: the human form of a check, and what a command says afterwards.

help = help
critical = critical
error = error
warning = warning
notice = notice

row = row { $row }
few-rows = { $n ->
    [one] row { $rows }
   *[other] rows { $rows }
}
column-named = column { $column }
in-column = in { $column }
in-columns = in { $n } columns
whole-rows = whole rows
more-of-rule = { $more } more of { $rule }
explain-worst = `enkat explain { $rule }` says why it matters and what to do
explain-any = `enkat explain CODE` says why it matters and what to do
no-findings = no findings
found-in-rows = { $found } in { $rows }
found-no-rows = { $found }, no data rows
cannot-be-checked = cannot be checked: { $why }
files-cannot-be-checked = { $files } cannot be checked
by-rule-and-column = { $findings } by rule and column
listed-of = listed { $listed } of { $findings }; the totals are exact
switched-off = switched off: { $rule }, { $findings }: { $reason }
known-from-baseline = known from the baseline: { $findings }
gone-from-baseline = known from the baseline and no longer there: { $findings }; --write-baseline takes them out of it
first-in-cell = first in { $cell }
first-in-row = first in row { $row }
first-in = first in { $place }
row-of-table = { $table }, row { $row }
row-number = row { $row }
standard-input = standard input
file-named = file { $name }
identity-number = { $checks } (the message that held it is not shown); { $advice }
not-shown = (not shown)
