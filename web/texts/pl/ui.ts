// Polish texts of the parts that all pages share.

export const ui = {
  close: 'Zamknij',
  tryAgain: 'Spróbuj ponownie',
  noConnection: 'Nie można połączyć się z serwerem.',
  loadMore: 'Wczytaj więcej',
  shown_one: 'Pokazano {{count}}',
  shown_few: 'Pokazano {{count}}',
  shown_many: 'Pokazano {{count}}',
  shown_other: 'Pokazano {{count}}',
  all: 'Wszystkie',
  blank: 'Więcej',
  loadingDiagram: 'Wczytywanie diagramu',
  fit: 'Dopasuj do widoku',
  fullscreen: 'Pełny ekran',
};
