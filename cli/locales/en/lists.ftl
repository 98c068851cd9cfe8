### `enkat list` and `enkat explain`.

explain-why = Why
explain-example = Example
explain-do = Do
explain-evidence = Evidence

## Headers, as they are written as CSV

header-id = id
header-name = name
header-columns = columns
header-scores = scores
header-source = source
header-population = population
header-country = country
header-year = year
header-scale = scale
header-lowest = lowest
header-highest = highest
header-method = method
header-verification = verification
header-content-hash = content hash
header-code = code
header-level = level
header-checks = checks
header-what-to-do = what to do
header-version = version
header-items = items
header-rights-in-the-wording = rights in the wording
header-column = column
header-domain = domain
header-role = role
header-window = window
header-mandatory = mandatory
header-wording-sv = wording (sv)
header-used-as = used as
header-party = party
header-counts-for-the-goal = counts for the goal
header-number = number
header-what-for-sv = what for (sv)
header-checked = checked
no-wording = no wording

## The page of the rules

rules-title = The rules
rules-codes = Whatever is odd about a table is a finding, and each finding names its rule by a code that is never reused.
rules-explain = `enkat explain EQ001` says of one rule what this page says of all; `enkat list rules --format md` prints the page.
rules-level = level
rules-means = means
rules-critical = a person's safety may hang on it: somebody has to look at once
rules-error = not usable; what it touches has no score
rules-warning = read, but to be mended at the source
rules-notice = worth knowing; nothing is lost
rules-cells = Cells
rules-rows = Rows
rules-columns = Columns
rules-people = People
rules-stored-scores = Stored scores
rules-several-tables = Several tables
rules-read-as = What is read as what
rules-answers-as-a-whole = Answers as a whole
rules-programme = Programme
rules-violence = Violence
rules-looks-at = Looks at
rules-what-to-do = What to do
