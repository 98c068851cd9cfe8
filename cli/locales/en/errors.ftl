### Errors of the program.

how-by = name another column with --by
how-repeat = repeat the option for several
how-value-sets = see `enkat list value-sets`
how-rules = see `enkat list rules`
how-map = name its columns with --map
how-wave = name it with --map wave=COLUMN
how-wide = leave --wave out, or map items without start. and exit. before their names
how-mixed = --map start.ITEM=COLUMN and --map exit.ITEM=COLUMN name both
how-two-columns = --map ITEM=COLUMN names the one that is meant
how-delimiter = with --delimiter
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
finsam-no-programme = { $table }: no column tells of the programme; name who referred with --map referred_from=COLUMN, or the exit with --map exit_to=COLUMN
qualify-same-file = { $file } cannot hold both the document and the data; choose another name for --json
person-no-id = { $table }: the table has no column id, so nobody can be found; name it with --map id=COLUMN
person-no-questionnaire = { $table }: no questionnaire whose answers could be shown
person-within-alone = --within needs --ids-within, which says which column ids are within
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
schema-other = beside questionnaires there are violence-form, programme, settings, check, proposal, report and baseline
expected-json = expected a JSON object, {"{ ... }"}
expected-toml = expected TOML, name = value, or a JSON object
toml-line = { $what }; the line is: { $shown }
toml-unquoted = a text stands within quotation marks: { $mended }
toml-curly = only straight quotation marks are any here: { $mended }
toml-question = put the code in the place of ?, such as 3 without quotation marks
toml-no-value = expected a value behind =: a number, or a text within "..."
toml-twice = the name stands twice; leave one of them out
toml-no-equals = expected NAME = VALUE; a name of more than letters from a to z, digits, - and _ stands within "..."
toml-unclosed = a bracket is not closed: [ has its ], and {"{"} its {"}"}
toml-open-quote = a quotation mark is not closed, or a text goes on in the next line
toml-more = more follows the value; several values stand in [ ] with a comma between them, and every NAME = VALUE in a line of its own
toml-backslash = \ has a meaning of its own within "..."; write / or put the text within '...'
toml-otherwise = expected NAME = VALUE, such as exit = "Avslut", or [NAME] above a table
line-says = line { $line }: { $what }
reading-it = reading it
not-unicode = it is neither UTF-8 nor UTF-16 with a byte-order mark; save it as UTF-8
reading-table = reading the table { $file }
own-set-either = expected either [coefficients] or table = "values.csv"
own-set-two-cells = expected two cells in every row
no-record = { $file } is not a page that says how it was made: pages of `enkat report -o FILE.html` do
again-no-table = the tables have to be given again: enkat report TABLE --again PAGE
record-again = `enkat report TABLE --again PAGE`, with this page and the same tables
record-settings = SHA-256 of the settings { $hash }
record-tables = SHA-256 of the tables { $hash }
again-left-out = a release carries no names of files, columns or sheets; give again what it was made with: { $options }
page-alone = { $option } belongs to a page or a document: -o FILE.html, .docx or .xlsx
not-a-report = { $file } is not a report in JSON
earlier-is-internal = { $file } is an internal report; beside a report that may leave only another one that may
not-a-release = { $file } is not a release in JSON
beside-earlier = beside { $file }
bootstrap-method = --replicates and --seed are of a bootstrap; name its method: --bootstrap bca or --bootstrap percentile
the-norms = the norms { $file }
writing-report = writing the report
drawing-pictures = drawing the pictures
pictures-folder = the folder { $folder } for the pictures
pictures-no-folder = { $file } is no folder, expected one for the pictures
pictures-others = { $file } is a picture of another report; name an empty folder, so that none is taken for one of this report
writing-finsam = writing the table for Uppföljning Finsam
writing-template = writing the workbook
template-both-soc = SOC-13 is a part of SOC-29: ask one of them
writing-person = writing the page of the person
writing-qualification = writing the qualification
reading-program = reading the program
reading-settings = reading the settings file { $file }
settings-apply = with what { $files } says
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
init-no-table = --init proposes settings for a table; name a file, several that are read as one, or -
init-read-twice = { $file } can be read once, and of several tables each is read twice; save it as a file
init-exists = { $file } is there already and says something else, which a proposal would replace; write it to another file, or move that one away first
init-ending = { $file }: the proposal is written as .{ $ending }
init-format = a proposal is a settings file, or JSON with --format json
left-out = this program was built without what writes { $what }
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
words-meant = {"; "}did you mean { $close }?
words-one-of = {", "}expected one of { $names }
words-one-or-other = {", "}expected { $one } or { $other }
words-only = {", "}expected { $name }
json-object = a JSON object
parquet-file = a parquet file
rows-of-another-output = rows of one output do not go to another

## What to do about a rule

rule-missing-code = --missing-code
rule-codes-proposed = [codes] in enkat.toml, which `enkat check --init` proposes; --missing-code
rule-codes = [codes] in enkat.toml
rule-codes-or-missing = [codes] in enkat.toml; --missing-code
rule-wave = --wave start=pre --wave exit=post
rule-map = --map; `enkat check --init` proposes it
rule-files-map = map of [files.NAME] in enkat.toml
rule-fold-ids = --fold-ids
rule-looks-like = another rule for missing answers: --missing complete; another set: --stored MEASURE@SET=COLUMN
rule-stored-set = --stored MEASURE@SET=COLUMN
rule-form = --form
rule-reveal-violence = --reveal-violence keeps it in a table

## Several tables, sheets of a workbook, and tables with a row for each answer

twice-one-name = { $file } is given twice, and everybody in it would count twice; give it once, or the file that was meant beside it (two sheets of one workbook: --sheet start=NAME --sheet exit=NAME)
twice-one-file = { $one } and { $other } are one file, and everybody in it would count twice; give it once, or the file that was meant beside it (two sheets of one workbook: --sheet start=NAME --sheet exit=NAME)
twice-same-bytes = { $one } and { $other } hold the same, byte for byte, and everybody in them would count twice; leave one of them out, or replace the one that was copied by mistake
several-identity = the name of a file holds a personal identity number and would stand beside its rows; rename the file
several-wide-and-long = both occasions stand in one row of { $wide } and not of { $long }; tables that are read as one have to be alike in that
several-no-occasion = { $untold }: nothing says of which occasion its rows are, as { $told } does; say it with start=FILE or exit=FILE, or name its column of occasions
the-tables-together = the tables together
part-occasion-and-names = { $table }: it is said to be of the { $occasion }, and names of occasions are given as well; leave one of them out
part-occasion-and-columns = { $table }: it is said to be of the { $occasion }, and its columns tell occasions apart as well; leave one of them out
part-of-that-name = of that name
part-set-taken = { $table }: `set` cannot give it a column { $column }: it has one, or people and occasions are told by it
part-set-identity = { $table }: `set` holds a personal identity number
sheets-read-once = { $name } can be read once, so one sheet of a workbook; save it as a file to read two
sheets-and-occasion = { $file }: its sheets are of an occasion each, and it was said to be of the { $occasion }; leave one of them out
sheet-expected = { $text }: expected one sheet by its name, or start=NAME and exit=NAME for a sheet of each occasion
ids-pair = { $one } and { $other } ({ $count })
ids-more-pairs = { $n } more pairs of files
ids-shared = the same ids have the same occasion in { $pairs }, and nobody says whether they are the same people; if an id is another person in another file, say --ids-within { $within }, if it is the same person, --ids-within all, and if the files are of an occasion each, start=FILE exit=FILE
labels-found = found { $labels }
labels-many = found many others
labels-unknown = { $table }: no row has an occasion that is known, { $found }; say what this table calls them, such as [files.NAME] wave = {"{"} start = "1", exit = "2" {"}"} in enkat.toml
long-no-id = { $table }: a table with a row for each answer has to say whose it is; name the column with --map id=COLUMN
further-down = { $table }: further down, { $lines }
line-with-names = line { $line } { $names }
line-with-cells = line { $line } ({ $cells })
header-line-expected = expected the number of a line such as 3, or of two that are joined such as 1-2
settings-both-say-more = { $one } and { $other } both say more than how a table is read ({ $named }); for one report say that in one of them, or name one file for all tables with --config
settings-of-single-file = [files.{ $file }]: { $key } is not said of a single file, expected { $known }

## Files of scores

rows-other-name = { $file }: its name says { $by_name } and the format is { $format }; leave the format out, or change the name
sheet-too-wide = the output has { $columns } columns and a sheet at most { $most }; write CSV or parquet
sheet-too-long = the output has more than { $most } rows, which a sheet cannot hold; write CSV or parquet, such as -o scores.parquet
sheet-not-written = the workbook cannot be written; is the disk full?
sheet-long-cell = row { $row }, column { $column } of the output is longer than { $most } characters, which no cell of a workbook is; write CSV or parquet

## What is expected in a settings file where several kinds are

words-one-or-many = a text in quotation marks, or a list of such; only a missing code may be a whole number
words-sheets = the name of a sheet, or {"{"} start = NAME, exit = NAME {"}"}
words-number-or-text = a whole number or a text
words-header-line = the number of a line, or two such as "1-2"
words-printed-number = a number as it is printed, such as -0.123
words-codes = { $found }, expected from-zero, reversed, or texts and what code each stands for
