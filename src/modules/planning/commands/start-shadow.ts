// Lets other rules decide beside the live ones, without effect: for a share of new orders from now on, until it is stopped.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import type { PlanningDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { closed, RuleChangeInput, ShadowId } from '../schemas.ts';
import { insertShadow, lockShadows, selectActiveShadows } from '../store/shadows.ts';

/** Each decides every sampled order again. */
const MOST_SHADOWS = 3;

const Input = Type.Object(
  {
    name: Type.Optional(Text(200)),
    rules: RuleChangeInput,
    sharePercent: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: 'Of the orders; 10 unless told' }),
    ),
  },
  closed,
);
const Output = Type.Object({ shadowId: ShadowId });

export function createStartShadow({ rules }: Pick<PlanningDependencies, 'rules'>) {
  return defineCommand({
    name: 'planning.startShadow',
    summary: 'Lets other rules decide beside the live ones, without effect.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.nothingChanged, refusals.policyUnknown, refusals.tooManyShadows],
    maxItems: 10,
    async run(tx, items) {
      await lockShadows(tx);
      let active = (await selectActiveShadows(tx)).length;
      const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
      for (const item of items) {
        const { rules: change, sharePercent = 10 } = item.input;
        const isChange = Object.keys(change).length > 0;
        const found = isChange ? await rules.changed(tx, change) : null;
        if (found === null) {
          outcomes.push(decline(isChange ? refusals.policyUnknown : refusals.nothingChanged));
          continue;
        }
        if (active >= MOST_SHADOWS) {
          outcomes.push(decline(refuse(refusals.tooManyShadows, { most: MOST_SHADOWS })));
          continue;
        }
        active += 1;
        const id = newUuid();
        const shadowId = formatId('shw', id);
        const name = item.input.name ?? found.label;
        const row = {
          shadowId: id,
          name,
          spec: change,
          sharePercent,
          startedBy: item.actor.id,
          startedAt: tx.now,
        };
        await insertShadow(tx, row);
        tx.emit(item, {
          type: 'planning.shadowStarted',
          objects: [['shadow', shadowId, 'shadow']],
          attributes: { name, sharePercent },
        });
        outcomes.push(accept({ shadowId }));
      }
      return outcomes;
    },
  });
}
