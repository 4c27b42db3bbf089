// The processes with what is watched of each.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listWatches, type Watch } from '../../../../../api/conformance.ts';
import { ActionButton } from '../../../../../ui/action-button.tsx';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { SafeText } from '../../../../../ui/safe-text.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { When } from '../../../../../ui/when.tsx';
import { useMay } from '../../../../shell/use-me.ts';
import { WatchDialog } from './watch.dialog.tsx';

export const WATCHES_KEY = ['insight-watches'];

export function WatchesSection() {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState<Watch | null>(null);
  const found = useQuery({ queryKey: WATCHES_KEY, queryFn: listWatches });
  const mayNot = may('PUT /v1/insight/conformance/watches/{processId}') ? undefined : t('ui.notAllowed');
  return (
    <Section title={t('insight.conformance.watches')}>
      <QueryView
        query={found}
        empty={t('insight.conformance.noProcess')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <ul className="watches">
            {items.map((watch) => (
              <li key={watch.processId}>
                <div>
                  <strong>
                    <SafeText text={watch.name} limit={120} />
                  </strong>
                  <Text size="sm" c="dimmed">
                    <WatchText watch={watch} />
                    {watch.since !== null && (
                      <>
                        {' · '}
                        {t('insight.conformance.since')} <When at={watch.since} as="moment" />
                      </>
                    )}
                  </Text>
                </div>
                <ActionButton
                  size="xs"
                  variant="default"
                  label={t('insight.conformance.changeWatch')}
                  aria-label={t('insight.conformance.changeOf', { name: watch.name })}
                  why={mayNot}
                  onClick={() => setOpen(watch)}
                />
              </li>
            ))}
          </ul>
        )}
      </QueryView>
      {open && <WatchDialog watch={open} onClose={() => setOpen(null)} />}
    </Section>
  );
}

function WatchText({ watch: { leftModel, overdue, zeta } }: { watch: Watch }) {
  const { t } = useTranslation();
  if (leftModel && overdue) return t('insight.conformance.watchesBoth', { zeta });
  if (leftModel) return t('insight.conformance.watchesModel');
  return overdue ? t('insight.conformance.watchesTimes', { zeta }) : t('insight.conformance.watchesNothing');
}
