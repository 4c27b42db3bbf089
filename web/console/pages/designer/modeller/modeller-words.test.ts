// The translated words of the drawing library against the library itself: a new release may say things differently.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../../texts/languages.ts';
import { loadModellerWords } from './load-words.ts';

const MODULES = new URL('../../../../../node_modules/', import.meta.url);
const OWN_TEMPLATES = '../../../../../src/modules/workflow/design/element-templates.ts';
/** The library puts these together from pieces. */
const IN_PIECES = /^(?:Align elements |Click to (?:set a|remove) |List contains \{numOfItems\} item)/;
const OTHERS = LANGUAGES.filter((language) => language !== 'en');

const read = (url: URL) => readFileSync(url, 'utf8');
function readFolder(path: string): string {
  const folder = new URL(path, MODULES);
  return readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.js'))
    .map((file) => read(new URL(file, folder)))
    .join('\n');
}
const sources = [
  readFolder('bpmn-js/lib/'),
  readFolder('diagram-js/lib/features/'),
  read(new URL('bpmn-js-properties-panel/dist/index.esm.js', MODULES)),
  read(new URL('@bpmn-io/properties-panel/dist/index.esm.js', MODULES)),
  read(new URL('bpmn-js-element-templates/dist/index.esm.js', MODULES)),
  read(new URL(OWN_TEMPLATES, import.meta.url)),
].join('\n');
const isSaid = (key: string) => sources.includes(`'${key.replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`);
/** The panel's heading is made of the name of a kind of element: `MessageStartEvent`. */
const isKind = (key: string) => new RegExp(`\\b${key.replace(/[ ()]/g, '')}\\b`).test(sources);
const placesIn = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort().join();

describe.each(OTHERS)('the words of the drawing library in %s', async (language) => {
  const words = await loadModellerWords(language);
  const first = await loadModellerWords(OTHERS[0]!);

  it('are words that the library says', () => {
    const unknown = Object.keys(words).filter((key) => !isSaid(key) && !IN_PIECES.test(key) && !isKind(key));
    expect(unknown).toEqual([]);
  });

  it('are the same as in the other languages', () => {
    expect(Object.keys(words)).toEqual(Object.keys(first));
    expect(Object.keys(words).length).toBeGreaterThan(300);
  });

  it('keep what the library puts into them', () => {
    expect(Object.entries(words).filter(([key, text]) => placesIn(key) !== placesIn(text))).toEqual([]);
  });

  it('say everything that the palette, the context pad and the menus say', () => {
    const files = [
      'context-pad/ContextPadProvider.js',
      'palette/PaletteProvider.js',
      'popup-menu/PopupEntries.js',
    ];
    const shown = files.flatMap((file) => [
      ...read(new URL(`bpmn-js/lib/features/${file}`, MODULES)).matchAll(
        /(?:translate\(\s*|label: )'([^']+)'/g,
      ),
    ]);
    expect(shown.length).toBeGreaterThan(80);
    expect(shown.map((match) => match[1]!).filter((text) => !(text in words))).toEqual([]);
  });
});
