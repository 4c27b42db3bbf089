// The door of the checks: every problem and warning of a model at once, as the designer shows them and as publishing asks.
import Type from 'typebox';
import {
  accept,
  type CommandRegistry,
  type CommandTx,
  type Item,
  type Outcome,
  type Role,
} from '../../../platform/command.ts';
import type { Queryable } from '../../../platform/db.ts';
import { selectDecisions, selectDefinitionHeads } from '../store/definitions.ts';
import { closed, type ModelKind, type ModelProblem, Validation, Xml } from './schemas.ts';
import { validateDecisionXml } from './validate-decision.ts';
import { validateProcessXml } from './validate-process.ts';
import type { ProcessWords } from './words.ts';

/** With the ids of the processes or decisions that the file holds. */
export type ModelValidator = (
  db: Queryable,
  kind: ModelKind,
  xml: string,
) => Promise<Validation & { modelIds: string[] }>;

/** Problems named at most; a file with more is mended in several goes. */
const MAX_PROBLEMS = 500;

export function createModelValidator(dependencies: {
  commands: () => CommandRegistry;
  words: ProcessWords;
}): ModelValidator {
  return async (db, kind, xml) => {
    const found =
      kind === 'decision'
        ? await validateDecisionXml(xml)
        : await validateProcessXml(xml, {
            commands: dependencies.commands(),
            words: dependencies.words,
            decisions: new Set((await selectDecisions(db)).map((row) => row.decisionId)),
            processes: new Set((await selectDefinitionHeads(db)).map((head) => head.processId)),
          });
    const problems = found.problems.sort(bySeverity).slice(0, MAX_PROBLEMS);
    return {
      deployable: problems.every((problem) => problem.severity !== 'error'),
      problems,
      modelIds: found.modelIds,
    };
  };
}

const CheckInput = Type.Object({ xml: Xml }, closed);
const READERS: readonly Role[] = ['operations', 'service', 'finance', 'read-only'];

/** All of a command that checks a model of this kind, but for its name and what it says of itself. */
export function validationOf(kind: ModelKind, validate: ModelValidator) {
  return {
    input: CheckInput,
    output: Validation,
    roles: READERS,
    refusals: [],
    maxItems: 4,
    async run(tx: CommandTx, items: readonly Item<Type.Static<typeof CheckInput>>[]) {
      const outcomes: Outcome<Validation>[] = [];
      for (const { input } of items) {
        const { deployable, problems } = await validate(tx, kind, input.xml);
        outcomes.push(accept({ deployable, problems }));
      }
      return outcomes;
    },
  };
}

const bySeverity = (a: ModelProblem, b: ModelProblem) =>
  Number(a.severity === 'warning') - Number(b.severity === 'warning');
