// Makes the pictures of README.md and docs/console.md: starts the program over the demonstration's company, lets its world live until
// orders have come to their end, stops the world, and takes each picture of tools/screenshots/pictures.ts into docs/images.
// Run it: node_modules/.bin/node tools/screenshots.ts [name …]
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { chromium } from 'playwright-core';
import { findChromium } from '../tests/web/find-chromium.ts';
import { signInFirst } from '../tests/web/open-page.ts';
import { callAs, openScreen, PICTURES, TABLET, takePicture } from './screenshots/pictures.ts';
import { setScene } from './screenshots/set-scene.ts';
import { startProgram } from './screenshots/start-program.ts';

const ROOT = resolve(import.meta.dirname, '..');
const IMAGES = join(ROOT, 'docs/images');
const WHO = 'Sam Example';
const MOST_KB = 250;
const MOST_ALL_KB = 3000;

const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !PICTURES.some((picture) => picture.name === name));
  if (unknown.length > 0) throw new Error(`there is no picture ${unknown.join(', ')}`);
  const chromiumHere = findChromium();
  if ('missing' in chromiumHere) throw new Error(chromiumHere.missing);
  mkdirSync(IMAGES, { recursive: true });
  const failures: string[] = [];
  const program = await startProgram(ROOT, say);
  try {
    const browser = await chromium.launch({ executablePath: chromiumHere.path, args: ['--no-sandbox'] });
    try {
      const desk = await openScreen(browser);
      await signInFirst(desk, program, WHO);
      const scene = await setScene(program, callAs(desk, program.url), say);
      const tablet = await openScreen(browser, {
        viewport: TABLET,
        storageState: await desk.context().storageState(),
      });
      for (const picture of PICTURES) {
        if (wanted.length > 0 && !wanted.includes(picture.name)) continue;
        try {
          await takePicture(picture, { browser, program, scene, desk, tablet }, IMAGES);
          say(`${picture.name}: ${kilobytes(picture.name)} kB`);
        } catch (error) {
          failures.push(`${picture.name}: ${(error as Error).message}`);
        }
      }
    } finally {
      await browser.close();
    }
  } finally {
    await program.stop();
  }
  const all = [...failures, ...weigh()];
  if (all.length > 0) throw new Error(all.join('\n'));
}

const kilobytes = (name: string) => Math.ceil(statSync(join(IMAGES, `${name}.png`)).size / 1000);

/** Pictures that are too heavy for a repository. */
function weigh(): string[] {
  const sizes = readdirSync(IMAGES)
    .filter((file) => file.endsWith('.png'))
    .map((file) => ({ file, kB: kilobytes(file.slice(0, -4)) }));
  const all = sizes.reduce((sum, { kB }) => sum + kB, 0);
  const heavy = sizes.filter(({ kB }) => kB > MOST_KB).map(({ file, kB }) => `${file} has ${kB} kB`);
  say(`${sizes.length} pictures, ${all} kB`);
  if (all > MOST_ALL_KB) heavy.push(`all together have ${all} kB`);
  return heavy.map((each) => `too heavy: ${each}`);
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
