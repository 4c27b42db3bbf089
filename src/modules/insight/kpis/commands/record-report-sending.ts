// Records what became of a report that was to be sent.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { formatId, parseId } from '../../../../platform/ids.ts';
import { Text } from '../../../../platform/schemas.ts';
import { insightRefusals } from '../../errors.ts';
import { SENDING_STATES } from '../reports/schemas.ts';
import { finishSending, selectSending } from '../reports/store.ts';
import { objectsOf } from '../reports/write-sending.ts';
import { closed, nullable } from '../schemas.ts';

export const recordReportSending = defineCommand({
  name: 'insight.recordReportSending',
  summary: 'Records what became of a report that was to be sent.',
  input: Type.Object(
    { sendingId: Type.String(), state: Type.Enum(SENDING_STATES), failure: nullable(Text(500)) },
    closed,
  ),
  output: Type.Object({ recorded: Type.Boolean() }, closed),
  roles: [],
  refusals: [insightRefusals.reportUnknown],
  routeReason: 'Written by the worker that sends; people read it at the report.',
  maxItems: 100,
  async run(tx, items) {
    const outcomes: Outcome<{ recorded: boolean }>[] = [];
    for (const item of items) {
      const sendingId = parseId('snd', item.input.sendingId);
      const sending = sendingId && (await selectSending(tx, sendingId));
      if (!sending) {
        outcomes.push(decline(insightRefusals.reportUnknown));
        continue;
      }
      const { state, failure } = item.input;
      const recorded =
        (await finishSending(tx, { sendingId: sending.sendingId, state, failure }, tx.now)) > 0;
      const objects = objectsOf(formatId('rep', sending.reportId));
      tx.emit(item, {
        type: state === 'sent' ? 'insight.reportSent' : 'insight.reportNotSent',
        objects,
        attributes: { from: sending.from, to: sending.to, state },
      });
      outcomes.push(accept({ recorded }));
    }
    return outcomes;
  },
});
