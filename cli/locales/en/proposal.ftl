### The settings file that `check --init` proposes.

init-as-given = as given with { $option }
init-stored = Columns that look like a stored score. To compare one, take its # away:
init-perhaps = perhaps
init-unusable = It cannot be used as it stands: { $why }
init-left-out = Left out: { $guesses } about columns whose name looks like somebody's answer; rename such a column.
init-head = Proposed by enkat check --init for { $name }: { $rows }, { $columns }.
init-head-several = Proposed by enkat check --init for { $files } that are read as one: { $names }. What all of them share stands at the top, and what is a file's own below its name.
init-municipality = Is the file the answers of one municipality? Then take the # away; a report can be broken down by it:
init-ids-within = { $n ->
    [one] { $n } id stands
   *[other] { $n } ids stand
} in { $one } and in { $other } as well. If it is another person in each file, ids are persons within a file; if it is the same person in all of them, write "all":
init-save = Save it as enkat.toml beside the table when you have read it; every line says what it was guessed from.
init-not-guessed = Not guessed: a value set or a country (name yours as value-set), the direction of any item (answers are read as they were marked, and turned round for scoring as the published key says), and what a number out of range was meant to be: nothing is shifted.
init-look-at = Look at: each column against the form that people filled in, which occasion comes first, and the missing codes.
init-named-already = Named as expected already: { $names }.
init-none-recognised = No column was recognised. Name yours: our name = "your column"; see docs/columns.md.
init-likely = likely
init-no-id = No column is named as an id; without one nobody's start and exit are held together.
init-both-occasions = Both occasions stand in one row: "{ $start }" was taken for the start and "{ $exit }" for the exit.
init-both-occasions-unnamed = Both occasions stand in one row: "{ $exit }" was taken for the exit, and names without it were taken for the start.
init-violence = { $n ->
    [one] { $n } column speaks
   *[other] { $n } columns speak
} of violence by name. What was asked there is not guessed: name each as an item of the form, such as "se-guideline-1.status"; see enkat list form-items. Until then it is in no figure, and held back by score.
init-wave-meaningless = The column wave has no meaning then; remove it or rename it.
init-no-wave = No column was recognised as that of occasions: every row is read as a start.
init-but = But { $evidence }; if so, name it:
init-column-of-occasions = the column of occasions
init-unsure = unsure, left out
init-which-is-which = Which is which is for you to choose; a list takes several labels of one occasion:
init-code = { $sure }: { $code } stands { $times } in { $of }, of { $rows }, and is out of range there
init-with-unsure = With those that are unsure:
init-told = { $sure }: "{ $column }", { $evidence }
init-second-set = A second set of columns. If each row fills only one of them, name them all:
init-exits = No column says what became of an exit. It is read as started, unless a word beside it says otherwise (such as tillbaka till). Is that so? If not, take the line away: the goal is then told as a range.
init-codes = What stands for which code is for you to say; nothing below is read before you take its # away.
init-codes-from-zero = Are these counted from 0, so that 0 is the lowest code? (And if the highest is the best: "reversed".)
init-codes-texts = Texts of the table, each with the number in it; a ? needs its code.
