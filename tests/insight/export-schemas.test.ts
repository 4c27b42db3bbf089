// Exports against the published schemas of OCEL 2.0. The schemas do not belong to this project; where they, or xmllint, are not there, these tests are
// left out and say so.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import * as formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { anyLog } from '../../src/modules/insight/formats/any-log.fixture.ts';
import { READ_LIMITS } from '../../src/modules/insight/formats/limits.ts';
import { type MemoryLog, sourceOf } from '../../src/modules/insight/formats/memory-log.fixture.ts';
import { readOcelXml } from '../../src/modules/insight/formats/read-ocel-xml.ts';
import { createReporter } from '../../src/modules/insight/formats/report.ts';
import { writeOcelJson } from '../../src/modules/insight/formats/write-ocel-json.ts';
import { writeOcelXml } from '../../src/modules/insight/formats/write-ocel-xml.ts';
import { fc } from '../support/property.ts';

const SCHEMAS = fileURLToPath(new URL('../../../shared/data/ocel', import.meta.url));
const JSON_SCHEMA = path.join(SCHEMAS, 'schema_ocel2.json');
const XSD = path.join(SCHEMAS, 'ocel2-validation.xsd');
const hasXmllint = spawnSync('xmllint', ['--version']).status === 0;

async function textOf(pieces: AsyncIterable<string>): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text;
}

/** A log whose types have attributes of different names, as the XML schema needs it. */
const PLAIN: MemoryLog = {
  types: [],
  properties: [{ record: 'property', name: 'source', value: 'a <test> ?> & more' }],
  objects: [
    {
      record: 'object',
      id: 'o1',
      type: 'order',
      attributes: { total: 12.5, paid: false },
      changes: [{ name: 'paid', time: 1_700_000_000_000_000n, value: true }],
      relations: [{ objectId: 'i1', qualifier: 'has <item>' }],
    },
    {
      record: 'object',
      id: 'i1',
      type: 'item',
      attributes: { sku: 'A "quoted" & more' },
      changes: [],
      relations: [],
    },
  ],
  events: [
    {
      record: 'event',
      id: 'e1',
      type: 'place order',
      time: 1_700_000_000_000_001n,
      actor: null,
      channel: null,
      attributes: { lines: 2 },
      relations: [
        { objectId: 'o1', qualifier: 'placed' },
        { objectId: 'i1', qualifier: '' },
      ],
    },
    {
      record: 'event',
      id: 'e2',
      type: 'pay',
      time: null,
      actor: null,
      channel: null,
      attributes: { note: ['nested', null] },
      relations: [],
    },
  ],
};

describe.skipIf(!existsSync(JSON_SCHEMA))(
  'OCEL in JSON (else left out: the published schema is not beside this repository)',
  () => {
    it('is valid by the published schema, whatever is in the log', async () => {
      const ajv = new Ajv({ strict: false });
      (formats.default as unknown as (ajv: Ajv) => void)(ajv);
      const validate = ajv.compile(JSON.parse(readFileSync(JSON_SCHEMA, 'utf8')) as object);
      await fc.assert(
        fc.asyncProperty(anyLog, async (log) => {
          validate(JSON.parse(await textOf(writeOcelJson(sourceOf(log)))));
          expect(validate.errors ?? []).toEqual([]);
        }),
        { numRuns: 100 },
      );
    });
  },
);

const SHARED_NAME =
  /(?:More than one|No) match found for key-sequence .* of keyref '(?:object|event)AttributeRef'/s;

async function* inPieces(text: string): AsyncGenerator<string> {
  yield text;
}

describe.skipIf(!existsSync(XSD) || !hasXmllint)(
  'OCEL in XML (else left out: the published schema or xmllint is not there)',
  () => {
    const validate = (text: string): string[] => {
      const folder = mkdtempSync(path.join(tmpdir(), 'throughline-xsd-'));
      try {
        const file = path.join(folder, 'log.xml');
        writeFileSync(file, text);
        execFileSync('xmllint', ['--noout', '--schema', XSD, file], { stdio: 'pipe' });
        return [];
      } catch (error) {
        return String((error as { stderr: Buffer }).stderr)
          .split(new RegExp(`\\n(?=${folder})`))
          .filter((line) => line.includes('error'));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    };

    it('is valid by the published schema', async () => {
      expect(validate(await textOf(writeOcelXml(sourceOf(PLAIN))))).toEqual([]);
    });

    it('breaks nothing of the schema but its references of attribute names, which cannot express that two types share one', {
      timeout: 120_000,
    }, async () => {
      await fc.assert(
        fc.asyncProperty(anyLog, async (log) => {
          const text = await textOf(writeOcelXml(sourceOf(log)));
          expect(validate(text).filter((line) => !SHARED_NAME.test(line))).toEqual([]);
          // What those references stand for: every type and attribute is declared.
          const report = createReporter();
          for await (const _ of readOcelXml(inPieces(text), report, READ_LIMITS));
          expect(report.report().counts.filter(({ code }) => /Undeclared$/.test(code))).toEqual([]);
        }),
        { numRuns: 40 },
      );
    });
  },
);
