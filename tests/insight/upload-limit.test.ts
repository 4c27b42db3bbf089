// The promise that the largest log that may be brought in is what the setting says, of the whole program.
import { expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { buildApplication } from '../../src/main/build-application.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { silentLog } from '../../src/platform/log.ts';

it.each([
  ['half a gigabyte unless told', {}, 536_870_912],
  ['what INSIGHT_UPLOAD_MB says', { INSIGHT_UPLOAD_MB: '3' }, 3_145_728],
])('a log may have %s', (_name, env, maxBytes) => {
  const db = openDatabase({ url: 'postgresql://nobody@127.0.0.1:1/none' });
  const { routes } = buildApplication(db, systemClock, silentLog, readConfig([], env));
  const uploads = routes.filter((route) => route.kind === 'upload');
  expect(uploads.map((route) => [route.path, route.maxBytes])).toEqual([['/v1/insight/data-sets', maxBytes]]);
});
