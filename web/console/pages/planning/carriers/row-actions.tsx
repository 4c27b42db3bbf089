// Changes or removes one row of a table.
import { Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';

interface RowActionsProps {
  /** The row for who cannot see it. */
  row: string;
  why: string | undefined;
  onChange: () => void;
  onRemove?: () => void;
}

export function RowActions({ row, why, onChange, onRemove }: RowActionsProps) {
  const { t } = useTranslation();
  const button = (action: string, onClick: () => void) => (
    <ActionButton
      size="compact-xs"
      variant="subtle"
      label={action}
      aria-label={t('planning.carriers.edit.ofRow', { action, row })}
      why={why}
      onClick={onClick}
    />
  );
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {button(t('planning.carriers.edit.change'), onChange)}
      {onRemove && button(t('planning.carriers.edit.remove'), onRemove)}
    </Group>
  );
}
