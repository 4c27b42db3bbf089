// Writes that a running order has left its model or its usual times: once an order and kind, whatever comes again.
import Type from 'typebox';
import { accept, defineCommand } from '../../../../platform/command.ts';
import { newUuid, parseId } from '../../../../platform/ids.ts';
import { IdOf, Text } from '../../../../platform/schemas.ts';
import { nullable } from '../../mining/schemas.ts';
import { type AlertRow, insertAlerts } from '../../store/conformance.ts';
import { ALERT_KINDS } from '../schemas.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    kind: Type.Enum(ALERT_KINDS),
    processId: Text(200),
    version: Type.Integer({ minimum: 1 }),
    activity: Text(400),
    after: nullable(Text(400)),
    happenedAt: Type.String({ format: 'date-time' }),
    waitedSeconds: nullable(Type.Number()),
    usualSeconds: nullable(Type.Number()),
  },
  { additionalProperties: false },
);

export const raiseOrderAlert = defineCommand({
  name: 'insight.raiseOrderAlert',
  summary: 'Records that a running order has left its model or waits longer than is usual.',
  input: Input,
  output: Type.Object({ raised: Type.Boolean() }),
  roles: [],
  refusals: [],
  routeReason:
    'Raised by the watch over running orders; people switch the watch with insight.setProcessWatch.',
  async run(tx, items) {
    const rows = items.map(
      ({ input }): AlertRow => ({
        ...input,
        orderId: parseId('ord', input.orderId)!,
        alertId: newUuid(),
        happenedAt: new Date(input.happenedAt),
      }),
    );
    const first = new Map(rows.map((row) => [`${row.orderId} ${row.kind}`, row]));
    const made = await insertAlerts(tx, [...first.values()], tx.now);
    return items.map((item, index) => {
      const { orderId, kind, processId, version, activity, after, waitedSeconds, usualSeconds } = item.input;
      const row = rows[index]!;
      const raised = made.has(row.alertId);
      if (raised)
        tx.emit(item, {
          type: kind === 'left-model' ? 'insight.orderLeftModel' : 'insight.orderOverdue',
          orderId: row.orderId,
          objects: [['order', orderId, 'order']],
          attributes: { processId, version, activity, after, waitedSeconds, usualSeconds },
        });
      return accept({ raised });
    });
  },
});
