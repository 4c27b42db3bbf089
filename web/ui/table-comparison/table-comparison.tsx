// Two versions of a rule table in one: what is new green, what is gone red and struck through, what is different as it was and as it
// is. Rows that stayed are there to be asked for where there are many.
import './table-comparison.css';
import { Badge, Group, Switch, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangedText } from './changed-text.tsx';
import { compareTables } from './compare-tables.ts';
import { DifferenceHead } from './difference-head.tsx';
import { type ComparedTable, isAlike, type RowDifference, type TableDifferences } from './differences.ts';
import { PolicyChange } from './policy-change.tsx';

const KINDS = ['added', 'removed', 'changed', 'moved'] as const;
const COLOURS = { added: 'green', removed: 'red', changed: 'orange', moved: 'gray' };
/** A table of so many rows is shown whole: what stayed says where the rest stands. */
const SHOWN_WHOLE = 12;

export function TableComparison({ before, after }: { before: ComparedTable; after: ComparedTable }) {
  const { t } = useTranslation();
  const differences = compareTables(before, after);
  const { rows } = differences;
  const same = rows.filter(({ kind }) => kind === 'same').length;
  const [isWhole, setIsWhole] = useState(rows.length <= SHOWN_WHOLE);
  if (isAlike(differences)) {
    return (
      <Text size="sm" c="dimmed">
        {t('designer.difference.alike')}
      </Text>
    );
  }
  return (
    <div className="table-comparison">
      <PolicyChange differences={differences} />
      <Group justify="space-between" mb="xs" gap="sm">
        <Group gap={6}>
          <Text size="sm">{t('designer.difference.rows')}</Text>
          {KINDS.map((kind) => {
            const count = rows.filter((row) => row.kind === kind).length;
            return (
              count > 0 && (
                <Badge key={kind} variant="light" tt="none" color={COLOURS[kind]}>
                  {t(`designer.compare.${kind}`)} {count}
                </Badge>
              )
            );
          })}
          {same === rows.length && (
            <Text size="sm" c="dimmed">
              {t('designer.difference.rowsAlike')}
            </Text>
          )}
        </Group>
        {same > 0 && (
          <Switch
            size="xs"
            label={t('designer.difference.showSame', { count: same })}
            checked={isWhole}
            onChange={(event) => setIsWhole(event.currentTarget.checked)}
          />
        )}
      </Group>
      <ComparedRows
        differences={differences}
        rows={isWhole ? rows : rows.filter(({ kind }) => kind !== 'same')}
        name={after.name}
      />
    </div>
  );
}

interface ComparedRowsProps {
  differences: TableDifferences;
  rows: readonly RowDifference[];
  name: string;
}

function ComparedRows({ differences: { columns, rows: all }, rows, name }: ComparedRowsProps) {
  const hasReasons = all.some(({ description }) => description.before !== '' || description.after !== '');
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table withTableBorder withColumnBorders verticalSpacing={6} horizontalSpacing={10} aria-label={name}>
        <DifferenceHead columns={columns} hasReasons={hasReasons} />
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={`${row.before} ${row.after}`} data-kind={row.kind}>
              <RowNumber row={row} />
              {row.cells.map((cell, index) => (
                <Table.Td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name than its place
                  key={index}
                  className="compared-cell"
                  data-kind={columns[index]?.kind}
                >
                  <ChangedText
                    change={cell}
                    kind={row.kind}
                    isCondition={columns[index]?.part === 'inputs'}
                  />
                </Table.Td>
              ))}
              {hasReasons && (
                <Table.Td className="compared-reason">
                  <ChangedText change={row.description} kind={row.kind} />
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

/** Where the row stands and what has become of it, in a word: colours alone tell nobody who cannot see them. */
function RowNumber({ row: { kind, before, after } }: { row: RowDifference }) {
  const { t } = useTranslation();
  return (
    <Table.Th scope="row" className="compared-number">
      {after ?? <del>{before}</del>}
      {kind !== 'same' && <span className="compared-kind">{t(`designer.compare.${kind}`)}</span>}
      {before !== null && after !== null && before !== after && (
        <span className="compared-was">{t('designer.difference.wasRow', { row: before })}</span>
      )}
    </Table.Th>
  );
}
