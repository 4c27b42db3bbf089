// What every command of the command line is given: the way to the server, the way to the terminal, and how to read input.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import type { ClientConfig } from '../config.ts';
import { type Client, openClient } from './client.ts';
import { CliError, EXIT } from './exit.ts';
import { createOutput, type Output, type Streams } from './output.ts';

export interface Context {
  client: Client;
  out: Output;
  config: ClientConfig;
  streams: Streams;
  /** Sets the exit code without ending: a check found differences, a row was refused. */
  fail(code?: number): void;
}

export interface Surroundings {
  config: ClientConfig;
  streams: Streams;
  fail(code?: number): void;
}

interface GlobalOptions {
  url?: string;
  data?: string;
  json?: boolean;
}

/** An action of a command: options of the whole line are read here, once. */
export function action<A extends unknown[]>(
  surroundings: Surroundings,
  run: (context: Context, ...args: A) => Promise<void>,
): (this: Command, ...args: unknown[]) => Promise<void> {
  return async function runAction(this: Command, ...args: unknown[]) {
    const { url, data, json = false } = this.optsWithGlobals<GlobalOptions>();
    const { config, streams } = surroundings;
    const out = createOutput(streams, { json, plain: config.plain });
    let client: Client | undefined;
    const context: Context = {
      get client() {
        client ??= openClient(config, { url, data });
        return client;
      },
      out,
      config,
      streams,
      fail: surroundings.fail,
    };
    await run(context, ...(args as A));
  };
}

/** JSON from a file, or from standard input for `-`. */
export async function readJson(file: string): Promise<unknown> {
  const text = file === '-' ? await readInput() : await readText(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CliError(
      `${file === '-' ? 'The input' : file} is not JSON: ${(error as Error).message}.`,
      EXIT.usage,
    );
  }
}

export async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new CliError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`, EXIT.usage);
  }
}

async function readInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

/** A whole number of an option or an argument; anything else is a wrong command line. */
export function wholeNumber(text: string): number {
  if (!/^[+-]?\d{1,12}$/.test(text)) throw new CliError(`“${text}” is not a whole number.`, EXIT.usage);
  return Number(text);
}

/** Variables given as JSON. */
export function jsonObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Said below.
  }
  throw new CliError('--variables takes a JSON object, such as \'{"approved":true}\'.', EXIT.usage);
}
