// The single place that lists every refusal code which the API can answer with, for people (/problems) and programs.
import type { CommandRegistry } from '../platform/command.ts';
import { platformRefusals, type RefusalKind } from '../platform/errors.ts';
import { bug } from '../platform/execute.ts';
import { accessRefusals } from './access/errors.ts';
import { httpRefusals } from './errors.ts';

export interface CatalogueEntry {
  readonly code: string;
  readonly status: number;
  readonly title: string;
  /** Commands that give it; empty for refusals that every request can meet. */
  readonly commands: readonly string[];
}

/** All codes in alphabetical order. */
export function listProblems(commands: CommandRegistry): CatalogueEntry[] {
  const entries = new Map<string, { kind: RefusalKind; commands: string[] }>();
  const note = (kind: RefusalKind, command?: string) => {
    const entry = entries.get(kind.code) ?? { kind, commands: [] };
    if (command !== undefined) entry.commands.push(command);
    entries.set(kind.code, entry);
  };
  for (const kinds of [platformRefusals, httpRefusals, accessRefusals]) {
    for (const kind of Object.values(kinds)) note(kind);
  }
  note(bug);
  for (const command of commands.values()) {
    for (const kind of command.refusals) note(kind, command.name);
  }
  return [...entries.values()]
    .map(({ kind, commands: names }) => ({
      code: kind.code,
      status: kind.status,
      title: kind.sentence,
      commands: names.sort(),
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}
