// What a case is: whose, of what kind, how urgent, and with what it belongs together.
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../api/cases.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { EditCaseDialog } from './edit-case.dialog.tsx';
import { languageOf } from './reply-templates.ts';

export function CaseDetailsSection({ found }: { found: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, dialog] = useDisclosure(false);
  const rows: [string, ReactNode][] = [
    [t('cases.customer'), <Who key="who" found={found} />],
    [t('cases.one.email'), found.email && <PersonName name={found.email} />],
    [t('cases.kind'), t(`cases.kinds.${found.kind}`)],
    [t('cases.priority'), t(`cases.priorities.${found.priority}`)],
    [t('cases.one.language'), t(`customers.languages.${languageOf(found.locale) as 'en'}`)],
    [t('cases.one.firstAnswer'), <When key="answer" at={found.firstResponseAt ?? found.firstResponseDue} />],
    [t('cases.one.solution'), <When key="solution" at={found.resolvedAt ?? found.resolutionDue} />],
    [t('cases.one.tags'), found.tags.length > 0 && <PersonName name={found.tags.join(', ')} />],
  ];
  return (
    <Section
      title={t('cases.one.details')}
      aside={
        may('PATCH /v1/cases/{caseId}') &&
        found.state !== 'closed' && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('cases.one.editTitle')}
            onClick={dialog.open}
          >
            {t('cases.one.edit')}
          </Button>
        )
      }
    >
      <dl className="pairs">
        {rows
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        {found.linked.length > 0 && (
          <>
            <dt>{t('cases.one.linked')}</dt>
            <dd>
              {found.linked.map(({ caseId, number, subject }) => (
                <Link key={caseId} to="/cases/$caseId" params={{ caseId }} title={subject}>
                  {number}{' '}
                </Link>
              ))}
            </dd>
          </>
        )}
      </dl>
      {opened && <EditCaseDialog found={found} onClose={dialog.close} />}
    </Section>
  );
}

function Who({ found: { customerId, name, email } }: { found: Case }) {
  const { t } = useTranslation();
  const shown = <PersonName name={name ?? email ?? t('orders.guest')} />;
  return customerId === null ? (
    shown
  ) : (
    <Link to="/customers/$customerId" params={{ customerId }}>
      {shown}
    </Link>
  );
}
