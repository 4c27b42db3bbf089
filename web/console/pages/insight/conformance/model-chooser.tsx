// Which model the cases are held against: a process that runs here, all its versions or one, or an uploaded model.
import { Group, Select, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { useComparison } from './use-comparison.ts';

export function ModelChooser() {
  const { t } = useTranslation();
  const { models, chosen, search, change, isLive } = useComparison();
  const items = models.data?.items ?? [];
  const groupOf = (kind: 'process' | 'upload') => ({
    group: t(`insight.conformance.kinds.${kind}`),
    items: items
      .filter((each) => each.kind === kind)
      .map((each) => ({ value: each.ref, label: withoutOverrides(each.name) })),
  });
  const versions = chosen?.model.versions ?? [];
  return (
    <Group gap="sm" align="flex-end">
      <Select
        label={t('insight.conformance.model')}
        w={260}
        allowDeselect={false}
        searchable={items.length > 8}
        value={chosen?.model.ref ?? null}
        data={[groupOf('process'), groupOf('upload')].filter((group) => group.items.length > 0)}
        onChange={(ref) => ref !== null && change({ model: ref, deviation: undefined })}
      />
      {versions.length > 0 && (
        <Select
          label={t('insight.conformance.version')}
          w={220}
          allowDeselect={false}
          value={chosen?.version === null ? 'own' : String(chosen?.version)}
          data={[
            { value: 'own', label: t('insight.conformance.ownVersion') },
            ...versions.map((each) => ({
              value: String(each),
              label: t('insight.conformance.versionNo', { version: each }),
            })),
          ]}
          onChange={(version) =>
            chosen &&
            change({
              model: version === 'own' ? chosen.model.ref : `${chosen.model.ref}@${version}`,
              deviation: undefined,
            })
          }
        />
      )}
      {isLive && chosen?.version != null && (
        <Switch
          mb={8}
          label={t('insight.conformance.allOrders')}
          checked={search.orders === 'all'}
          onChange={(event) => change({ orders: event.currentTarget.checked ? 'all' : undefined })}
        />
      )}
    </Group>
  );
}
