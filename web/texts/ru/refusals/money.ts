// Russian sentences for the refusals of payments and the ledger, by the refusal's code.

export const payments = {
  'amount-exceeds-authorised': 'Было бы списано больше, чем авторизовано.',
  'amount-exceeds-captured': 'Было бы возвращено больше, чем списано.',
  'amount-exceeds-open': 'Поступило больше, чем осталось оплатить.',
  'file-unreadable': 'Не удалось прочитать файл выплат (строка {{line}}).',
  'no-operation': 'Такой платёжной операции здесь нет.',
  'no-payment': 'Такого платежа здесь нет.',
  'not-authorisable': 'Авторизовать платежи этого заказа больше нельзя.',
  'not-authorised-yet': 'Платёж ещё не авторизован.',
  'not-on-account': 'Этот заказ оплачивается не по счёту.',
  'nothing-owed': 'По этому заказу нет долга, кроме того, что уже в пути.',
  'nothing-unknown': 'У этого заказа нет платёжных операций с неизвестным исходом.',
  'on-account': 'Этот заказ оплачивается по счёту: списывать нечего.',
  'payout-mixed': 'У выплаты одна дата и одна валюта ({{payoutId}}).',
  'payout-taken': 'Эта выплата уже загружена.',
  'result-contradicts': 'Раньше платёжная система ответила иначе.',
  'source-used-otherwise': 'Это уже запрашивали, но на другую сумму.',
};

export const ledger = {
  'amounts-disagree': 'Суммы этого документа не сходятся.',
  'credit-exceeds-invoiced': 'Кредит-нота превысила бы выставленную сумму.',
  'nothing-invoiced': 'Нет выставленных сумм, по которым можно сделать кредит-ноту.',
  'receivable-exceeded': 'Было бы списано больше, чем составляет долг.',
  'shipment-invoiced-otherwise': 'По этому отправлению уже выставлен счёт на другую сумму.',
  'source-credited-otherwise': 'По этому уже сделана кредит-нота на другую сумму.',
  'unknown-series': 'Для документов этого вида нет серии номеров с таким именем.',
  'written-off-otherwise': 'Это уже списано на другую сумму.',
  'wrong-currency': 'Счета этого заказа в другой валюте.',
};
