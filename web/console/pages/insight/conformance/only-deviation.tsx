// Says that only cases with one deviation are looked at, and takes that away again.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listDeviations } from '../../../../api/conformance.ts';
import { deviationText } from './deviations/deviation-text.ts';
import { useComparison } from './use-comparison.ts';

export function OnlyDeviation() {
  const { t } = useTranslation();
  const { query, search, change } = useComparison();
  const found = useQuery({
    queryKey: ['insight', 'deviations', query],
    queryFn: () => listDeviations(query!),
    enabled: query !== null,
  });
  const deviation = found.data?.items.find((each) => each.key === search.deviation);
  const text = deviation ? deviationText(deviation) : t('insight.conformance.oneDeviation');
  return (
    <div className="filter-bar">
      <Button
        size="compact-sm"
        variant="light"
        rightSection={<span aria-hidden="true">×</span>}
        aria-label={t('insight.filter.remove', { filter: text })}
        onClick={() => change({ deviation: undefined })}
      >
        <bdi className="filter-chip">{t('insight.conformance.onlyWith', { deviation: text })}</bdi>
      </Button>
    </div>
  );
}
