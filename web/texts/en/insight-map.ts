// English texts of the process map and what stands beside it.

export const insightMap = {
  title: 'Process map',
  about: 'What follows what, how often and how long it takes.',
};
