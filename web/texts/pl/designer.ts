// Polish texts of processes and their design.

export const designer = {
  processes: {
    title: 'Processes',
    none: 'No process is deployed.',
    version: 'Version {{version}}',
    deployed: 'deployed {{when}}',
    instances: '{{count}} {{status}}',
    noInstances: 'no instances',
    diagram: 'Diagram of {{name}}, version {{version}}',
    list: 'Deployed processes',
  },
};
