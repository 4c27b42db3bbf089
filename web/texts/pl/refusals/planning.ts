// Polish sentences for the refusals of planning and sourcing, by the refusal's code.

export const planning = {
  'location-repeated': 'Lokalizację {{location}} podano dwa razy.',
  'location-taken': 'Lokalizacja o kodzie {{location}} już istnieje; dodawane potrzebują własnych kodów.',
  'location-unknown': 'Nie ma lokalizacji {{location}}.',
  'no-orders': 'W tym okresie nie złożono zamówień.',
  'not-scheduled': 'Ponownego planowania według zegara nie włączono.',
  'nothing-changed': 'Analiza zmienia reguły, sieć albo jedno i drugie.',
  'nothing-left': 'Nie zostałaby żadna lokalizacja, z której można wysyłać.',
  'opportunity-not-scheduled': 'Wyznaczania kosztów utraconych korzyści według zegara nie włączono.',
  'opportunity-run-ended': 'Ten przebieg się zakończył.',
  'opportunity-run-unknown': 'Nie ma takiego przebiegu.',
  'opportunity-running': 'Koszty utraconych korzyści są już wyznaczane.',
  'order-unknown': 'Nie ma takiego zamówienia.',
  'policy-invalid': 'Polityka nie może decydować: zawiera błąd.',
  'policy-unknown': 'Nie ma takiej polityki albo tej jej wersji.',
  'replan-ended': 'To ponowne planowanie się zakończyło.',
  'replan-running': 'Zamówienia są już planowane ponownie.',
  'replan-unknown': 'Nie ma takiego ponownego planowania.',
  'saves-nothing': 'Zestaw przesunięć musi kosztować mniej niż dotychczas.',
  'shadow-stopped': 'Ten przebieg równoległy zatrzymano.',
  'shadow-unknown': 'Nie ma takiego przebiegu równoległego.',
  'share-too-large': 'Dodane lokalizacje nie mogą przejąć więcej niż całego zapasu.',
  'span-invalid': 'Okres musi kończyć się po swoim początku i nie może leżeć w przyszłości.',
  'too-many-orders':
    'W tym okresie złożono więcej zamówień ({{orders}}), niż odtwarza jeden przebieg ({{most}}).',
  'too-many-runs':
    'Czeka lub trwa już {{most}} przebiegów – więcej nie można; poczekaj na koniec jednego albo go anuluj.',
  'too-many-shadows': 'Jednocześnie może działać najwyżej {{most}} przebiegów równoległych; zatrzymaj jeden.',
  'what-if-ended': 'Ta analiza się zakończyła.',
  'what-if-unknown': 'Nie ma takiej analizy.',
};

export const sourcing = {
  'bundle-has-no-stock': 'Zestaw nie ma własnego stanu: podaj to, z czego się składa.',
  'draft-exists': 'Polityka ma już szkic: edytuj go albo odrzuć i zacznij nowy.',
  'draft-missing': 'Polityka nie ma szkicu.',
  'failure-known': 'Błąd tej reguły już zgłoszono.',
  'location-unknown': 'Nie ma lokalizacji o tym kodzie.',
  'not-live': 'Polityka nie obowiązuje.',
  'policy-invalid': 'Polityka sama sobie przeczy albo nie da się jej wykonać; każde miejsce wskazano.',
  'policy-unknown': 'Nie ma polityki o tym kodzie.',
  'scope-taken':
    'Dla tych kanałów obowiązuje inna polityka ({{live}}): wskaż ją jako zastępowaną albo wycofaj.',
  'sku-unknown': 'Nie ma SKU {{sku}}.',
  'tables-twice': 'Reguły podaje się jako tabele albo jako plik DMN, nie obojgiem naraz.',
  'tables-unreadable': 'Pliku DMN nie można odczytać jako tabel reguł; każde miejsce wskazano.',
  'version-unknown': 'Polityka nie ma takiej wersji.',
};
