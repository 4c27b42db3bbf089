// Russian sentences for refusals of insight.

export const insight = {
  'model-unknown': 'Такой модели нет.',
  'model-unreadable': 'Файл не является читаемой моделью BPMN или PNML.',
  'orders-only': 'Процессы выполняют только заказы; другие объекты сравните с загруженной моделью.',
  'process-unknown': 'Такой процесс не развёрнут.',
};
