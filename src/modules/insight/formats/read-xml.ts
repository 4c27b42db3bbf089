// The single place that walks XML as a stream. Nothing is fetched, no entity but the five of XML is known (a document that brings its own is refused
// where it uses one, so entities cannot grow), depth and lengths are limited.
import sax from 'sax';
import type { ReadLimits } from './limits.ts';
import type { Value } from './records.ts';
import { type Reporter, Unreadable } from './report.ts';
import { INSTRUCTION, unescapeUnholdable } from './xml-text.ts';

export interface XmlElement {
  /** Without a prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly line: number;
}

/** What is made of a document as it passes; `emit` gives something on to whoever reads. */
export interface XmlListener<T> {
  open(element: XmlElement, emit: (made: T) => void): void;
  /** `text`: what stood directly within the element. */
  close(name: string, text: string, emit: (made: T) => void): void;
  /** Our processing instruction, parsed. */
  instruction?(value: Value): void;
}

export async function* readXml<T>(
  chunks: AsyncIterable<string>,
  listener: XmlListener<T>,
  report: Reporter,
  limits: ReadLimits,
): AsyncGenerator<T> {
  // The library keeps text and attributes whole up to this length; longer ones are an error of ours.
  Object.assign(sax, { MAX_BUFFER_LENGTH: limits.textLength + 65_536 });
  const parser = sax.parser(true, OPTIONS);
  let made: T[] = [];
  const emit = (one: T) => made.push(one);
  const texts: string[] = [];
  let isOurs = false;
  let hasRoot = false;
  const plain = (text: string) => (isOurs ? unescapeUnholdable(text) : text);
  const line = () => parser.line + 1;
  const fail = (
    code: 'empty' | 'syntax' | 'tooDeep' | 'tooLong' | 'tooManyAttributes' | 'cutOff',
    facts = {},
  ): never => {
    report.add(code, { line: line() }, facts);
    throw new Unreadable();
  };

  parser.onerror = (error) => {
    if (/Unclosed root tag|Unexpected end/i.test(error.message)) fail('cutOff');
    fail('syntax', { detail: explainSyntax(error.message) });
  };
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name !== INSTRUCTION) return;
    isOurs = true;
    try {
      listener.instruction?.(JSON.parse(body) as Value);
    } catch {
      fail('syntax', { detail: 'an instruction of ours is damaged.' });
    }
  };
  parser.onopentag = (tag) => {
    hasRoot = true;
    if (texts.length >= limits.depth) fail('tooDeep', { limit: limits.depth });
    const attributes = new Map<string, string>();
    for (const [name, value] of Object.entries(tag.attributes as Record<string, string>)) {
      if (value.length > limits.textLength) fail('tooLong', { limit: limits.textLength });
      if (!/^xmlns(?::|$)/.test(name)) attributes.set(name, plain(value));
    }
    texts.push('');
    listener.open({ name: localName(tag.name), attributes, line: line() }, emit);
  };
  const onText = (text: string) => {
    if (texts.length === 0) return;
    texts[texts.length - 1] += text;
    if (texts.at(-1)!.length > limits.textLength) fail('tooLong', { limit: limits.textLength });
  };
  parser.ontext = onText;
  parser.oncdata = onText;
  parser.onclosetag = (name) => listener.close(localName(name), plain(texts.pop() ?? ''), emit);

  for await (const chunk of chunks) {
    parser.write(chunk);
    const batch = made;
    made = [];
    yield* batch;
  }
  if (!hasRoot) fail('empty');
  if (texts.length > 0) fail('cutOff');
  parser.close();
  yield* made;
}

/** Only the five entities of XML; without this the library also knows those of HTML. */
const OPTIONS = { position: true, strictEntities: true };

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function explainSyntax(message: string): string {
  const reason = message.split('\n')[0]!.trim();
  if (/entity/i.test(reason))
    return 'it uses an entity that XML itself does not know; own entities are not read.';
  return reason.endsWith('.') ? reason : `${reason}.`;
}
