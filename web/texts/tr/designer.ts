// Turkish texts of processes and their design.

export const designer = {
  processes: {
    title: 'Süreçler',
    none: 'Yayında süreç yok.',
    version: 'Sürüm {{version}}',
    deployed: '{{when}} tarihinde yayınlandı',
    instances: '{{status}}: {{count}}',
    noInstances: 'örnek yok',
    diagram: '{{name}} şeması, sürüm {{version}}',
    list: 'Yayındaki süreçler',
  },
};
