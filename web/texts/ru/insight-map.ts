// Russian texts of the process map and what stands beside it.

export const insightMap = {
  title: 'Карта процесса',
  about: 'Что за чем следует, как часто и сколько длится.',
};
