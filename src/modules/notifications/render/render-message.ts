// The single place that makes subject, HTML and plain text of a message. Templates are mjml with liquid inside; each is
// compiled at its first use. Everything put into HTML is escaped by default (outputEscape), whoever typed it.
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Liquid, type Template as LiquidTemplate } from 'liquidjs';
import type { KeptFacts, RenderedMessage, Template } from '../types.ts';
import { composePage } from './compose-page.ts';

const FOLDER = new URL('../templates/', import.meta.url);

const strict = { strictVariables: true, strictFilters: true, ownPropertyOnly: true } as const;
const htmlEngine = new Liquid({ ...strict, outputEscape: 'escape' });
const textEngine = new Liquid(strict);

interface Compiled {
  html: LiquidTemplate[];
  text: LiquidTemplate[];
}

const compiled = new Map<Template, Promise<Compiled>>();

/** Makes the message of `template` in the language of `locale`. */
export async function renderMessage(
  template: Template,
  locale: string,
  facts: KeptFacts,
): Promise<RenderedMessage> {
  const { html, text } = await compileTemplate(template);
  const page = composePage(template, locale, facts);
  return {
    subject: page.subject,
    html: htmlEngine.renderSync(html, page),
    text: tidyText(textEngine.renderSync(text, page)),
  };
}

function compileTemplate(template: Template): Promise<Compiled> {
  let promise = compiled.get(template);
  if (!promise) {
    promise = readTemplate(template);
    compiled.set(template, promise);
    promise.catch(() => compiled.delete(template));
  }
  return promise;
}

async function readTemplate(template: Template): Promise<Compiled> {
  // mjml takes a second to load: a server that shows no message never pays for it
  const [{ default: mjml2html }, mjml, text] = await Promise.all([
    import('mjml'),
    assemble(template, 'mjml'),
    assemble(template, 'txt'),
  ]);
  const { html } = await mjml2html(mjml, { validationLevel: 'strict', fonts: {}, keepComments: false });
  return { html: htmlEngine.parse(html), text: textEngine.parse(text) };
}

const PART = /<!-- (body|part: ([a-z-]+)) -->/g;

/** The layout with the template in place of `<!-- body -->` and files of parts/ in place of `<!-- part: name -->`. */
async function assemble(template: Template, kind: 'mjml' | 'txt'): Promise<string> {
  const read = (path: string) => readFile(fileURLToPath(new URL(`${path}.${kind}`, FOLDER)), 'utf8');
  let source = await read('layout');
  for (let places = [...source.matchAll(PART)]; places.length > 0; places = [...source.matchAll(PART)]) {
    for (const [mark, what, part] of places) {
      const content = await read(what === 'body' ? template : `parts/${part}`);
      source = source.replace(mark, () => content.trimEnd());
    }
  }
  return source;
}

/** No blanks at line ends, one empty line at most, one line end at the end. */
function tidyText(text: string): string {
  return `${text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
