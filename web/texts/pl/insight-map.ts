// Polish texts of the process map and what stands beside it.

export const insightMap = {
  title: 'Mapa procesu',
  about: 'Co po czym następuje, jak często i jak długo to trwa.',
};
