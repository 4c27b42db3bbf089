// One rule table as a grid of cells that are typed into: the keys up and down go from row to row, a cell with a problem says so.
import { ActionIcon, Button, Group, Menu, Select, TextInput } from '@mantine/core';
import { type KeyboardEvent, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PolicyProblem, RuleTable } from '../../../../api/sourcing.ts';
import {
  addColumn,
  addRow,
  HIT_POLICIES,
  moveRow,
  nameColumn,
  OUTPUTS,
  type Part,
  removeColumn,
  removeRow,
} from './edit-table.ts';
import { RuleCells } from './rule-cells.tsx';

export interface RuleTableProps {
  table: RuleTable;
  readOnly: boolean;
  problems: readonly PolicyProblem[];
  onChange: (table: RuleTable) => void;
  onRemove: () => void;
}

export function RuleTableEditor(props: RuleTableProps) {
  const { t } = useTranslation();
  const { table, readOnly, onChange } = props;
  return (
    <div className="rule-table">
      <Group gap="xs" mb="xs" align="flex-end">
        <TextInput
          size="xs"
          label={t('planning.tables.name')}
          readOnly={readOnly}
          value={table.name}
          onChange={(event) => onChange({ ...table, name: event.currentTarget.value })}
        />
        <Select
          size="xs"
          w={290}
          label={t('planning.tables.hitPolicy')}
          readOnly={readOnly}
          allowDeselect={false}
          data={HIT_POLICIES.map((value) => ({ value, label: t(`planning.tables.hitPolicies.${value}`) }))}
          value={table.hitPolicy}
          onChange={(value) =>
            onChange({ ...table, hitPolicy: (value ?? 'FIRST') as RuleTable['hitPolicy'] })
          }
        />
        {!readOnly && <TableButtons {...props} />}
      </Group>
      <Grid {...props} />
    </div>
  );
}

function TableButtons({ table, onChange, onRemove }: RuleTableProps) {
  const { t } = useTranslation();
  const missing = OUTPUTS.filter((name) => !table.outputs.includes(name));
  return (
    <>
      <Button size="xs" variant="default" onClick={() => onChange(addRow(table))}>
        {t('planning.tables.addRow')}
      </Button>
      <Button size="xs" variant="default" onClick={() => onChange(addColumn(table, 'when', 'country'))}>
        {t('planning.tables.addInput')}
      </Button>
      {missing.length > 0 && (
        <Menu>
          <Menu.Target>
            <Button size="xs" variant="default">
              {t('planning.tables.addOutput')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {missing.map((name) => (
              <Menu.Item key={name} onClick={() => onChange(addColumn(table, 'does', name))}>
                {t(`planning.tables.outputs.${name}`)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      <Button size="xs" variant="subtle" color="red" onClick={onRemove}>
        {t('planning.tables.remove')}
      </Button>
    </>
  );
}

/** From cell to cell of a column: the keys of a grid, where the cell itself has no use for them. */
function goUpOrDown(event: KeyboardEvent<HTMLElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const cell = event.target instanceof HTMLInputElement ? event.target.closest('td') : null;
  const row = cell?.parentElement as HTMLTableRowElement | null;
  if (by === 0 || !cell || !row) return;
  const rows = [...row.parentElement!.querySelectorAll<HTMLTableRowElement>(':scope > tr')];
  const next = rows[rows.indexOf(row) + by]?.cells[cell.cellIndex]?.querySelector('input');
  if (next) {
    event.preventDefault();
    next.focus();
  }
}

function Grid({ table, readOnly, problems, onChange }: RuleTableProps) {
  const { t } = useTranslation();
  const id = useId();
  const ofTable = problems.filter(({ row }) => row === null);
  return (
    <div className="rule-scroll">
      <table aria-label={t('planning.tables.label', { name: table.name })} aria-describedby={id}>
        <thead>
          <tr>
            <th scope="col" className="rule-no">
              #
            </th>
            {(['when', 'does'] as const).flatMap((part) =>
              table[part === 'when' ? 'inputs' : 'outputs'].map((title, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: titles are typed while they are shown
                <th key={`${part} ${column}`} scope="col" data-part={part}>
                  <ColumnTitle {...{ table, part, column, title, readOnly, onChange }} />
                </th>
              )),
            )}
            <th scope="col">{t('planning.tables.note')}</th>
            {!readOnly && (
              <th scope="col" className="rule-buttons">
                <span className="hidden">{t('ui.blank')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody onKeyDown={goUpOrDown}>
          {table.rows.map((_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own
            <tr key={row}>
              <td className="rule-no">{row + 1}</td>
              <RuleCells {...{ table, row, readOnly, problems, onChange }} />
              {!readOnly && (
                <td className="rule-buttons">
                  <RowButtons {...{ table, row, onChange }} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <div id={id} className="rule-problem">
        {ofTable.map(({ column, reason }) => (
          <div key={`${column} ${reason}`}>
            {column} {reason}
          </div>
        ))}
      </div>
    </div>
  );
}

interface ColumnTitleProps extends Pick<RuleTableProps, 'table' | 'readOnly' | 'onChange'> {
  part: Part;
  column: number;
  title: string;
}

function ColumnTitle({ table, part, column, title, readOnly, onChange }: ColumnTitleProps) {
  const { t } = useTranslation();
  const isOutput = part === 'does';
  const word = OUTPUTS.find((name) => name === title);
  return (
    <div className="rule-title">
      {isOutput ? (
        <span>{word ? t(`planning.tables.outputs.${word}`) : title}</span>
      ) : (
        <input
          aria-label={t('planning.tables.input', { column: column + 1 })}
          value={title}
          readOnly={readOnly}
          spellCheck={false}
          onChange={(event) => onChange(nameColumn(table, part, column, event.currentTarget.value))}
        />
      )}
      {!readOnly && (
        <ActionIcon
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={t('planning.tables.removeColumn', { title })}
          onClick={() => onChange(removeColumn(table, part, column))}
        >
          ×
        </ActionIcon>
      )}
    </div>
  );
}

function RowButtons({ table, row, onChange }: Pick<RuleTableProps, 'table' | 'onChange'> & { row: number }) {
  const { t } = useTranslation();
  const number = { row: row + 1 };
  const isLast = row === table.rows.length - 1;
  return (
    <Group gap={2} wrap="nowrap">
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        disabled={row === 0}
        aria-label={t('planning.tables.moveUp', number)}
        onClick={() => onChange(moveRow(table, row, -1))}
      >
        ↑
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="gray"
        disabled={isLast}
        aria-label={t('planning.tables.moveDown', number)}
        onClick={() => onChange(moveRow(table, row, 1))}
      >
        ↓
      </ActionIcon>
      <ActionIcon
        size="sm"
        variant="subtle"
        color="red"
        aria-label={t('planning.tables.removeRow', number)}
        onClick={() => onChange(removeRow(table, row))}
      >
        ×
      </ActionIcon>
    </Group>
  );
}
