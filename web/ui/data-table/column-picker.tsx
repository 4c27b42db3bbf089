// Chooses which columns of a table are shown.
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Column, ColumnChoice } from './columns.ts';

interface ColumnPickerProps<Row> {
  columns: readonly Column<Row>[];
  choice: ColumnChoice;
}

export function ColumnPicker<Row>({ columns, choice }: ColumnPickerProps<Row>) {
  const { t } = useTranslation();
  const free = columns.filter((column) => column.fixed !== true);
  if (free.length < 2) return null;
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button size="compact-sm" variant="subtle" color="gray" className="data-columns">
          {t('ui.table.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('ui.table.columns')}>
        <Stack gap="xs">
          {free.map((column) => (
            <Checkbox
              key={column.id}
              size="sm"
              label={column.title}
              checked={choice.isShown(column.id)}
              onChange={() => choice.toggle(column.id)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
