// Polish sentences for refusals of insight.

export const insight = {
  'model-unknown': 'Nie ma takiego modelu.',
  'model-unreadable': 'Plik nie jest modelem BPMN ani PNML, który da się odczytać.',
  'orders-only': 'Procesy przechodzą tylko zamówienia; inne obiekty porównaj z przesłanym modelem.',
  'process-unknown': 'Taki proces nie jest wdrożony.',
};
