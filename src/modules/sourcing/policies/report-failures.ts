// The single place that carries failures of rules from taking orders, which must not wait for it, to the people who wrote the rules:
// once a rule and version in this process, and once at all by the command. It never throws.
import { SYSTEM_ACTOR } from '../../../platform/command.ts';
import type { Executor } from '../../../platform/execute.ts';
import type { Log } from '../../../platform/log.ts';
import { recordRuleFailure } from '../commands/record-rule-failure.ts';
import type { AppliedPolicy } from './types.ts';

export interface FailureReporter {
  /** Call it after the commit. Costs nothing where no rule failed. */
  report(applied: AppliedPolicy): void;
  /** Resolves when all that was reported is written. */
  settle(): Promise<void>;
}

/** A planner's version has some hundred rules at most. */
const MAX_KNOWN = 10_000;

export function createFailureReporter({ executor, log }: { executor: Executor; log: Log }): FailureReporter {
  const known = new Set<string>();
  let writing: Promise<unknown> = Promise.resolve();
  return {
    report({ failures, trace: { code, version } }) {
      if (failures.length === 0) return;
      const fresh = failures.filter(({ rule }) => !known.has(`${code}/${version}/${rule}`));
      if (fresh.length === 0) return;
      if (known.size > MAX_KNOWN) known.clear();
      for (const { rule } of fresh) known.add(`${code}/${version}/${rule}`);
      const items = fresh.map(({ rule, reason }) => {
        const input = { code, version, rule: rule.slice(0, 200), reason: reason.slice(0, 1000) };
        return { input, actor: SYSTEM_ACTOR };
      });
      log.warn({ code, version, rules: fresh.map(({ rule }) => rule) }, 'rules of a policy failed');
      writing = writing
        .then(() => executor.execute(recordRuleFailure, items))
        .catch((error: unknown) => log.error({ err: error }, 'a failed rule could not be told'));
    },
    async settle() {
      await writing;
    },
  };
}
