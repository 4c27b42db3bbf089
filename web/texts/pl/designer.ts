// Polish texts of processes and their design.

export const designer = {
  processes: {
    title: 'Procesy',
    none: 'Nie wdrożono żadnego procesu.',
    version: 'Wersja {{version}}',
    deployed: 'wdrożono {{when}}',
    instances: '{{status}}: {{count}}',
    noInstances: 'brak instancji',
    diagram: 'Diagram procesu {{name}}, wersja {{version}}',
    list: 'Wdrożone procesy',
  },
};
