// Markdowns: what a unit is expected to lose where it lies if it is not sold; kept by people.
import { Button, NumberInput, Text } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listMarkdowns, setMarkdown } from '../../../../api/sourcing.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { When } from '../../../../ui/when.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { formatCost } from '../cost.ts';
import { numberIn } from '../stock/place.ts';
import { PositionFields } from '../stock/position-fields.tsx';

const KEY = ['markdowns'];
const ANYWHERE = { sku: '', location: '' };

export function MarkdownList() {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useLocationNames();
  const [isOpen, setIsOpen] = useState(false);
  const query = useInfiniteQuery({
    queryKey: KEY,
    queryFn: ({ pageParam }) => listMarkdowns(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <>
      <Text size="sm" c="dimmed" maw={720}>
        {t('planning.values.markdownHint')}
      </Text>
      <DataTable
        id="markdowns"
        label={t('planning.rules.tabs.markdowns')}
        query={query}
        rowKey={({ sku, location }) => `${sku} ${location}`}
        empty={t('planning.values.noMarkdowns')}
        tools={
          may('PUT /v1/sourcing/markdowns') && (
            <Button size="compact-sm" variant="light" onClick={() => setIsOpen(true)}>
              {t('planning.values.setMarkdown')}
            </Button>
          )
        }
        columns={[
          {
            id: 'sku',
            title: t('planning.stock.sku'),
            cell: ({ sku }) => <span className="mono">{sku}</span>,
          },
          { id: 'location', title: t('planning.stock.location'), cell: ({ location }) => nameOf(location) },
          {
            id: 'value',
            title: t('planning.values.aUnit'),
            align: 'end',
            cell: ({ markdownMinor }) => formatCost(markdownMinor),
          },
          { id: 'when', title: t('planning.rules.changed'), cell: ({ setAt }) => <When at={setAt} /> },
        ]}
      />
      {isOpen && <MarkdownDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}

function MarkdownDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { sku: '', location: '', amount: '' as number | string },
    send: ({ sku, location, amount }, key) =>
      setMarkdown({ sku: sku.trim(), location, markdownMinor: Math.round(numberIn(amount) * 100) }, key),
    done: t('planning.values.markdownDone'),
    onDone: () => {
      void client.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('planning.values.setMarkdown')}
      action={t('planning.stock.safety.action')}
      form={form}
      onClose={onClose}
    >
      <PositionFields form={form} position={ANYWHERE} />
      <NumberInput
        label={t('planning.values.aUnit')}
        description={t('planning.values.zeroTakesAway')}
        min={0}
        decimalScale={2}
        {...form.field('amount', 'markdownMinor')}
      />
    </CommandDialog>
  );
}
