// The columns of queues.
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseSummary } from '../../../../api/cases.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { When } from '../../../../ui/when.tsx';
import { DueTime } from '../due-time.tsx';
import { useActorNames } from '../use-actor-names.ts';

export function useCaseColumns(): Column<CaseSummary>[] {
  const { t } = useTranslation();
  const nameOf = useActorNames();
  return [
    {
      id: 'subject',
      title: t('cases.subject'),
      fixed: true,
      width: '30%',
      cell: ({ caseId, number, subject }) => (
        <>
          <span className="dim figures">{number}</span>{' '}
          <Link to="/cases/$caseId" params={{ caseId }} className="strong-link">
            <PersonName name={subject} />
          </Link>
        </>
      ),
    },
    { id: 'due', title: t('cases.due'), cell: (row) => <DueTime of={row} /> },
    {
      id: 'state',
      title: t('cases.state'),
      cell: ({ state }) => <StatusBadge status={state} label={t(`cases.states.${state}`)} />,
    },
    { id: 'kind', title: t('cases.kind'), cell: ({ kind }) => t(`cases.kinds.${kind}`) },
    {
      id: 'priority',
      title: t('cases.priority'),
      cell: ({ priority }) => (
        <span className="priority" data-priority={priority}>
          {t(`cases.priorities.${priority}`)}
        </span>
      ),
    },
    {
      id: 'customer',
      title: t('cases.customer'),
      cell: ({ name, email }) => <PersonName name={name ?? email ?? '–'} />,
    },
    {
      id: 'assignee',
      title: t('cases.assignee'),
      cell: ({ assignee }) =>
        assignee === null ? (
          <span className="dim">{t('cases.nobody')}</span>
        ) : (
          <PersonName name={nameOf(assignee)} />
        ),
    },
    {
      id: 'last',
      title: t('cases.last'),
      optional: true,
      cell: ({ lastMessageAt }) => <When at={lastMessageAt} />,
    },
  ];
}
