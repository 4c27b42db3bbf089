// Colours of drawn elements as variables of the page, so that light and dark change what is drawn already.

export const DRAWING_COLOURS = {
  defaultFillColor: 'var(--drawing-fill)',
  defaultStrokeColor: 'var(--drawing-stroke)',
  defaultLabelColor: 'var(--drawing-text)',
};
