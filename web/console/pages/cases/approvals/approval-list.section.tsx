// The requests, oldest first, each to approve or to reject.
import { Group } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Appeasement, listAppeasements, readServiceSettings } from '../../../../api/cases.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { When } from '../../../../ui/when.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useMay, useMe } from '../../../shell/use-me.ts';
import { allowanceOn } from '../case/allowance.ts';
import { CASES_KEY, changesCases } from '../case-key.ts';
import { useActorNames } from '../use-actor-names.ts';
import { DecideDialog } from './decide.dialog.tsx';

type Open = { appeasement: Appeasement; verdict: 'approve' | 'reject' } | null;

export function ApprovalList() {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Open>(null);
  const query = useInfiniteQuery({
    queryKey: [...CASES_KEY, 'approvals'],
    queryFn: ({ pageParam }) => listAppeasements(undefined, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([[...CASES_KEY, 'approvals']], changesCases, 2000);
  return (
    <>
      <DataTable
        id="approvals"
        label={t('cases.approvals.list')}
        columns={useColumns(setOpen)}
        query={query}
        rowKey={(row) => row.appeasementId}
        empty={t('cases.approvals.none')}
      />
      {open && <DecideDialog {...open} onClose={() => setOpen(null)} />}
    </>
  );
}

function useColumns(onDecide: (open: Open) => void): Column<Appeasement>[] {
  const { t } = useTranslation();
  const nameOf = useActorNames();
  const whyNot = useWhyNot();
  return [
    {
      id: 'amount',
      title: t('cases.approvals.amount'),
      fixed: true,
      align: 'end',
      cell: ({ amountMinor, currency }) => (
        <strong>
          <Money amountMinor={amountMinor} currency={currency} />
        </strong>
      ),
    },
    {
      id: 'reason',
      title: t('cases.approvals.reason'),
      cell: ({ reason }) => t(`cases.reasons.${reason as 'late'}`),
    },
    {
      id: 'by',
      title: t('cases.approvals.by'),
      cell: ({ askedBy }) => <PersonName name={nameOf(askedBy)} />,
    },
    { id: 'asked', title: t('cases.approvals.asked'), cell: ({ askedAt }) => <When at={askedAt} /> },
    {
      id: 'note',
      title: t('cases.approvals.note'),
      width: '26%',
      cell: ({ note }) => note !== null && <SafeText text={note} limit={140} />,
    },
    {
      id: 'where',
      title: t('cases.approvals.open'),
      cell: ({ orderId, caseId }) => (
        <Group gap="xs">
          <Link to="/orders/$orderId" params={{ orderId }}>
            {t('cases.approvals.order')}
          </Link>
          {caseId !== null && (
            <Link to="/cases/$caseId" params={{ caseId }}>
              {t('cases.approvals.inCase')}
            </Link>
          )}
        </Group>
      ),
    },
    {
      id: 'decide',
      title: t('cases.approvals.decide'),
      fixed: true,
      cell: (appeasement) => (
        <Group gap="xs" wrap="nowrap">
          {(['approve', 'reject'] as const).map((verdict) => (
            <ActionButton
              key={verdict}
              size="compact-sm"
              variant={verdict === 'approve' ? 'light' : 'default'}
              label={t(`cases.approvals.${verdict}`)}
              why={whyNot(appeasement, verdict)}
              onClick={() => onDecide({ appeasement, verdict })}
            />
          ))}
        </Group>
      ),
    },
  ];
}

/** Why whoever looks cannot decide so. */
function useWhyNot() {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const settings = useQuery({ queryKey: ['service-settings'], queryFn: readServiceSettings });
  return (row: Appeasement, verdict: 'approve' | 'reject'): string | undefined => {
    if (!may(`POST /v1/appeasements/{appeasementId}/${verdict}`)) return t('cases.settle.notAllowed');
    if (verdict === 'reject') return undefined;
    if (row.askedBy === me?.actor) return t('cases.approvals.own');
    const { leftMinor } = allowanceOn(row, me?.role ?? '', settings.data?.limits ?? [], []);
    return leftMinor !== null && settings.data && row.amountMinor > leftMinor
      ? t('cases.approvals.beyond')
      : undefined;
  };
}
