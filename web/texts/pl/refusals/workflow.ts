// Polish sentences for the refusals of processes and tasks, by the refusal's code.

export const workflow = {
  'command-unknown': 'Model wywołuje polecenia, których tu nie ma.',
  'draft-changed': 'Po wczytaniu szkicu zapisał go ktoś inny.',
  'draft-misnamed': 'Plik zawiera inny proces lub inną decyzję, niż dotyczy szkic.',
  'draft-outdated': 'Od rozpoczęcia szkicu wdrożono inną wersję; najpierw zapisz szkic na jej podstawie.',
  'draft-unknown': 'Nie ma takiego szkicu.',
  'form-refused': 'Z tymi wartościami nie można zakończyć zadania; każdy problem wskazuje swoje pole.',
  'incident-settled': 'Incydent jest już rozwiązany.',
  'incident-unknown': 'Nie ma takiego incydentu.',
  'instance-unknown': 'Zamówienie nie ma takiego działającego procesu.',
  'mapping-unknown': 'Odwzorowanie wskazuje elementy, które nie istnieją.',
  'model-refused': 'Modelu nie można wdrożyć; każdy problem wskazuje swój element.',
  'order-unknown': 'Nie ma takiego zamówienia.',
  'process-running': 'Ten proces już działa dla tego zamówienia.',
  'process-unknown': 'Nie ma takiego procesu albo wersji.',
  'task-assigned': 'Zadanie ma już ktoś inny.',
  'task-ended': 'Zadanie nie jest już otwarte.',
  'task-not-for-role': 'Zadanie jest dla innych grup osób niż Twoja.',
  'task-unknown': 'Nie ma takiego zadania.',
  'trial-impossible': 'Zamówienie nie ma takiego procesu, który można by wypróbować.',
  'versions-alike': 'Instancje już działają w tej wersji.',
};
