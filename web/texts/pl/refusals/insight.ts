// Polish sentences for refusals of insight.

export const insight = {
  'model-unknown': 'Nie ma takiego modelu.',
  'model-unreadable': 'Plik nie jest modelem BPMN ani PNML, który da się odczytać.',
  'orders-only': 'Procesy przechodzą tylko zamówienia; inne obiekty porównaj z przesłanym modelem.',
  'process-unknown': 'Taki proces nie jest wdrożony.',
  'data-set-unknown': 'Nie ma takiego zbioru danych.',
  'data-set-broken': 'Pliku tego zbioru danych nie da się już odczytać; wczytaj go ponownie.',
  'log-refused': 'Dziennika nie można wczytać w tej postaci; raport mówi, gdzie i dlaczego.',
  'notion-unknown': 'W dzienniku nie ma obiektów tego typu.',
  'engine-busy': 'Zbyt wiele pytań naraz; spróbuj za chwilę.',
  'engine-absent': 'Silnik analiz nie działa; zamówienia są przyjmowane i realizowane jak zwykle.',
};
