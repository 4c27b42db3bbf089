// The targets of a KPI: what is aimed at, for which orders, whether it is met now, who is told; set, changed and removed here.
import { ActionIcon, Menu, Table } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KpiDefinition, type KpiTarget, listTargets, removeTarget } from '../../../../../api/kpis.ts';
import { ActionButton } from '../../../../../ui/action-button.tsx';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { SafeText } from '../../../../../ui/safe-text.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { When } from '../../../../../ui/when.tsx';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { useMay } from '../../../../shell/use-me.ts';
import { formatFigure } from '../parts/format-kpi.ts';
import { KPI_VALUES } from '../parts/use-kpis.ts';
import { listChips } from '../search/chips.ts';
import { toSearch } from '../search/kpi-search.ts';
import { TargetDialog } from './target.dialog.tsx';

export const TARGETS_KEY = [...KPI_VALUES, 'targets'];

export function TargetsSection({ definition }: { definition: KpiDefinition }) {
  const { t } = useTranslation();
  const may = useMay();
  const [edited, setEdited] = useState<KpiTarget | 'new' | null>(null);
  const [removed, setRemoved] = useState<KpiTarget | null>(null);
  const query = useQuery({
    queryKey: TARGETS_KEY,
    queryFn: listTargets,
    select: ({ items }) => ({ items: items.filter(({ key }) => key === definition.key) }),
  });
  const why = may('POST /v1/insight/targets') ? undefined : t('ui.notAllowed');
  return (
    <Section
      title={t('insight.kpis.targets.title')}
      aside={
        <ActionButton
          size="xs"
          variant="light"
          label={t('insight.kpis.targets.set')}
          why={why}
          onClick={() => setEdited('new')}
        />
      }
    >
      <QueryView
        query={query}
        empty={t('insight.kpis.targets.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <Targets
            definition={definition}
            targets={items}
            isLocked={why !== undefined}
            onEdit={setEdited}
            onRemove={setRemoved}
          />
        )}
      </QueryView>
      {edited !== null && (
        <TargetDialog
          definition={definition}
          target={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      )}
      {removed !== null && <RemoveDialog target={removed} onClose={() => setRemoved(null)} />}
    </Section>
  );
}

interface TargetsProps {
  definition: KpiDefinition;
  targets: readonly KpiTarget[];
  isLocked: boolean;
  onEdit: (target: KpiTarget) => void;
  onRemove: (target: KpiTarget) => void;
}

function Targets({ definition, targets, isLocked, onEdit, onRemove }: TargetsProps) {
  const { t } = useTranslation();
  const locationName = useLocationNames();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="kpi-table-frame" tabIndex={0}>
      <Table aria-label={t('insight.kpis.targets.title')} className="kpi-table">
        <thead>
          <tr>
            {(['target', 'of', 'now', 'recipients'] as const).map((name) => (
              <th key={name} scope="col">
                {t(`insight.kpis.targets.columns.${name}`)}
              </th>
            ))}
            {!isLocked && <th scope="col" aria-label={t('insight.kpis.targets.columns.actions')} />}
          </tr>
        </thead>
        <tbody>
          {targets.map((target) => {
            const { targetId, value, direction, filter, windowDays, recipients, note } = target;
            const aim = t(`insight.kpis.targets.aims.${direction}`, {
              value: formatFigure(definition.unit, value, filter.currency ?? null),
            });
            const chips = listChips(toSearch(filter), locationName).map(({ text }) => text);
            return (
              <tr key={targetId}>
                <th scope="row">
                  {aim}
                  {note !== null && (
                    <div className="dim">
                      <SafeText text={note} />
                    </div>
                  )}
                </th>
                <td>
                  {t('insight.kpis.targets.window', { count: windowDays })}
                  {chips.length > 0 && <div className="dim">{chips.join(' · ')}</div>}
                </td>
                <td>
                  <StateNow definition={definition} target={target} />
                </td>
                <td className="wraps">
                  {recipients.length > 0 ? recipients.join(', ') : t('insight.kpis.targets.nobody')}
                </td>
                {!isLocked && (
                  <td className="number">
                    <Menu position="bottom-end" returnFocus>
                      <Menu.Target>
                        <ActionIcon
                          variant="subtle"
                          color="gray"
                          aria-label={t('insight.kpis.targets.more', { aim })}
                        >
                          ⋯
                        </ActionIcon>
                      </Menu.Target>
                      <Menu.Dropdown>
                        <Menu.Item onClick={() => onEdit(target)}>
                          {t('insight.kpis.targets.change')}
                        </Menu.Item>
                        <Menu.Item color="red" onClick={() => onRemove(target)}>
                          {t('insight.kpis.targets.remove')}
                        </Menu.Item>
                      </Menu.Dropdown>
                    </Menu>
                  </td>
                )}
              </tr>
            );
          })}
        </tbody>
      </Table>
    </div>
  );
}

function StateNow({ definition, target }: { definition: KpiDefinition; target: KpiTarget }) {
  const { t } = useTranslation();
  const { state, lastValue, filter, lastCheckedAt } = target;
  return (
    <>
      <span className="kpi-target" data-state={state}>
        {t(`insight.kpis.targets.states.${state}`)}
      </span>{' '}
      {lastValue !== null && formatFigure(definition.unit, lastValue, filter.currency ?? null)}
      {lastCheckedAt !== null && (
        <div className="dim">
          <When at={lastCheckedAt} />
        </div>
      )}
    </>
  );
}

function RemoveDialog({ target, onClose }: { target: KpiTarget; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  return (
    <CommandDialog
      title={t('insight.kpis.targets.removeTitle')}
      action={t('insight.kpis.targets.remove')}
      done={t('insight.kpis.targets.removed')}
      danger
      send={(key) => removeTarget(target.targetId, key)}
      onDone={() => void client.invalidateQueries({ queryKey: KPI_VALUES })}
      onClose={onClose}
    >
      {t('insight.kpis.targets.removeMeaning')}
    </CommandDialog>
  );
}
