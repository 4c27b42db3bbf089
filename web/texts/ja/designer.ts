// Japanese texts of processes and their design.

export const designer = {
  processes: {
    title: 'プロセス',
    none: '配備されたプロセスはありません。',
    version: 'バージョン {{version}}',
    deployed: '{{when}}に配備',
    instances: '{{status}} {{count}}件',
    noInstances: '実行なし',
    diagram: '{{name}} バージョン {{version}} の図',
    list: '配備済みのプロセス',
  },
};
