// Russian texts of planning: rows as files.

export const planningFiles = {
  files: {
    upload: 'Загрузить CSV',
    download: 'Скачать CSV',
    title: 'Загрузка: {{part}}',
    hint: 'Верные строки записываются, каждая отклонённая названа с номером. Имеющиеся строки меняются, ничего не удаляется.',
    columns: 'Столбцы: {{columns}}',
    choose: 'Файл CSV',
    tooLarge: 'Файл слишком большой: разделите его.',
    written: 'Новых: {{created}} · изменено: {{changed}} · без изменений: {{unchanged}}',
    allWell: 'Приняты все строки.',
    refused: 'Отклонённые строки: {{count}}',
    line: 'Строка',
    more: 'Показано {{shown}} из {{count}}.',
    cells: {
      missing: 'Не заполнено: {{column}}.',
      notWhole: '{{column}} – не целое число: {{cell}}',
      notNumber: '{{column}} – не число: {{cell}}',
      notFlag: '{{column}} – не yes и не no: {{cell}}',
      notDays: '{{column}} – не дни недели вида 12345.',
      twice: 'То же, что в строке {{line}}.',
    },
  },
};
