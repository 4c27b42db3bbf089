// Every setting: name, type, default, meaning. Read once, checked, frozen; all mistakes are reported together. Nothing else
// in src reads the environment. Secrets are never printed.

import { totalmem } from 'node:os';
import { StartUpError } from './platform/start-up-error.ts';
import { isTimeZone } from './platform/time-zones.ts';

export interface Config {
  /** Address to listen on: loopback unless told. */
  readonly host: string;
  readonly port: number;
  /** Folder of the built-in database and of what the server keeps. */
  readonly dataDir: string;
  /** An own PostgreSQL, 15 or newer; null: the built-in one. */
  readonly databaseUrl: string | null;
  readonly logLevel: string;
  /** The first admin key, for automation. */
  readonly apiKey: string | null;
  /** Where people reach the server when a proxy stands before it. */
  readonly publicUrl: string | null;
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly shopName: string;
  readonly timeZone: string;
  /** Orders that live through the whole process by themselves, a second; null without --demo. */
  readonly demoRate: number | null;
  /** The analytical store and its process; null with --no-insight. */
  readonly insight: {
    /** What DuckDB may hold in memory; what was read from logs takes as much again at most. */
    readonly memoryMb: number;
    readonly threads: number;
    /** Address on which servers reach the process. */
    readonly host: string;
  } | null;
  /** What one log that is brought in may have, as it is sent. */
  readonly insightUploadMb: number;
  /** Cost model of sourcing, minor units of the company's currency. */
  readonly costs: {
    readonly perKmMinor: number;
    readonly perShipmentMinor: number;
    readonly perUnitMinor: number;
    readonly splitPenaltyMinor: number;
    readonly stockBalanceMinor: number;
  };
}

interface Setting {
  /** Environment variable. */
  readonly env: string;
  /** Command-line flag of start, serve and work, without dashes. */
  readonly flag?: string;
  readonly meaning: string;
  readonly fallback: string | null;
  readonly secret?: true;
}

export const SETTINGS = {
  host: {
    env: 'HOST',
    flag: 'host',
    fallback: '127.0.0.1',
    meaning: 'Address to listen on; loopback unless told',
  },
  port: { env: 'PORT', flag: 'port', fallback: '8080', meaning: 'Port to listen on; 0 takes a free one' },
  dataDir: { env: 'DATA_DIR', flag: 'data', fallback: 'data', meaning: 'Folder of the built-in database' },
  databaseUrl: {
    env: 'DATABASE_URL',
    flag: 'database-url',
    fallback: null,
    secret: true,
    meaning: 'An own PostgreSQL (15 or newer) instead of the built-in one',
  },
  logLevel: {
    env: 'LOG_LEVEL',
    flag: 'log-level',
    fallback: 'warn',
    meaning: 'debug, info, warn, error or silent',
  },
  apiKey: {
    env: 'THROUGHLINE_API_KEY',
    fallback: null,
    secret: true,
    meaning: 'The first admin API key, for automation',
  },
  publicUrl: {
    env: 'PUBLIC_URL',
    fallback: null,
    meaning: 'Where people reach the server when a proxy stands before it',
  },
  smtpUrl: {
    env: 'SMTP_URL',
    fallback: null,
    secret: true,
    meaning:
      'Mail server (smtp://user:password@host:587); without it messages stay in the mailbox that the API shows',
  },
  mailFrom: { env: 'MAIL_FROM', fallback: 'orders@localhost', meaning: "The sender's address of messages" },
  shopName: {
    env: 'SHOP_NAME',
    fallback: 'Throughline',
    meaning: 'The name that messages are signed with and that customers see in the portal',
  },
  timeZone: { env: 'SHOP_TIME_ZONE', fallback: 'UTC', meaning: 'Time zone of dates in messages (IANA name)' },
  insight: {
    env: 'INSIGHT',
    fallback: 'on',
    meaning:
      'off (or --no-insight): without the insight process; KPIs and process mining then say that it is not running',
  },
  insightMemoryMb: {
    env: 'INSIGHT_MEMORY_MB',
    fallback: null,
    meaning: "Memory of the analytical store; a quarter of the machine's unless told, 8192 at most",
  },
  insightThreads: { env: 'INSIGHT_THREADS', fallback: '2', meaning: 'Threads of the analytical store' },
  insightHost: {
    env: 'INSIGHT_HOST',
    fallback: '127.0.0.1',
    meaning: 'Address of the insight process; one that servers on other machines reach, where there are any',
  },
  insightUploadMb: {
    env: 'INSIGHT_UPLOAD_MB',
    fallback: '512',
    meaning: 'Largest log that may be brought in, in megabytes as it is sent (packed or not)',
  },
  demoRate: { env: 'DEMO_RATE', flag: 'demo-rate', fallback: '2', meaning: 'With --demo: orders a second' },
  perKmMinor: {
    env: 'COST_PER_KM_MINOR',
    fallback: '1',
    meaning: 'Sourcing: cost of a shipment per kilometre',
  },
  perShipmentMinor: {
    env: 'COST_PER_SHIPMENT_MINOR',
    fallback: '400',
    meaning: 'Sourcing: cost of each shipment',
  },
  perUnitMinor: { env: 'COST_PER_UNIT_MINOR', fallback: '20', meaning: 'Sourcing: cost of each unit' },
  splitPenaltyMinor: {
    env: 'COST_OF_SPLIT_MINOR',
    fallback: '300',
    meaning: 'Sourcing: penalty for each location after the first',
  },
  stockBalanceMinor: {
    env: 'COST_OF_DRAINING_MINOR',
    fallback: '50',
    meaning: "Sourcing: cost of draining a location's stock",
  },
} as const satisfies Record<string, Setting>;

/** Where the command line finds the server. */
export interface ClientConfig {
  /** THROUGHLINE_URL; null: what the server wrote into its data folder. */
  readonly url: string | null;
  /** THROUGHLINE_API_KEY. */
  readonly apiKey: string | null;
  /** DATA_DIR; null: `data` here or beside the program. */
  readonly dataDir: string | null;
  /** No colours: NO_COLOR (https://no-color.org) is set. */
  readonly plain: boolean;
}

/** What the command line reads of the environment. */
export function readClientConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
): ClientConfig {
  return Object.freeze({
    url: env.THROUGHLINE_URL || null,
    apiKey: env.THROUGHLINE_API_KEY || null,
    dataDir: env.DATA_DIR || null,
    // tidy: foreign word
    plain: (env.NO_COLOR ?? '') !== '',
  });
}

const LEVELS = ['debug', 'info', 'warn', 'error', 'fatal', 'silent'];

/** Reads settings from flags (`--port 80`, `--port=80`) and the environment; flags win. Throws StartUpError naming all mistakes. */
export function readConfig(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>> = process.env,
): Config {
  const mistakes: string[] = [];
  const { flags, demo, noInsight } = readFlags(argv, mistakes);
  const text = (name: keyof typeof SETTINGS): string | null => {
    const setting: Setting = SETTINGS[name];
    const value = (setting.flag === undefined ? undefined : flags.get(setting.flag)) ?? env[setting.env];
    return value === undefined || value === '' ? setting.fallback : value;
  };
  const number = (name: keyof typeof SETTINGS, max: number, min = 0): number => {
    const value = Number(text(name));
    if (!Number.isFinite(value) || value < min || value > max)
      mistakes.push(`${SETTINGS[name].env} must be a number from ${min} to ${max}`);
    return value;
  };
  const logLevel = text('logLevel')!;
  if (!LEVELS.includes(logLevel)) mistakes.push(`LOG_LEVEL must be one of ${LEVELS.join(', ')}`);
  const databaseUrl = text('databaseUrl');
  if (databaseUrl !== null && !/^postgres(ql)?:\/\//.test(databaseUrl))
    mistakes.push('DATABASE_URL must begin with postgresql://');
  const timeZone = text('timeZone')!;
  if (!isTimeZone(timeZone)) mistakes.push('SHOP_TIME_ZONE must be an IANA time zone such as Europe/Berlin');
  const insight = text('insight')!;
  if (!['on', 'off'].includes(insight)) mistakes.push('INSIGHT must be on or off');
  const config: Config = {
    host: text('host')!,
    port: number('port', 65_535),
    dataDir: text('dataDir')!,
    databaseUrl,
    logLevel,
    apiKey: text('apiKey'),
    publicUrl: text('publicUrl'),
    smtpUrl: text('smtpUrl'),
    mailFrom: text('mailFrom')!,
    shopName: text('shopName')!,
    timeZone,
    demoRate: demo ? number('demoRate', 10_000) : null,
    insight:
      noInsight || insight === 'off'
        ? null
        : Object.freeze({
            memoryMb:
              text('insightMemoryMb') === null
                ? quarterOfMemory()
                : number('insightMemoryMb', 1_000_000, 128),
            threads: number('insightThreads', 256, 1),
            host: text('insightHost')!,
          }),
    insightUploadMb: number('insightUploadMb', 100_000, 1),
    costs: Object.freeze({
      perKmMinor: number('perKmMinor', 1e6),
      perShipmentMinor: number('perShipmentMinor', 1e6),
      perUnitMinor: number('perUnitMinor', 1e6),
      splitPenaltyMinor: number('splitPenaltyMinor', 1e6),
      stockBalanceMinor: number('stockBalanceMinor', 1e6),
    }),
  };
  if (mistakes.length > 0) throw new StartUpError(`Settings: ${mistakes.join('; ')}.`);
  return Object.freeze(config);
}

function readFlags(
  argv: readonly string[],
  mistakes: string[],
): { flags: Map<string, string>; demo: boolean; noInsight: boolean } {
  const known = new Set(
    Object.values(SETTINGS).flatMap((setting: Setting) => (setting.flag ? [setting.flag] : [])),
  );
  const flags = new Map<string, string>();
  let demo = false;
  let noInsight = false;
  for (let i = 0; i < argv.length; i++) {
    const [name, inline] = argv[i]!.replace(/^--/, '').split(/=(.*)/s) as [string, string | undefined];
    if (argv[i] === '--demo') demo = true;
    else if (argv[i] === '--no-insight') noInsight = true;
    else if (!argv[i]!.startsWith('--') || !known.has(name)) mistakes.push(`unknown argument ${argv[i]}`);
    else {
      const value = inline ?? argv[++i];
      if (value === undefined) mistakes.push(`--${name} needs a value`);
      else flags.set(name, value);
    }
  }
  return { flags, demo, noInsight };
}

/** A quarter of what this machine, or its container, has; in megabytes. */
function quarterOfMemory(): number {
  // Without a limit the container's is reported as 0 or as more than there is.
  const limit = process.constrainedMemory();
  const bytes = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return Math.min(8192, Math.max(256, Math.floor(bytes / 4 / 1024 / 1024)));
}

/** One line a setting, for `--help`. */
export function describeSettings(): string {
  return Object.values(SETTINGS)
    .map((setting: Setting) => {
      const name = setting.flag ? `--${setting.flag}, ${setting.env}` : setting.env;
      const fallback = setting.fallback === null ? '' : ` [${setting.fallback}]`;
      return `  ${name.padEnd(34)} ${setting.meaning}${fallback}`;
    })
    .join('\n');
}

/** The environment that processes beside the server inherit. */
export function childEnvironment(): Record<string, string | undefined> {
  return { ...process.env };
}

/** What the process of --demo is told by the server that starts it. */
export function readDemoSettings(env: Readonly<Record<string, string | undefined>> = process.env): {
  url: string;
  apiKey: string;
  ordersPerSecond: number;
} {
  const { THROUGHLINE_URL: url, THROUGHLINE_API_KEY: apiKey, DEMO_RATE: rate } = env;
  const ordersPerSecond = Number(rate ?? SETTINGS.demoRate.fallback);
  if (!url || !apiKey || !(ordersPerSecond >= 0))
    throw new StartUpError('The demonstration is started by the server: use --demo.');
  return { url, apiKey, ordersPerSecond };
}
