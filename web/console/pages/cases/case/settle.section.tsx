// The ways to make it good and to end a case; what cannot be done now says why.
import { Group, Text } from '@mantine/core';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Case, closeCase } from '../../../../api/cases.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { formatMoney } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { usePageActions } from '../../../shell/page-actions.ts';
import { useMay } from '../../../shell/use-me.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';
import { GoodwillDialog } from './goodwill.dialog.tsx';
import { MergeCaseDialog } from './merge-case.dialog.tsx';
import { RefundLinesDialog } from './refund-lines.dialog.tsx';
import { ReopenCaseDialog } from './reopen-case.dialog.tsx';
import { ReplacementDialog } from './replacement.dialog.tsx';
import { ResolveCaseDialog } from './resolve-case.dialog.tsx';

const DIALOGS = {
  replacement: ReplacementDialog,
  refund: RefundLinesDialog,
  goodwill: GoodwillDialog,
  resolve: ResolveCaseDialog,
  reopen: ReopenCaseDialog,
  merge: MergeCaseDialog,
} as const satisfies Record<string, ComponentType<CaseDialogProps>>;
type Way = keyof typeof DIALOGS;

const CALLS = {
  replacement: 'POST /v1/cases/{caseId}/replacement',
  refund: 'POST /v1/cases/{caseId}/refund-lines',
  goodwill: 'POST /v1/orders/{orderId}/appeasements',
  resolve: 'POST /v1/cases/{caseId}/resolve',
  reopen: 'POST /v1/cases/{caseId}/reopen',
  merge: 'POST /v1/cases/{caseId}/merge',
} as const;
const CLAIMS = ['replacement', 'refund', 'goodwill'] as const;

export function SettleSection({ found }: { found: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const changed = useCaseChanged();
  const [open, setOpen] = useState<Way | null>(null);
  const isSettled = found.state === 'resolved' || found.state === 'closed';
  const whyOf = (way: Way): string | undefined => {
    if (!may(CALLS[way])) return t('cases.settle.notAllowed');
    if (way !== 'goodwill' && way !== 'reopen' && isSettled) return t('cases.settle.settled');
    const needsOrder = way === 'replacement' || way === 'refund' || way === 'goodwill';
    return needsOrder && found.orders.length === 0 ? t('cases.settle.noOrder') : undefined;
  };
  const ends: Way[] = isSettled ? (found.mergedInto === null ? ['reopen'] : []) : ['resolve', 'merge'];
  usePageActions(
    [...CLAIMS, ...ends].map((way) => ({
      id: `case-${way}`,
      label: t(`cases.settle.${way}`),
      why: whyOf(way),
      run: () => setOpen(way),
    })),
  );
  const Dialog = open && DIALOGS[open];
  return (
    <Section title={t('cases.settle.title')}>
      <Group gap="xs">
        {CLAIMS.map((way) => (
          <ActionButton
            key={way}
            size="xs"
            variant="default"
            label={t(`cases.settle.${way}`)}
            why={whyOf(way)}
            onClick={() => setOpen(way)}
          />
        ))}
        {ends.map((way) => (
          <ActionButton
            key={way}
            size="xs"
            variant={way === 'resolve' || way === 'reopen' ? 'filled' : 'default'}
            label={t(`cases.settle.${way}`)}
            why={whyOf(way)}
            onClick={() => setOpen(way)}
          />
        ))}
        {found.state === 'resolved' && may('POST /v1/cases/{caseId}/close') && (
          <CommandButton
            variant="default"
            label={t('cases.settle.close')}
            done={t('cases.settle.closeDone')}
            send={(key) => closeCase(found.caseId, key)}
            onDone={changed}
          />
        )}
      </Group>
      {found.appeasements.length > 0 && (
        <>
          <Text size="xs" c="dimmed" mt="sm">
            {t('cases.settle.given')}
          </Text>
          {found.appeasements.map((each) => (
            <Group key={each.appeasementId} justify="space-between" gap="xs" mt={4}>
              <Group gap="xs">
                <StatusBadge
                  status={each.state}
                  label={t(`cases.settle.appeasementStates.${each.state as 'granted'}`)}
                />
                <Text size="sm">{t(`cases.reasons.${each.reason as 'goodwill'}`)}</Text>
              </Group>
              <Text size="sm" className="figures">
                {formatMoney(each.amountMinor, each.currency)}
              </Text>
            </Group>
          ))}
        </>
      )}
      {Dialog && <Dialog found={found} onClose={() => setOpen(null)} />}
    </Section>
  );
}
