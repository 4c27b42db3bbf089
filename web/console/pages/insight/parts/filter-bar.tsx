// Which cases are looked at: the way to add a rule, and each rule of the filter as a chip that takes it away again. The filter stands in the
// address.
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AddFilter } from './add-filter.tsx';
import { listRules } from './filter-rules.ts';
import { useLog } from './use-log.ts';

export function FilterBar() {
  const { t } = useTranslation();
  const { filter, setFilter } = useLog();
  const rules = listRules(filter);
  return (
    <div className="filter-bar">
      <AddFilter />
      {rules.length > 0 && (
        <ul className="filter-chips" aria-label={t('insight.filter.title')}>
          {rules.map(({ id, text, without }) => (
            <li key={id}>
              <Button
                size="compact-sm"
                variant="light"
                rightSection={<span aria-hidden="true">×</span>}
                aria-label={t('insight.filter.remove', { filter: text })}
                onClick={() => setFilter(without)}
              >
                <bdi className="filter-chip">{text}</bdi>
              </Button>
            </li>
          ))}
          {rules.length > 1 && (
            <li>
              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => setFilter({})}>
                {t('insight.filter.removeAll')}
              </Button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}
