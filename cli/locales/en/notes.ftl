### Notes, hints and warnings on standard error.

note = note: { $what }
note-of = note: { $name }: { $what }
warning-that = warning: { $what }
error-that = error: { $what }
note-no-rows = note: { $name } has a header but no rows
note-surplus-cells = note: { $cells } beyond the header could not be carried along
note-code-in-range = note: --missing-code { $code } is within the range of some items and was missing there too; name columns to narrow it, such as mo={ $code }
hint-no-value-set = hint: no value set was chosen, so there is no index; see `enkat list value-sets`, then add --value-set ID
hint-reliability = hint: reliable change of { $measure } needs a reliability, such as --reliability { $measure }=0.84; without one it is left empty
note-no-id = note: the table has no column id, so changes cannot be worked out; name it with --map id=COLUMN
note-finsam-internal = note: exact counts of few people; not for release
qualify-failed = warning: this program gives something else here than it should, or a control was not noticed; do not rely on it
note-some-without-change = note: people with a start alone or an exit alone are not in the figures of change
note-without-change = note: { $people } without figures of change: { $start } with a start only, { $exit } with an exit only
note-violence-left-out = note: { $columns } about violence left out; --reveal-violence keeps them and adds outcomes
note-job-summary = note: the job summary could not be written: { $error }
caveat-zero-to-hundred = values run from 0 to 100 and are not utilities
caveat-mapped = values are mapped from EQ-5D-3L
caveat-single-source = the coefficients rest on a single source
caveat-variant = another precision of { $of }, which is to be preferred
baseline-cannot-be-known = { $rule } cannot be known, and counts: { $checks }
baseline-unknown-rule = { $unknown }, and nothing is known by it
baseline-written-otherwise = the rule { $rule } is written as { $code }, and nothing is known by it
baseline-files-gone = { $files } that it knows are not there, { $first } the first

progress-rows = rows

## Which columns were read as what, and how several tables are

read-all = read: { $read }
read-and-not = read: { $read }; not read: { $unread }
read-from-to = { $first } to { $last }, { $columns } ({ $name })
and-more = { $shown } and { $more } more
note-no-such-file = note: { $settings }: [files.{ $name }] is not the name of a file beside it
note-sheets = note: { $file }: the sheet { $start } is read as the start and { $exit } as the exit, as --sheet start={ $start } --sheet exit={ $exit } would say
note-sheets-and-others = note: { $file }: the sheet { $start } is read as the start and { $exit } as the exit, as --sheet start={ $start } --sheet exit={ $exit } would say; not read: { $others }
note-long = note: { $table }: it has a row for each answer: items in { $items }, answers in { $answers }
note-long-left-out = note: { $table }: left out, for they differ within a person and occasion: { $columns }
note-long-unread = note: { $table }: not read as items: { $items }; --map OURS=ITEM names one
again-version = note: the report was made with enkat { $made }, and this is { $now }: they may differ
again-settings = note: the settings, or files that they name, are not those that the report was made with
again-tables = note: the tables are not those that the report was made of

template-sheet = { $occasion ->
    [start] Start
   *[exit] Exit
}
template-id = A pseudonym of at most 9 signs, the same on both sheets. Never a name or a personal identity number.
template-day = A day, such as 2026-03-01.
template-whole = A whole number from { $low } to { $high }, as marked on the form.
template-one-of = Choose from the list. If there are several, write a semicolon between them.
template-exit-kinds = started; planned; returned; ended_early
template-other-occasion = This column belongs to the other sheet.

## A table that is dropped on the program, and whoever begins it with the mouse

dropped-report = { $name }-report.html
dropped-made = the report is { $file }
dropped-settings =
    note: there is no settings file (enkat.toml) beside the table. If columns were not read, or something was an error above: open a
    terminal (the Command Prompt in Windows), type the line below, read through the file that it makes, and drop the table on the program once more.
        "{ $program }" check --init "{ $table }" -o "{ $settings }"
desktop-drop =
    Drop a table (.xlsx or .csv) on the program, or put it on the command line: its report is made beside it and opened.
desktop-key = Press a key to close the window.
desktop-not-opened = note: { $file } could not be opened ({ $error }); open it with a double click
