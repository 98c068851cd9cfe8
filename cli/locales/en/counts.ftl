### Numbers of things, as in "2 rows"; `plural` looks for count- and the noun.

count-row = { $n } { $n ->
    [one] row
   *[other] rows
}
count-column = { $n } { $n ->
    [one] column
   *[other] columns
}
count-item-column = { $n } { $n ->
    [one] item column
   *[other] item columns
}
count-cell = { $n } { $n ->
    [one] cell
   *[other] cells
}
count-file = { $n } { $n ->
    [one] file
   *[other] files
}
count-person = { $n } { $n ->
    [one] person
   *[other] people
}
count-time = { $n } { $n ->
    [one] time
   *[other] times
}
count-guess = { $n } { $n ->
    [one] guess
   *[other] guesses
}
count-finding = { $n } { $n ->
    [one] finding
   *[other] findings
}
count-critical = { $n } { $n ->
    [one] critical finding
   *[other] critical findings
}
count-error = { $n } { $n ->
    [one] error
   *[other] errors
}
count-warning = { $n } { $n ->
    [one] warning
   *[other] warnings
}
count-notice = { $n } { $n ->
    [one] notice
   *[other] notices
}
