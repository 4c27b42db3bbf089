// Shadows: rules that decide a share of the new orders beside the live ones, without effect; their account so far.
import { Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listShadows, readShadow, startShadow, stopShadow } from '../../../../api/planning.ts';
import { listPolicies } from '../../../../api/sourcing.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { When } from '../../../../ui/when.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { formatMore } from '../cost.ts';
import { numberIn } from '../stock/place.ts';
import { SidesTable } from './sides-table.tsx';

const KEY = ['shadows'];

export function ShadowList() {
  const { t } = useTranslation();
  const may = useMay();
  const [isStarting, setIsStarting] = useState(false);
  const query = useQuery({ queryKey: KEY, queryFn: () => listShadows() });
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={720}>
          {t('planning.shadows.hint')}
        </Text>
        {may('POST /v1/shadows') && (
          <Button variant="light" onClick={() => setIsStarting(true)}>
            {t('planning.shadows.start')}
          </Button>
        )}
      </Group>
      <QueryView query={query} empty={t('planning.shadows.none')} isEmpty={({ items }) => items.length === 0}>
        {({ items }) => items.map(({ shadowId }) => <ShadowAccount key={shadowId} shadowId={shadowId} />)}
      </QueryView>
      {isStarting && <StartShadowDialog onClose={() => setIsStarting(false)} />}
    </Stack>
  );
}

const EVERY_MS = 5000;

function ShadowAccount({ shadowId }: { shadowId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery({
    queryKey: [...KEY, shadowId],
    queryFn: () => readShadow(shadowId),
    refetchInterval: ({ state: { data } }) => (data?.stoppedAt === null ? EVERY_MS : false),
  });
  return (
    <QueryView query={query}>
      {(shadow) => (
        <Section
          title={shadow.name}
          aside={
            shadow.stoppedAt === null && (
              <CommandButton
                label={t('planning.shadows.stop')}
                done={t('planning.shadows.stopped')}
                why={may('POST /v1/shadows/{shadowId}/stop') ? undefined : t('ui.notAllowed')}
                send={(key) => stopShadow(shadowId, key)}
                onDone={() => void client.invalidateQueries({ queryKey: KEY })}
              />
            )
          }
        >
          <Text size="sm" mb="sm">
            {t('planning.shadows.sum', {
              share: formatCount(shadow.sharePercent),
              orders: formatCount(shadow.orders),
              differing: formatCount(shadow.differing),
              failed: formatCount(shadow.failed),
              more: formatMore(shadow.moreMinor),
            })}{' '}
            · <When at={shadow.stoppedAt ?? shadow.startedAt} />
          </Text>
          {shadow.orders > 0 && (
            <SidesTable
              sides={{ live: shadow.live, whatIf: shadow.shadow }}
              second={t('planning.shadows.shadow')}
            />
          )}
        </Section>
      )}
    </QueryView>
  );
}

function StartShadowDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const policies = useQuery({ queryKey: ['policies'], queryFn: () => listPolicies() });
  const form = useCommandForm({
    initial: { policy: null as string | null, sharePercent: 10 as number | string },
    send({ policy, sharePercent }, key) {
      const [code, version] = policy?.split(' ') ?? [];
      const rules = code ? { policy: { code, version: Number(version) } } : {};
      return startShadow({ rules, sharePercent: numberIn(sharePercent) }, key);
    },
    done: t('planning.shadows.started'),
    onDone: () => {
      void client.invalidateQueries({ queryKey: KEY });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('planning.shadows.start')}
      action={t('planning.shadows.start')}
      form={form}
      onClose={onClose}
    >
      <Select
        label={t('planning.whatIf.start.rules')}
        data={(policies.data?.items ?? []).map(({ code, version, name, state }) => ({
          value: `${code} ${version}`,
          label: `${name} – ${t(`planning.rules.states.${state}`, { version })}`,
        }))}
        {...form.field('policy', 'rules')}
      />
      <NumberInput
        label={t('planning.shadows.share')}
        min={1}
        max={100}
        suffix=" %"
        {...form.field('sharePercent')}
      />
    </CommandDialog>
  );
}
