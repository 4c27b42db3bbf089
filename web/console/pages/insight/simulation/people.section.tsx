// Who is short: how much of their hours people work on cases, and how long cases wait for them, as it is and changed.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../../../api/insight-causes.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatShare } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { activityName } from '../parts/activity-name.ts';

export function PeopleSection({ result: { base, change } }: { result: SimulationResult }) {
  const { t } = useTranslation();
  const pools = [...new Set([...Object.keys(base.use), ...Object.keys(change.use)])];
  if (pools.length === 0) return null;
  const nameOf = (pool: string) => pool.split(', ').map(activityName).join(', ');
  const sides = [
    { name: 'base', of: base },
    { name: 'change', of: change },
  ] as const;
  return (
    <Section title={t('insight.simulation.people.title')}>
      <div className="simulation-scroll">
        <Table aria-label={t('insight.simulation.people.title')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('insight.simulation.people.pool')}</Table.Th>
              {sides.flatMap(({ name }) =>
                (['use', 'queue'] as const).map((figure) => (
                  <Table.Th key={`${name} ${figure}`} scope="col" ta="end">
                    {t(`insight.simulation.people.${figure}`)} ({t(`insight.simulation.result.${name}`)})
                  </Table.Th>
                )),
              )}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {pools.map((pool) => (
              <Table.Tr key={pool}>
                <Table.Th scope="row" fw={400}>
                  <bdi>{nameOf(pool)}</bdi>
                </Table.Th>
                {sides.flatMap(({ name, of }) => [
                  <Table.Td key={`${name} use`} ta="end" className="figures">
                    {of.use[pool] ? formatShare(of.use[pool].mean) : '–'}
                  </Table.Td>,
                  <Table.Td key={`${name} queue`} ta="end" className="figures">
                    {of.queues[pool] ? formatDuration(of.queues[pool].mean) : '–'}
                  </Table.Td>,
                ])}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Section>
  );
}
