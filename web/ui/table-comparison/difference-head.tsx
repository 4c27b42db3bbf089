// The columns of both versions: conditions, results, reasons; each with its name and what it looks at, before and after.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChangedText } from './changed-text.tsx';
import type { ColumnDifference } from './differences.ts';

interface DifferenceHeadProps {
  columns: readonly ColumnDifference[];
  hasReasons: boolean;
}

export function DifferenceHead({ columns, hasReasons }: DifferenceHeadProps) {
  const { t } = useTranslation();
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th rowSpan={2} scope="col">
          {t('designer.table.row')}
        </Table.Th>
        {(['inputs', 'outputs'] as const).map((part) => {
          const count = columns.filter((column) => column.part === part).length;
          return (
            count > 0 && (
              <Table.Th key={part} colSpan={count} scope="colgroup" data-part={part}>
                {t(`designer.table.${part}`)}
              </Table.Th>
            )
          );
        })}
        {hasReasons && (
          <Table.Th rowSpan={2} scope="col">
            {t('designer.table.description')}
          </Table.Th>
        )}
      </Table.Tr>
      <Table.Tr>
        {columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name than its place
          <Table.Th key={index} scope="col" className="compared-column" data-kind={column.kind}>
            <ColumnName column={column} />
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

function ColumnName({ column: { kind, label, expression, settings } }: { column: ColumnDifference }) {
  const { t } = useTranslation();
  const isTold = expression.before !== label.before || expression.after !== label.after;
  return (
    <>
      <ChangedText change={label} kind={kind} />
      {isTold && (
        <div className="mono compared-expression">
          <ChangedText change={expression} kind={kind} />
        </div>
      )}
      {settings.map(({ name, ...change }) => (
        <div key={name} className="compared-setting">
          <span className="dim">{t(`designer.difference.setting.${name}`)}</span>{' '}
          <ChangedText change={change} kind="changed" />
        </div>
      ))}
      {kind !== 'same' && <span className="compared-kind">{t(`designer.compare.${kind}`)}</span>}
    </>
  );
}
