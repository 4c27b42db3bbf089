// Why fewer units were taken than told: not found unless somebody says otherwise.
import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '../../../../api/call.ts';

export type ShortReason = NonNullable<
  BodyOf<'POST /v1/pick-lists/{pickListId}/finish'>['reasons']
>[number]['reason'];

const REASONS = ['not-found', 'damaged', 'expired', 'wrong-item'] as const satisfies readonly ShortReason[];

interface ShortReasonSelectProps {
  /** What is missing, as the person knows it. */
  about: string;
  value: ShortReason | undefined;
  onChange: (reason: ShortReason) => void;
}

export function ShortReasonSelect({ about, value = 'not-found', onChange }: ShortReasonSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      aria-label={t('operations.shortReason.label', { sku: about })}
      size="sm"
      w={190}
      allowDeselect={false}
      data={REASONS.map((reason) => ({ value: reason, label: t(`operations.shortReason.${reason}`) }))}
      value={value}
      onChange={(chosen) => onChange(REASONS.find((reason) => reason === chosen) ?? 'not-found')}
    />
  );
}
