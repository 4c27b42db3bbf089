// The table itself: every cell a field, with what is wrong in it; rows can be added, moved and removed.
import { ActionIcon, Button, Group, Select, Table, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ModelProblem } from '../../../../api/designer.ts';
import { useMay } from '../../../shell/use-me.ts';
import { useSentences } from '../problems/use-sentences.ts';
import {
  addRow,
  HIT_POLICIES,
  moveRow,
  removeRow,
  setCell,
  setDescription,
  setExpression,
  setHitPolicy,
} from './decision-table.ts';
import type { DecisionTable } from './read-decisions.ts';
import type { DecisionInHand } from './use-decision.ts';

interface GridProps {
  decision: DecisionInHand;
  table: DecisionTable;
}

export function DecisionGrid({ decision, table }: GridProps) {
  const { t } = useTranslation();
  const mayDraw = useMay()('PUT /v1/drafts/{kind}/{modelId}');
  const { xml, decisionId, change } = decision;
  return (
    <div className="decision-table">
      <Select
        label={t('designer.table.hitPolicy')}
        size="xs"
        w={260}
        mb="sm"
        allowDeselect={false}
        readOnly={!mayDraw}
        value={table.hitPolicy}
        data={[...new Set([...HIT_POLICIES, table.hitPolicy])].map((value) => ({
          value,
          label: HIT_POLICIES.some((each) => each === value)
            ? t(`designer.table.policy.${value as (typeof HIT_POLICIES)[number]}`)
            : value,
        }))}
        onChange={(policy) => policy !== null && change(setHitPolicy(xml, decisionId, policy))}
      />
      <Table.ScrollContainer minWidth={640}>
        <Table
          withTableBorder
          withColumnBorders
          verticalSpacing={4}
          horizontalSpacing={6}
          aria-label={table.name}
        >
          <Head decision={decision} table={table} mayDraw={mayDraw} />
          <Table.Tbody>
            {table.rows.map((_row, row) => (
              <Row key={table.rows[row]?.id} decision={decision} table={table} row={row} mayDraw={mayDraw} />
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {mayDraw && (
        <Button
          size="xs"
          variant="default"
          onClick={() => change(addRow(xml, decisionId, `Rule_${Date.now().toString(36)}`))}
        >
          {t('designer.table.addRow')}
        </Button>
      )}
    </div>
  );
}

interface PartProps extends GridProps {
  mayDraw: boolean;
}

function Head({ decision, table, mayDraw }: PartProps) {
  const { t } = useTranslation();
  const { xml, decisionId, change } = decision;
  return (
    <Table.Thead>
      <Table.Tr>
        <Table.Th rowSpan={2}>{t('designer.table.row')}</Table.Th>
        <Table.Th colSpan={table.inputs.length} className="decision-when">
          {t('designer.table.inputs')}
        </Table.Th>
        <Table.Th colSpan={table.outputs.length} className="decision-then">
          {t('designer.table.outputs')}
        </Table.Th>
        <Table.Th rowSpan={2}>{t('designer.table.description')}</Table.Th>
        {mayDraw && (
          <Table.Th rowSpan={2}>
            <span className="hidden">{t('designer.versions.actions')}</span>
          </Table.Th>
        )}
      </Table.Tr>
      <Table.Tr>
        {table.inputs.map((input, column) => (
          <Table.Th key={input.id || input.label}>
            {input.label}
            <TextInput
              size="xs"
              variant="unstyled"
              className="feel-cell"
              aria-label={t('designer.table.expression', { column: input.label })}
              readOnly={!mayDraw}
              value={input.expression}
              onChange={(event) => change(setExpression(xml, decisionId, column, event.currentTarget.value))}
            />
          </Table.Th>
        ))}
        {table.outputs.map((output) => (
          <Table.Th key={output.id || output.label}>
            {output.label}
            <div className="mono dim">{output.expression}</div>
          </Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  );
}

function Row({ decision, table, row, mayDraw }: PartProps & { row: number }) {
  const { t } = useTranslation();
  const { xml, decisionId, change } = decision;
  const say = useSentences();
  const problems = decision.check.validation?.problems ?? [];
  const found = table.rows[row];
  if (!found) return null;
  const cell = (kind: 'input' | 'output', column: number, label: string, value: string) => {
    const problem = problemAt(problems, row + 1, label);
    return (
      <Table.Td key={`${kind} ${label}`}>
        <TextInput
          size="xs"
          className="feel-cell"
          aria-label={t('designer.table.cell', { column: label, row: row + 1 })}
          placeholder={kind === 'input' ? t('designer.table.any') : ''}
          readOnly={!mayDraw}
          value={value === '-' ? '' : value}
          error={problem && say(problem).sentence}
          onChange={(event) => {
            const text = event.currentTarget.value;
            change(
              setCell(xml, decisionId, { row, kind, column }, text === '' && kind === 'input' ? '-' : text),
            );
          }}
        />
      </Table.Td>
    );
  };
  return (
    <Table.Tr>
      <Table.Td className="number">{row + 1}</Table.Td>
      {table.inputs.map(({ label }, column) => cell('input', column, label, found.inputs[column] ?? ''))}
      {table.outputs.map(({ label }, column) => cell('output', column, label, found.outputs[column] ?? ''))}
      <Table.Td>
        <Textarea
          size="xs"
          autosize
          minRows={1}
          className="decision-why"
          aria-label={t('designer.table.cell', { column: t('designer.table.description'), row: row + 1 })}
          readOnly={!mayDraw}
          value={found.description}
          onChange={(event) => change(setDescription(xml, decisionId, row, event.currentTarget.value))}
        />
      </Table.Td>
      {mayDraw && (
        <Table.Td>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="default"
              disabled={row === 0}
              aria-label={t('designer.table.rowUp', { row: row + 1 })}
              onClick={() => change(moveRow(xml, decisionId, row, -1))}
            >
              ↑
            </ActionIcon>
            <ActionIcon
              variant="default"
              disabled={row === table.rows.length - 1}
              aria-label={t('designer.table.rowDown', { row: row + 1 })}
              onClick={() => change(moveRow(xml, decisionId, row, 1))}
            >
              ↓
            </ActionIcon>
            <ActionIcon
              variant="default"
              aria-label={t('designer.table.removeRow', { row: row + 1 })}
              onClick={() => change(removeRow(xml, decisionId, row))}
            >
              ×
            </ActionIcon>
          </Group>
        </Table.Td>
      )}
    </Table.Tr>
  );
}

const problemAt = (problems: readonly ModelProblem[], row: number, label: string): ModelProblem | undefined =>
  problems.find((problem) => problem.row === row && problem.column === label);
