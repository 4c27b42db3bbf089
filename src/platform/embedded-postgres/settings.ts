// The single place for how the built-in PostgreSQL is tuned. The settings are written to throughline.conf in the cluster at
// every start; postgresql.conf includes it at its end-but-one line, so what an operator adds below wins.
import { cpus, totalmem } from 'node:os';
import process from 'node:process';

const mib = 1024 * 1024;

/** `durable: false` is for tests alone: it gives up everything that survives a power cut. */
export function composeSettings(durable: boolean, maxConnections: number): string {
  const memoryMib = Math.floor(totalmem() / mib);
  const sharedMib = durable ? clamp(Math.floor(memoryMib / 4), 128, 2048) : 128;
  const settings: Record<string, string> = {
    max_connections: String(maxConnections),
    shared_buffers: `${sharedMib}MB`,
    effective_cache_size: `${clamp(Math.floor(memoryMib / 2), 256, 65536)}MB`,
    work_mem: `${clamp(Math.floor(memoryMib / 400), 4, 32)}MB`,
    maintenance_work_mem: `${clamp(Math.floor(memoryMib / 16), 64, 512)}MB`,
    huge_pages: 'try',
    fsync: onOff(durable),
    synchronous_commit: onOff(durable),
    full_page_writes: onOff(durable),
    wal_compression: 'off',
    wal_buffers: '16MB',
    max_wal_size: '4GB',
    min_wal_size: durable ? '512MB' : '80MB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    // after a crash one call per file system instead of one per file: 300 to 430 ms against 470 to 940 ms with 3,000 files
    ...(process.platform === 'linux' ? { recovery_init_sync_method: 'syncfs' } : {}),
    random_page_cost: '1.1',
    jit: 'off',
    autovacuum_max_workers: String(clamp(cpus().length, 2, 4)),
    autovacuum_naptime: '15s',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_vacuum_insert_scale_factor: '0.1',
    autovacuum_analyze_scale_factor: '0.05',
    autovacuum_vacuum_cost_limit: '2000',
    // The program logs refused statements itself; the server's log keeps what it says about itself.
    log_min_messages: 'log',
    log_checkpoints: onOff(false),
    log_line_prefix: "'%m [%p] '",
    log_timezone: "'UTC'",
    timezone: "'UTC'",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}`);
  return [
    '# written anew at every start of Throughline: own settings go to the end of postgresql.conf',
    ...lines,
    '',
  ].join('\n');
}

function clamp(value: number, lowest: number, highest: number): number {
  return Math.min(Math.max(value, lowest), highest);
}

function onOff(value: boolean): string {
  return value ? 'on' : 'off';
}
