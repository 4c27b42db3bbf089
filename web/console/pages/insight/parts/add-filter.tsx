// The kinds of rules that narrow the cases; each opens a small form of its own.
import { Button, Menu, Modal } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseFilter } from './case-filter.ts';
import { ActivityForm } from './filter-forms/activity.form.tsx';
import { AttributeForm } from './filter-forms/attribute.form.tsx';
import { EndsForm } from './filter-forms/ends.form.tsx';
import { PathForm } from './filter-forms/path.form.tsx';
import { PerformanceForm } from './filter-forms/performance.form.tsx';
import { ReworkForm } from './filter-forms/rework.form.tsx';
import { TimeForm } from './filter-forms/time.form.tsx';
import { VariantForm } from './filter-forms/variant.form.tsx';
import { withRule } from './filter-rules.ts';
import { useLog } from './use-log.ts';

const FORMS = {
  time: TimeForm,
  attribute: AttributeForm,
  activity: ActivityForm,
  path: PathForm,
  performance: PerformanceForm,
  rework: ReworkForm,
  variant: VariantForm,
  ends: EndsForm,
} as const;
const KINDS = ['time', 'attribute', 'activity', 'path', 'variant', 'performance', 'rework', 'ends'] as const;
type Kind = (typeof KINDS)[number];

export interface FilterFormProps {
  filter: CaseFilter;
  /** Adds the rule and closes the form. */
  onAdd: (rule: CaseFilter) => void;
}

export function AddFilter() {
  const { t } = useTranslation();
  const { filter, setFilter } = useLog();
  const [open, setOpen] = useState<Kind | null>(null);
  const Form = open && FORMS[open];
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            + {t('insight.filter.add')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {KINDS.map((kind) => (
            <Menu.Item key={kind} onClick={() => setOpen(kind)}>
              {t(`insight.filter.kinds.${kind}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {open && Form && (
        <Modal
          opened
          onClose={() => setOpen(null)}
          title={t(`insight.filter.kinds.${open}`)}
          size={open === 'variant' ? 'lg' : 'md'}
          centered
        >
          <Form
            filter={filter}
            onAdd={(rule) => {
              setFilter(withRule(filter, rule));
              setOpen(null);
            }}
          />
        </Modal>
      )}
    </>
  );
}
