// Makes the palette and its entries reachable by keyboard and readable aloud: the library draws them as bare boxes.
import type { Services } from './services.ts';

export class PaletteByKeys {
  static readonly $inject = ['eventBus', 'canvas'];

  constructor(eventBus: Services['eventBus'], canvas: Services['canvas']) {
    const mend = () => {
      for (const entry of canvas.getContainer().querySelectorAll<HTMLElement>('.djs-palette .entry')) {
        entry.setAttribute('role', 'button');
        entry.tabIndex = 0;
        // The library names it for those who listen; whoever looks reads it too.
        entry.title = entry.getAttribute('aria-label') ?? '';
        entry.onkeydown = (event) => {
          if (event.key !== 'Enter' && event.key !== ' ') return;
          event.preventDefault();
          entry.click();
        };
      }
    };
    eventBus.on('palette.changed', mend);
    eventBus.on('palette.create', () => queueMicrotask(mend));
    eventBus.on('import.done', mend);
  }
}
