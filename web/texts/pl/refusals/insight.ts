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
  'dimension-unknown': 'Tego wskaźnika nie można podzielić według tego wymiaru.',
  'target-unknown': 'Nie ma takiego celu.',
  'currency-needed': 'Cel pieniężny wymaga waluty w filtrze.',
  'time-zone-unknown': 'Nie ma takiej strefy czasowej.',
  'report-unknown': 'Nie ma takiego raportu.',
  'variant-unknown': 'Żaden z oglądanych przypadków nie ma tego wariantu.',
  'case-unknown': 'W tym dzienniku nie ma takiego przypadku.',
  'took-too-long': 'To pytanie trwa zbyt długo; zawęź je czasem lub filtrami.',
  'simulation-unknown': 'Nie ma takiej symulacji.',
  'simulation-ended': 'Symulacja już się zakończyła.',
  'too-many-simulations':
    'Czeka lub trwa już tyle symulacji, ile wolno; poczekaj na koniec jednej albo ją anuluj.',
  'nothing-simulated': 'Symulacja coś zmienia albo porównuje inny model.',
  'too-few-cases': 'Zakończyło się zbyt mało przypadków, aby się z nich uczyć.',
};
