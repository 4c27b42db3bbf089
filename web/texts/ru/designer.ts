// Russian texts of processes and their design.

export const designer = {
  processes: {
    title: 'Процессы',
    none: 'Ни один процесс не развёрнут.',
    version: 'Версия {{version}}',
    deployed: 'развёрнут {{when}}',
    instances: '{{status}}: {{count}}',
    noInstances: 'нет экземпляров',
    diagram: 'Схема процесса {{name}}, версия {{version}}',
    list: 'Развёрнутые процессы',
  },
};
