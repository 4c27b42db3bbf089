// What came of one line, of one lot where lots are tracked.
import { Checkbox, CloseButton, Group, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Arrival } from './compose-receipt.ts';

interface ArrivalFieldsProps {
  arrival: Arrival;
  isLotAsked: boolean;
  /** Units still to come of the line. */
  open: number;
  at: (field: string) => { error: string | undefined; 'data-at': string };
  onChange: (part: Partial<Arrival>) => void;
  onRemove?: (() => void) | undefined;
}

export function ArrivalFields({ arrival, isLotAsked, open, at, onChange, onRemove }: ArrivalFieldsProps) {
  const { t } = useTranslation();
  const units = Number(arrival.quantity) || 0;
  const damaged = Number(arrival.damaged) || 0;
  return (
    <>
      <div className="fields">
        <NumberInput
          label={t('planning.purchasing.receive.good')}
          min={0}
          allowDecimal={false}
          value={arrival.quantity}
          onChange={(quantity) => onChange({ quantity })}
          {...at('quantity')}
        />
        <NumberInput
          label={t('planning.purchasing.receive.damaged')}
          min={0}
          allowDecimal={false}
          placeholder="0"
          value={arrival.damaged}
          onChange={(value) => onChange({ damaged: value })}
          {...at('damaged')}
        />
        {isLotAsked && (
          <>
            <TextInput
              label={t('planning.stock.lot')}
              value={arrival.lot}
              onChange={(event) => onChange({ lot: event.currentTarget.value })}
              {...at('lot')}
            />
            <TextInput
              type="date"
              label={t('planning.stock.expiresOn')}
              value={arrival.expiresOn}
              onChange={(event) => onChange({ expiresOn: event.currentTarget.value })}
              {...at('expiresOn')}
            />
          </>
        )}
      </div>
      <Group gap="md" mt="xs">
        {damaged > 0 && (
          <Checkbox
            label={t('planning.purchasing.receive.replaced')}
            checked={arrival.replaced}
            onChange={(event) => onChange({ replaced: event.currentTarget.checked })}
          />
        )}
        {open > units && (
          <Checkbox
            label={t('planning.purchasing.receive.final')}
            checked={arrival.final}
            onChange={(event) => onChange({ final: event.currentTarget.checked })}
          />
        )}
        {onRemove && (
          <CloseButton
            size="sm"
            ml="auto"
            aria-label={t('planning.purchasing.receive.removeLot')}
            onClick={onRemove}
          />
        )}
      </Group>
    </>
  );
}
