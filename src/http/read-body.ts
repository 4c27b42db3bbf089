// The single place that reads request bodies: bounded, UTF-8 checked, parsed as JSON, free of what neither PostgreSQL
// text nor a JavaScript object should hold (NUL, unpaired surrogates, `__proto__`). Form and meaning are the command's.
import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { InputProblem } from '../platform/command.ts';
import { ItemRefused, platformRefusals, type Refusal, refuse } from '../platform/errors.ts';
import { httpRefusals } from './errors.ts';

/** Bytes of a refused body that are read and thrown away, so that the client is listening when the answer comes. */
const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MS = 5000;

/** Deeper JSON than any schema here; a bound for everything that walks a body. Short bodies cannot nest deep enough to matter. */
const MAX_DEPTH = 64;
const SHALLOW_BYTES = 4096;
const QUOTE = 34;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

type Done = (error: Error | null, body?: unknown) => void;

/** Lets `scope` accept JSON bodies of at most `limit` bytes and nothing else. */
export function acceptJson(scope: FastifyInstance, limit: number): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('application/json', (request, payload, done) => {
    if (request.headers['content-encoding'] !== undefined) {
      drain(payload, limit, httpRefusals.unsupportedMediaType, done as Done);
      return;
    }
    readBytes(payload, request.headers['content-length'], limit, (error, bytes) => {
      if (error) return done(error);
      try {
        done(null, parseJson(bytes));
      } catch (refused) {
        done(refused as Error);
      }
    });
  });
}

/** Lets `scope` also accept HTML forms, as an object of text fields. */
export function acceptForms(scope: FastifyInstance, limit: number): void {
  scope.addContentTypeParser('application/x-www-form-urlencoded', (request, payload, done) => {
    readBytes(payload, request.headers['content-length'], limit, (error, bytes) => {
      if (error) return done(error);
      if (!isUtf8(bytes)) return done(refusedAs(httpRefusals.invalidEncoding));
      done(null, Object.fromEntries(new URLSearchParams(bytes.toString('utf8'))));
    });
  });
}

const refusedAs = (refusal: Refusal) => new ItemRefused(0, refusal);

function readBytes(
  stream: IncomingMessage,
  declared: string | undefined,
  limit: number,
  done: (error: Error | null, bytes: Buffer) => void,
): void {
  const none = Buffer.alloc(0);
  const refuseSize = (seen: number) =>
    drain(stream, seen, refuse(platformRefusals.tooLarge, { limitBytes: limit }), (error) =>
      done(error, none),
    );
  if (declared !== undefined && Number(declared) > limit) {
    refuseSize(0);
    return;
  }
  let first: Buffer | undefined;
  let rest: Buffer[] | undefined;
  let size = 0;
  const stop = () => {
    stream.off('data', take).off('end', finish).off('error', fail).off('close', close);
  };
  const take = (chunk: Buffer) => {
    size += chunk.length;
    if (size > limit) {
      stop();
      refuseSize(size);
    } else if (first === undefined) first = chunk;
    else if (rest === undefined) rest = [first, chunk];
    else rest.push(chunk);
  };
  const finish = () => {
    stop();
    done(null, rest === undefined ? (first ?? none) : Buffer.concat(rest, size));
  };
  const fail = () => {
    stop();
    done(refusedAs(refuse(httpRefusals.badRequest, { detail: 'The body was cut off.' })), none);
  };
  const close = () => fail();
  stream.on('data', take).on('end', finish).on('error', fail).on('close', close);
}

/** Throws the rest of a refused body away (within bounds), then reports the refusal. */
function drain(stream: IncomingMessage, seen: number, refusal: Refusal, done: Done): void {
  let size = seen;
  const finish = () => {
    clearTimeout(timer);
    stream.off('data', count).off('end', finish).off('error', finish).off('close', finish);
    done(refusedAs(refusal));
  };
  const count = (chunk: Buffer) => {
    size += chunk.length;
    if (size > DRAIN_BYTES) finish();
  };
  const timer = setTimeout(finish, DRAIN_MS);
  stream.on('data', count).on('end', finish).on('error', finish).on('close', finish);
}

/** Parses a JSON text; throws ItemRefused with the refusal. An empty body is no body (undefined). */
export function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw refusedAs(httpRefusals.invalidEncoding);
  const text = bytes.toString('utf8');
  if (bytes.length > SHALLOW_BYTES && nestsDeeply(text)) {
    throw refusedAs(
      refuse(httpRefusals.malformedJson, { detail: `It nests deeper than ${MAX_DEPTH} levels.` }),
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw refusedAs(refuse(httpRefusals.malformedJson, { detail: describeSyntax(error as Error) }));
  }
  // Only escapes can bring in NUL and unpaired surrogates, so most texts are not walked.
  if (text.includes('\\u') || text.includes('__proto__')) {
    const problems: InputProblem[] = [];
    findUnholdable(value, '', problems);
    if (problems.length > 0) throw refusedAs(refuse(platformRefusals.invalidInput, { problems }));
  }
  return value;
}

/** V8 quotes the body in its message; a caller knows its own body, so only the reason and the place are kept. */
function describeSyntax(error: Error): string {
  return error.message.replace(/, ?(?:\.\.\.)?"[\s\S]*$/, '').slice(0, 200);
}

function nestsDeeply(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === QUOTE) inString = !inString;
    else if (inString) {
      if (code === BACKSLASH) i++;
    } else if (code === OPEN_ARRAY || code === OPEN_OBJECT) {
      depth += 1;
      if (depth > MAX_DEPTH) return true;
    } else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) depth -= 1;
  }
  return false;
}

function findUnholdable(value: unknown, at: string, problems: InputProblem[]): void {
  if (problems.length >= 20) return;
  if (typeof value === 'string') {
    const fault = faultOf(value);
    if (fault) problems.push({ at: at || '/', message: fault });
  } else if (Array.isArray(value)) {
    value.forEach((item, index) => {
      findUnholdable(item, `${at}/${index}`, problems);
    });
  } else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      if (name === '__proto__') problems.push({ at: at || '/', message: 'has unknown fields: __proto__' });
      else if (faultOf(name))
        problems.push({ at: at || '/', message: `has a field name that ${faultOf(name)}` });
      else findUnholdable(item, `${at}/${name}`, problems);
    }
  }
}

/** Why a text cannot be stored, if so. */
export function faultOf(text: string): string | null {
  if (text.includes('\0')) return 'holds the character U+0000';
  return text.isWellFormed() ? null : 'holds half a surrogate pair';
}
