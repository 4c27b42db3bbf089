// The look of console and portal: system fonts (nothing comes from another host), one calm colour, roomy corners.
import { createTheme, type MantineColorsTuple } from '@mantine/core';

const pine: MantineColorsTuple = [
  '#e8f8f6',
  '#d3ede9',
  '#a5dad2',
  '#74c6ba',
  '#4db6a6',
  '#34ac9a',
  '#229b8a',
  '#0f8577',
  '#0f766e',
  '#015e57',
];

export const theme = createTheme({
  colors: { pine },
  primaryColor: 'pine',
  primaryShade: 8,
  defaultRadius: 'md',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "DejaVu Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace',
  headings: { fontWeight: '650' },
  autoContrast: true,
  respectReducedMotion: true,
  components: {
    // The head of a dialog is not the head of the page (WAI-ARIA, banner).
    ModalHeader: { defaultProps: { role: 'presentation' } },
    // The placeholder is no child that a menu may have (WAI-ARIA 1.2, menu).
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
});
