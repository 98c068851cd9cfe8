### Errors of the program.

how-sheet = choose with --sheet NAME
how-by = name another column with --by
how-repeat = repeat the option for several
how-value-sets = see `enkat list value-sets`
how-rules = see `enkat list rules`
how-map = name its columns with --map
how-wave = name it with --map wave=COLUMN
how-wide = leave --wave out, or map items without start. and exit. before their names
how-mixed = --map start.ITEM=COLUMN and --map exit.ITEM=COLUMN name both
how-two-columns = --map ITEM=COLUMN names the one that is meant
how-no-item = name yours with --map OURS=THEIRS, with {"{n}"} on both sides for a number (`enkat check --init` proposes them); if several names stand in one, give the --delimiter; if they stand in another line, its --header-line
how-header-line = if they stand in another line, give its --header-line
how-occasions = name those that are meant with --wave start=LABEL --wave exit=LABEL
how-sheet = --sheet NAME, or --sheet start=NAME --sheet exit=NAME for a sheet of each occasion
how-not-identity = --not-identity COLUMN
writing-into-folder = writing into the folder { $folder }
writing-file = writing { $file }
output-is-input = { $file } is read as well; choose another name for the output
output-ending = { $file }: files that end in .{ $ending } are not written by this command; end the name in { $known }
output-protected = { $file } is write-protected and is kept; remove it, make it writable, or choose another name
output-link = { $file } is a link that leads nowhere
output-folder = { $file } is a folder, expected a file to write
output-not-ordinary = { $file } is not an ordinary file; leave out the name to write to standard output
or = {" or "}
change-no-occasions = { $table }: nothing tells start and exit apart; name the column with --map wave=COLUMN, or both occasions of a wide table with --map start.mo=COLUMN --map exit.mo=COLUMN
change-no-id = { $table }: the table has no column id, so changes cannot be worked out; name it with --map id=COLUMN
change-no-questionnaire = { $table }: no questionnaire with a change from start to exit; violence and programme columns have none
change-taken = --by { $column }: the table of changes has a column of that name of its own; give yours another name
score-taken = the table already has a column { $column }; --overwrite replaces it
rows-same-name = column { $one } and column { $other } have the same name, which { $what } cannot hold; rename one or write CSV
norms-row = row { $row }: { $what }
norms-expected = expected the columns measure,mean,sd,source and perhaps group
norms-not-a-number = the { $name } is not a number
norms-sd = the sd is not above 0
norms-source = expected the source of the norm
norms-second = a second norm of { $measure } for { $group }
norms-none = there are no norms; { $expected }
off-unknown-rule = unknown rule { $code }; did you mean { $rule }?
off-cannot = { $code } cannot be switched off: { $why }
off-no-reason = { $code } has no reason; say why it is switched off
settings-choice = the settings file: { $option } is { $value }, expected { $known }
schema-other = beside questionnaires there are violence-form, programme, settings, check, report and baseline
expected-json = expected a JSON object, {"{ ... }"}
expected-toml = expected TOML, name = value, or a JSON object
line-says = line { $line }: { $what }
reading-it = reading it
not-unicode = it is neither UTF-8 nor UTF-16 with a byte-order mark; save it as UTF-8
reading-table = reading the table { $file }
own-set-either = expected either [coefficients] or table = "values.csv"
own-set-two-cells = expected two cells in every row
not-a-release = { $file } is not a release in JSON
beside-earlier = beside { $file }
bootstrap-method = --replicates and --seed are of a bootstrap; name its method: --bootstrap bca or --bootstrap percentile
the-norms = the norms { $file }
writing-report = writing the report
reading-settings = reading the settings file { $file }
the-settings = the settings file { $file }
the-value-set-file = the value set file { $file }
the-scale-file = the scale file { $file }
the-violence-form = the violence form { $file }
the-programme-file = the programme file { $file }
map-both-sides = { $file }, map: { $ours } needs a {"{n}"} on both sides or on neither
settings-wave = { $file }, wave
two-value-sets = two value set files have the id { $id }; give one of them another
wave-expected = --wave { $text }: expected start=NAME or exit=NAME
delimiter-unusable = the delimiter { $text } is not usable, expected one character such as , ; | or tab
check-strict = --strict is of score, change and report; a check fails for errors anyway, and for warnings with --fail-on warning
format-and-baseline = a format and the baseline would both go to { $file }; give each its own file
baseline-not-written = { $file } is not written, for a file cannot be checked
folder-unreadable = the folder cannot be read, so files may be missing: { $error }
init-one-table = --init proposes settings for one table; name one file, or -
init-ending = { $file }: settings are written as .{ $ending }
init-one-column = { $file }: all names stand in one column; give the character between them, such as --delimiter '{ $sign }'
formats-to-standard = { $first } and { $second } would both go to standard output; give one a file, such as { $second }=FILE
formats-to-file = two formats would go to { $file }; give each its own file
format-unknown = --format is { $name }, expected one of { $known }, each perhaps with =FILE
format-no-file = --format { $text } does not name a file; without the sign { $name } goes to standard output
baseline-version = its version is { $found }, expected { $expected }
baseline-expected = { $file }: expected a baseline as --write-baseline leaves it, {"{"}"version": 1, "known": [...]{"}"}
baseline-identity = the name of a file holds a personal identity number, which a baseline must not; rename the file
finding-file = finding { $file }
no-file-named = no file is named; give a table, a pattern such as data/*.csv, or - for standard input, or name files under [check] in enkat.toml
no-file-matches = no file matches { $pattern }
the-pattern = the pattern { $pattern }
writing-output = writing the output

## What is wrong with a file of settings

words-whole-range = a whole number from 0 to { $highest }
words-whole-positive = a whole number, 0 or more
words-whole = a whole number
words-number = a number
words-the-number = the number { $number }
words-text = a text
words-file-name = the name of a file
words-true-or-false = true or false
words-true = true
words-false = false
words-table = a table of names and values
words-list = a list
words-nothing = nothing
words-else = something else
words-found = found { $found }, expected { $expected }
words-expected = expected { $expected }
words-missing = missing field { $name }
words-unknown-name = unknown name{ $name }{ $known }
words-unknown-choice = unknown choice{ $name }{ $known }
words-one-of = {", "}expected one of { $names }
words-one-or-other = {", "}expected { $one } or { $other }
words-only = {", "}expected { $name }
json-object = a JSON object
parquet-file = a parquet file
rows-of-another-output = rows of one output do not go to another
