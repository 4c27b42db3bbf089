// How a KPI is counted: formula, what is above and below the line, what is left out and how much of it there is.
import { useTranslation } from 'react-i18next';
import type { KpiDefinition, KpiValue } from '../../../../../api/kpis.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { Section } from '../../../../../ui/section.tsx';
import { exclusionWords, kpiWord } from '../parts/kpi-words.ts';

interface CountingProps {
  definition: KpiDefinition;
  value: KpiValue | undefined;
}

export function CountingSection({ definition, value }: CountingProps) {
  const { t } = useTranslation();
  const note = kpiWord(definition, 'note');
  return (
    <Section title={t('insight.kpis.counting.title')}>
      <p className="kpi-formula">{kpiWord(definition, 'formula')}</p>
      <dl className="kpi-counting">
        {(['numerator', 'denominator'] as const).map((word) => {
          const text = kpiWord(definition, word);
          return (
            text !== null && (
              <div key={word}>
                <dt>{t(`insight.kpis.counting.${word}`)}</dt>
                <dd>{text}</dd>
              </div>
            )
          );
        })}
        <div>
          <dt>{t('insight.kpis.counting.exclusions')}</dt>
          <dd>
            <Exclusions definition={definition} value={value} />
          </dd>
        </div>
      </dl>
      {note !== null && <p className="kpi-note">{note}</p>}
    </Section>
  );
}

function Exclusions({ definition, value }: CountingProps) {
  const { t } = useTranslation();
  if (definition.exclusions.length === 0) return t('insight.kpis.counting.nothingLeftOut');
  const countOf = (code: string) => value?.excluded.find((each) => each.code === code)?.count ?? 0;
  return (
    <ul className="kpi-exclusions">
      {definition.exclusions.map(({ code }) => (
        <li key={code} data-none={countOf(code) === 0 || undefined}>
          <span className="number">{formatCount(countOf(code))}</span>
          <span>{exclusionWords(definition, code)}</span>
        </li>
      ))}
    </ul>
  );
}
