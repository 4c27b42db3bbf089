// On time against three dates side by side: what the customer asked for, what was promised first, what was promised last. The gap between the
// last two is what promising again makes look better.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiKey, KpiValue, KpiValues } from '../../../../../api/kpis.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { Section } from '../../../../../ui/section.tsx';
import { ChangeText } from '../parts/change-text.tsx';
import { formatFigure, formatPoints } from '../parts/format-kpi.ts';
import { ON_TIME } from '../parts/groups.ts';
import { judgeChange } from '../parts/judge-change.ts';
import { KpiLink } from '../parts/kpi-link.tsx';
import { TargetState } from '../parts/target-state.tsx';
import { useDefinitionsByKey } from '../parts/use-kpis.ts';

export function OnTimeSection({ values }: { values: KpiValues }) {
  const { t } = useTranslation();
  const definitions = useDefinitionsByKey();
  const valueFor = (key: KpiKey) => values.items.find((item) => item.key === key);
  const [first, last] = [valueFor('on-time-first-promised')?.value, valueFor('on-time-last-promised')?.value];
  const gap = first != null && last != null ? last - first : 0;
  return (
    <Section title={t('insight.kpis.groups.onTime')}>
      <div className="on-time">
        {ON_TIME.map((key) => {
          const [definition, value] = [definitions.get(key), valueFor(key)];
          return definition && value && <OnTime key={key} definition={definition} value={value} />;
        })}
      </div>
      {gap >= 0.0005 && (
        <Text size="sm" c="dimmed" mt="sm">
          {t('insight.kpis.onTime.gap', { points: formatPoints(gap, true) })}
        </Text>
      )}
    </Section>
  );
}

function OnTime({ definition, value }: { definition: KpiDefinition; value: KpiValue }) {
  const { t } = useTranslation();
  const key = definition.key as (typeof ON_TIME)[number];
  const share = value.value;
  return (
    <article className="on-time-part">
      <h3 className="kpi-name">
        <KpiLink kpi={key} className="kpi-link">
          {t(`insight.kpis.onTime.${key}`)}
        </KpiLink>
      </h3>
      {share === null ? (
        <p className="kpi-nothing">{t('insight.kpis.nothing')}</p>
      ) : (
        <>
          <p className="kpi-value is-large">{formatFigure('share', share)}</p>
          <svg className="share-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect className="share-bar-all" width="100" height="6" />
            <rect className="share-bar-part" width={share * 100} height="6" />
            {value.target && (
              <rect className="share-bar-target" x={value.target.value * 100 - 0.4} width="0.8" height="6" />
            )}
          </svg>
          <p className="kpi-below">
            {t('insight.kpis.onTime.of', {
              count: value.denominator ?? 0,
              met: formatCount(value.numerator ?? 0),
              all: formatCount(value.denominator ?? 0),
            })}
          </p>
          <p className="kpi-below">
            <ChangeText change={judgeChange(definition, share, value.before?.value ?? null)} />
          </p>
          <TargetState definition={definition} value={value} />
        </>
      )}
    </article>
  );
}
