### Antal, som i ”2 rader”; `plural` letar efter count- och det engelska ordet.

count-row = { $n } { $n ->
    [one] rad
   *[other] rader
}
count-column = { $n } { $n ->
    [one] kolumn
   *[other] kolumner
}
count-item-column = { $n } { $n ->
    [one] kolumn med svar
   *[other] kolumner med svar
}
count-cell = { $n } { $n ->
    [one] cell
   *[other] celler
}
count-file = { $n } { $n ->
    [one] fil
   *[other] filer
}
count-person = { $n } { $n ->
    [one] person
   *[other] personer
}
count-time = { $n } { $n ->
    [one] gång
   *[other] gånger
}
count-guess = { $n } { $n ->
    [one] gissning
   *[other] gissningar
}
count-finding = { $n } { $n ->
    [one] anmärkning
   *[other] anmärkningar
}
count-critical = { $n } { $n ->
    [one] akut anmärkning
   *[other] akuta anmärkningar
}
count-error = { $n } fel
count-warning = { $n } { $n ->
    [one] varning
   *[other] varningar
}
count-notice = { $n } { $n ->
    [one] notis
   *[other] notiser
}
