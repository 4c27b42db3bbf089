// The model as it was drawn with the figures of every element on it; the same figures as a table, which is all there is of a model without drawing.
import { Group, SegmentedControl, Switch, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ElementFigures } from '../../../../../api/conformance.ts';
import type { Diagram } from '../../../../../ui/bpmn-viewer.ts';
import { ProcessDiagram } from '../../../../../ui/process-diagram.tsx';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { FIGURES, type Figure } from '../conformance-search.ts';
import { useComparison } from '../use-comparison.ts';
import { decorateDiagram } from './decorate-diagram.ts';
import { ElementsTable } from './elements-table.tsx';

interface DrawingSectionProps {
  elements: readonly ElementFigures[];
  model: UseQueryResult<{ xml: string | null; name: string }>;
}

export function DrawingSection({ elements, model }: DrawingSectionProps) {
  const { t } = useTranslation();
  const { search, change } = useComparison();
  const [asTable, setAsTable] = useState(false);
  const figure: Figure = search.figure ?? 'deviations';
  const decorate = useCallback(
    (diagram: Diagram) => decorateDiagram(diagram, elements, figure),
    [elements, figure],
  );
  return (
    <Section
      title={t('insight.conformance.drawing')}
      aside={
        <Group gap="sm" justify="flex-end">
          <SegmentedControl
            size="xs"
            aria-label={t('insight.conformance.figure')}
            value={figure}
            data={FIGURES.map((value) => ({ value, label: t(`insight.conformance.shown.${value}`) }))}
            onChange={(value) =>
              change({ figure: value === 'executions' || value === 'waits' ? value : undefined })
            }
          />
          <Switch
            size="xs"
            label={t('ui.asTable')}
            checked={asTable}
            onChange={(event) => setAsTable(event.currentTarget.checked)}
          />
        </Group>
      }
    >
      <QueryView query={model} rows={8}>
        {({ xml, name }) =>
          xml === null || asTable ? (
            <ElementsTable elements={elements} />
          ) : (
            <>
              <ProcessDiagram
                xml={xml}
                label={t('insight.conformance.drawingOf', { name })}
                decorate={decorate}
              />
              <Text size="xs" c="dimmed" mt={6}>
                {t(`insight.conformance.legend.${figure}`)}
              </Text>
            </>
          )
        }
      </QueryView>
    </Section>
  );
}
