// The command that switches messages to an address off: all of them, or those of some templates.
import Type from 'typebox';
import { accept, defineCommand, type Item } from '../../../platform/command.ts';
import { Email, Text } from '../../../platform/schemas.ts';
import { describeSuppression } from '../events.ts';
import { insertSuppressions, type SuppressionRow } from '../store.ts';
import { TEMPLATES } from '../types.ts';

const input = Type.Object(
  {
    recipient: Email,
    /** Absent: every message. */
    templates: Type.Optional(
      Type.Array(Type.Enum([...TEMPLATES]), {
        minItems: 1,
        maxItems: TEMPLATES.length,
      }),
    ),
    reason: Type.Enum(['opted-out', 'bounced', 'complained', 'other']),
    note: Type.Optional(Text(500)),
  },
  { additionalProperties: false },
);

export const suppressRecipient = defineCommand({
  name: 'notifications.suppressRecipient',
  summary: 'Switches messages to an address off, all of them or those of some templates.',
  input,
  output: Type.Object({ recipient: Type.String(), templates: Type.Array(Type.String()) }),
  roles: ['service', 'operations'],
  refusals: [],
  async run(tx, items: readonly Item<Type.Static<typeof input>>[]) {
    const rows = new Map<string, SuppressionRow>();
    const outcomes = items.map((item) => {
      const { reason, note } = item.input;
      const recipient = item.input.recipient.toLowerCase();
      const templates = [...new Set<string>(item.input.templates ?? ['*'])];
      for (const template of templates) {
        const row = { recipient, template, reason, note: note ?? null, actor: item.actor.id };
        rows.set(`${recipient} ${template}`, row);
      }
      tx.emit(
        item,
        describeSuppression('notifications.recipientSuppressed', recipient, { templates, reason }),
      );
      return accept({ recipient, templates });
    });
    await insertSuppressions(tx, tx.now, [...rows.values()]);
    return outcomes;
  },
});
