import { describe, expect, it } from 'vitest';
import { describeSettings, readClientConfig, readConfig, SETTINGS } from './config.ts';
import { StartUpError } from './platform/start-up-error.ts';

const mistakesOf = (argv: string[], env: Record<string, string>): string => {
  try {
    readConfig(argv, env);
    return 'none';
  } catch (error) {
    expect(error).toBeInstanceOf(StartUpError);
    return (error as Error).message;
  }
};

describe('where settings come from', () => {
  it('needs none: every setting has a default that works', () => {
    expect(readConfig([], {})).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      databaseUrl: null,
      logLevel: 'warn',
      timeZone: 'UTC',
      demoRate: null,
    });
  });

  it('takes flags in both forms, and prefers them to the environment', () => {
    const env = { PORT: '1', DATA_DIR: 'from-env', HOST: '::1' };
    expect(readConfig(['--port', '2', '--data=my data'], env)).toMatchObject({
      port: 2,
      dataDir: 'my data',
      host: '::1',
    });
  });

  it('takes an empty variable as none', () => {
    expect(readConfig([], { PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 8080, databaseUrl: null });
  });

  it('keeps what stands behind the first equals sign of a flag', () => {
    const url = 'postgresql://u:p@h/d?options=-c%20a=b';
    expect(readConfig([`--database-url=${url}`], {}).databaseUrl).toBe(url);
  });

  it('has a demonstration rate with --demo only', () => {
    expect(readConfig(['--demo'], {}).demoRate).toBe(2);
    expect(readConfig(['--demo', '--demo-rate', '7'], {}).demoRate).toBe(7);
    expect(readConfig([], { DEMO_RATE: '7' }).demoRate).toBeNull();
  });

  it('runs the insight engine with a share of the memory, unless told otherwise', () => {
    const { insight } = readConfig([], {});
    expect(insight).toMatchObject({ threads: 2, host: '127.0.0.1' });
    expect(insight!.memoryMb).toBeGreaterThanOrEqual(256);
    expect(insight!.memoryMb).toBeLessThanOrEqual(8192);
    const env = { INSIGHT_MEMORY_MB: '1024', INSIGHT_THREADS: '4', INSIGHT_HOST: '10.0.0.7' };
    expect(readConfig([], env).insight).toEqual({ memoryMb: 1024, threads: 4, host: '10.0.0.7' });
    expect(readConfig(['--no-insight'], {}).insight).toBeNull();
    expect(readConfig([], { INSIGHT: 'off' }).insight).toBeNull();
    expect(mistakesOf([], { INSIGHT: 'perhaps', INSIGHT_MEMORY_MB: '5', INSIGHT_THREADS: '0' })).toMatch(
      /INSIGHT must be on or off.*INSIGHT_MEMORY_MB must be a number from 128.*INSIGHT_THREADS must be a number from 1/,
    );
  });

  it('takes logs of half a gigabyte, or as large as told, with the engine or without', () => {
    expect(readConfig([], {}).insightUploadMb).toBe(512);
    expect(readConfig(['--no-insight'], { INSIGHT_UPLOAD_MB: '2000' }).insightUploadMb).toBe(2000);
    expect(mistakesOf([], { INSIGHT_UPLOAD_MB: '0' })).toContain(
      'INSIGHT_UPLOAD_MB must be a number from 1 to 100000',
    );
  });

  it('cannot be changed once it is read', () => {
    const config = readConfig([], {});
    expect(Object.isFrozen(config) && Object.isFrozen(config.costs)).toBe(true);
  });
});

describe('mistakes', () => {
  it('tells all of them at once', () => {
    const text = mistakesOf(['--prot', '80', '--data'], {
      PORT: 'eighty',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://root@localhost',
      SHOP_TIME_ZONE: 'Mars/Olympus',
      COST_OF_SPLIT_MINOR: '-1',
    });
    for (const named of [
      'unknown argument --prot',
      '--data needs a value',
      'PORT must be a number from 0 to 65535',
      'LOG_LEVEL must be one of',
      'DATABASE_URL must begin with',
      'SHOP_TIME_ZONE must be an IANA time zone',
      'COST_OF_SPLIT_MINOR',
    ])
      expect(text).toContain(named);
  });

  it.each(['65536', '-1', 'NaN', '1e9', 'Infinity'])('refuses port %s', (PORT) => {
    expect(mistakesOf([], { PORT })).toContain('PORT must be');
  });

  it('never prints a secret, whatever is wrong with it', () => {
    const secret = 'hunter2-very-secret';
    const env = {
      DATABASE_URL: `mysql://root:${secret}@db/x`,
      THROUGHLINE_API_KEY: secret,
      SMTP_URL: `smtp://me:${secret}@mail`,
      PORT: 'x',
    };
    expect(mistakesOf([], env)).not.toContain(secret);
  });
});

it('describes every setting by its flag, its variable, its meaning and its default', () => {
  const text = describeSettings();
  for (const setting of Object.values(SETTINGS)) {
    expect(text).toContain(setting.env);
    expect(text).toContain(setting.meaning);
  }
  expect(text).toMatch(/--port, PORT .*\[8080\]/);
});

it('reads for the command line where the server is, and whether to be plain', () => {
  expect(readClientConfig({})).toEqual({ url: null, apiKey: null, dataDir: null, plain: false });
  const env = { THROUGHLINE_URL: 'http://x', NO_COLOR: '1' }; // tidy: foreign word
  expect(readClientConfig(env)).toMatchObject({
    url: 'http://x',
    plain: true,
  });
});
