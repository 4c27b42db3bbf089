// The cells of one row: FEEL as it is written, effects as words, each with its problem where it has one.
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { EFFECTS, type Part, writeCell, writeNote } from './edit-table.ts';
import type { RuleTableProps } from './rule-table.tsx';

type RowProps = Pick<RuleTableProps, 'table' | 'readOnly' | 'problems' | 'onChange'> & { row: number };

export function RuleCells(props: RowProps) {
  const { t } = useTranslation();
  const { table, row, readOnly, onChange } = props;
  const found = table.rows[row]!;
  return (
    <>
      {(['when', 'does'] as const).flatMap((part) =>
        found[part].map((_, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cells stand by their column
          <RuleCell key={`${part} ${column}`} {...props} part={part} column={column} />
        )),
      )}
      <td>
        <input
          className="rule-note"
          aria-label={`${t('planning.tables.note')} ${row + 1}`}
          value={found.note ?? ''}
          readOnly={readOnly}
          onChange={(event) => onChange(writeNote(table, row, event.currentTarget.value))}
        />
      </td>
    </>
  );
}

function RuleCell({
  table,
  row,
  readOnly,
  problems,
  onChange,
  part,
  column,
}: RowProps & { part: Part; column: number }) {
  const { t } = useTranslation();
  const id = useId();
  const title = (part === 'when' ? table.inputs : table.outputs)[column] ?? '';
  const text = table.rows[row]![part][column]!;
  const own = problems.filter((problem) => problem.row === row + 1 && problem.column === title);
  const look = {
    'aria-label': t('planning.tables.cell', { title, row: row + 1 }),
    'aria-invalid': own.length > 0 || undefined,
    'aria-describedby': own.length > 0 ? id : undefined,
  };
  const write = (next: string) => onChange(writeCell(table, part, row, column, next));
  const isEffect = part === 'does' && title === 'effect';
  const effect = EFFECTS.find((name) => text === `"${name}"`);
  return (
    <td data-part={part}>
      {isEffect && (effect !== undefined || text === '') ? (
        <select
          {...look}
          value={text}
          disabled={readOnly}
          onChange={(event) => write(event.currentTarget.value)}
        >
          <option value="">–</option>
          {EFFECTS.map((name) => (
            <option key={name} value={`"${name}"`}>
              {t(`planning.tables.effects.${name}`)}
            </option>
          ))}
        </select>
      ) : (
        <input
          {...look}
          value={text}
          readOnly={readOnly}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => write(event.currentTarget.value)}
        />
      )}
      {own.length > 0 && (
        <div id={id} className="rule-problem">
          {own.map(({ reason }) => reason).join(' ')}
        </div>
      )}
    </td>
  );
}
