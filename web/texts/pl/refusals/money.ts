// Polish sentences for the refusals of payments and the ledger, by the refusal's code.

export const payments = {
  'amount-exceeds-authorised': 'Pobrano by więcej, niż autoryzowano.',
  'amount-exceeds-captured': 'Zwrócono by więcej, niż pobrano.',
  'amount-exceeds-open': 'Wpłynęło więcej, niż pozostało do zapłaty.',
  'file-unreadable': 'Nie można odczytać pliku wypłat (wiersz {{line}}).',
  'no-operation': 'Nie ma tu takiej operacji płatniczej.',
  'no-payment': 'Nie ma tu takiej płatności.',
  'not-authorisable': 'Żadnej płatności tego zamówienia nie można już autoryzować.',
  'not-authorised-yet': 'Płatność nie jest jeszcze autoryzowana.',
  'not-on-account': 'To zamówienie nie jest płatne na fakturę.',
  'nothing-owed': 'Za to zamówienie nie należy się nic, co nie byłoby już w drodze.',
  'nothing-unknown': 'Żadna operacja płatnicza tego zamówienia nie ma nieznanego wyniku.',
  'on-account': 'To zamówienie jest płatne na fakturę: nie ma czego pobierać.',
  'payout-mixed': 'Wypłata ma jedną datę i jedną walutę ({{payoutId}}).',
  'payout-taken': 'Ta wypłata została już wczytana.',
  'result-contradicts': 'Operator odpowiedział wcześniej inaczej.',
  'source-used-otherwise': 'O to już poproszono, ale z inną kwotą.',
};

export const ledger = {
  'amounts-disagree': 'Kwoty tego dokumentu się nie sumują.',
  'credit-exceeds-invoiced': 'Korekta przekroczyłaby zafakturowaną kwotę.',
  'nothing-invoiced': 'Nie zafakturowano niczego, co można by skorygować.',
  'receivable-exceeded': 'Odpisano by więcej, niż wynosi należność.',
  'shipment-invoiced-otherwise': 'Tę przesyłkę zafakturowano już na inną kwotę.',
  'source-credited-otherwise': 'To skorygowano już na inną kwotę.',
  'unknown-series': 'Dla tego rodzaju dokumentu nie ma serii numeracji o tej nazwie.',
  'written-off-otherwise': 'To odpisano już na inną kwotę.',
  'wrong-currency': 'Faktury tego zamówienia są w innej walucie.',
};
