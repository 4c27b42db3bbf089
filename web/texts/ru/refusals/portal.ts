// Russian sentences for the refusals of the portal and of documents, by the refusal's code.

export const portal = {
  'code-wrong': 'Код неверный или устарел. Запросите новый.',
  'customer-unknown': 'Такого клиента нет.',
  'delivery-unknown': 'Такой доставки нет.',
  'feedback-final': 'Прошло слишком много времени, отзыв уже нельзя изменить.',
  'invoice-unknown': 'Такого счёта нет.',
  'link-invalid': 'Эта ссылка больше не работает.',
  'no-links': 'Ссылки создать нельзя: серверу не сообщили его публичный адрес.',
  'not-delivered': 'Эта посылка ещё не доставлена.',
  'nothing-to-order': 'Товары из этого заказа больше не продаются.',
  'order-unknown': 'Такого заказа нет.',
  'sign-in-needed': 'Для этого войдите с помощью кода, который мы пришлём на эл. почту.',
};

export const documents = {
  'label-gone': 'Перевозчик не выдаёт этикетку этого отправления.',
  'no-label': 'Перевозчик ещё не подготовил этикетку этого отправления.',
  'not-shipped': 'Это забирают на месте; этикетки нет.',
  'own-label': 'Этикетку этого отправления сделал сам склад.',
};
