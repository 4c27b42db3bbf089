// Japanese texts of the parts that all pages share.

export const ui = {
  close: 'Close',
  tryAgain: 'Try again',
  noConnection: 'The server cannot be reached.',
  loadMore: 'Load more',
  shown_one: '{{count}} shown',
  shown_other: '{{count}} shown',
  all: 'All',
  blank: 'More',
  loadingDiagram: 'Loading the diagram',
  fit: 'Fit to view',
  fullscreen: 'Full screen',
};
