// Polish texts of planning: rows as files.

export const planningFiles = {
  files: {
    upload: 'Wczytaj CSV',
    download: 'Pobierz CSV',
    title: 'Wczytywanie: {{part}}',
    hint: 'Dobre wiersze są zapisywane, każdy odrzucony podany jest z numerem. Istniejące się zmieniają; nic nie jest usuwane.',
    columns: 'Kolumny: {{columns}}',
    choose: 'Plik CSV',
    tooLarge: 'Plik jest za duży: podziel go.',
    written: 'Nowe: {{created}} · zmienione: {{changed}} · bez zmian: {{unchanged}}',
    allWell: 'Przyjęto każdy wiersz.',
    refused: 'Odrzucone wiersze: {{count}}',
    line: 'Wiersz',
    more: 'Pokazano {{shown}} z {{count}}.',
    cells: {
      missing: 'Brakuje: {{column}}.',
      notWhole: '{{column}} to nie liczba całkowita: {{cell}}',
      notNumber: '{{column}} to nie liczba: {{cell}}',
      notFlag: '{{column}} to nie yes ani no: {{cell}}',
      notDays: '{{column}} to nie dni tygodnia, np. 12345.',
      twice: 'To samo co w wierszu {{line}}.',
    },
  },
};
