// How many units of each line are meant: those that the case is about are filled in.
import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../api/cases.ts';
import type { Order } from '../../../../api/orders.ts';

export type Units = Readonly<Record<number, number>>;

/** Units of the lines of an order that the case is about. */
export function concernedUnits(found: Case, order: Order): Units {
  const units: Record<number, number> = {};
  for (const concern of found.concerns) {
    const line = order.lines.find(({ lineNo }) => lineNo === concern.lineNo);
    if (concern.orderId === order.orderId && line)
      units[line.lineNo] = Math.min(concern.quantity ?? line.ordered, line.ordered - line.cancelled);
  }
  return units;
}

export const chosenLines = (units: Units) =>
  Object.entries(units)
    .filter(([, quantity]) => quantity > 0)
    .map(([lineNo, quantity]) => ({ lineNo: Number(lineNo), quantity }));

interface UnitsOfLinesProps {
  order: Order;
  units: Units;
  onChange: (units: Units) => void;
}

export function UnitsOfLines({ order, units, onChange }: UnitsOfLinesProps) {
  const { t } = useTranslation();
  return order.lines.map((line) => {
    const max = line.ordered - line.cancelled;
    return (
      <NumberInput
        key={line.lineNo}
        label={t('cases.settle.units', { sku: line.sku, max })}
        description={line.name.slice(0, 200)}
        min={0}
        max={max}
        disabled={max === 0}
        allowDecimal={false}
        value={units[line.lineNo] ?? 0}
        onChange={(value) => onChange({ ...units, [line.lineNo]: Number(value) || 0 })}
      />
    );
  });
}
