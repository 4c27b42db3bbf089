// Japanese texts of the process map and what stands beside it.

export const insightMap = {
  title: 'プロセスマップ',
  about: '何の後に何が起こり、どれだけの頻度と時間かを示します。',
};
