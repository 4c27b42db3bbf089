// Russian texts of the parts that all pages share.

export const ui = {
  close: 'Закрыть',
  tryAgain: 'Повторить',
  noConnection: 'Нет связи с сервером.',
  loadMore: 'Показать ещё',
  shown_one: 'Показано: {{count}}',
  shown_few: 'Показано: {{count}}',
  shown_many: 'Показано: {{count}}',
  shown_other: 'Показано: {{count}}',
  all: 'Все',
  blank: 'Ещё',
  loadingDiagram: 'Схема загружается',
  fit: 'По размеру окна',
  fullscreen: 'Во весь экран',
};
