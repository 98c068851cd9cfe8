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
