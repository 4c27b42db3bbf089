// Turkish texts of the process map and what stands beside it.

export const insightMap = {
  title: 'Süreç haritası',
  about: 'Neyin ardından ne geliyor, ne sıklıkta ve ne kadar sürüyor.',
};
