// Approves or rejects goodwill that somebody has asked for.
import { Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Appeasement, approveAppeasement, rejectAppeasement } from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatMoney } from '../../../../ui/money.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useCaseChanged } from '../case/case-dialog.ts';

interface DecideProps {
  appeasement: Appeasement;
  verdict: 'approve' | 'reject';
  onClose: () => void;
}

export function DecideDialog({ appeasement, verdict, onClose }: DecideProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const { appeasementId, note } = appeasement;
  const amount = formatMoney(appeasement.amountMinor, appeasement.currency);
  const isReject = verdict === 'reject';
  const decide = isReject ? rejectAppeasement : approveAppeasement;
  const form = useCommandForm({
    initial: { note: '' },
    send: (values, key) => decide(appeasementId, values.note.trim(), key),
    done: isReject ? t('cases.approvals.rejectDone') : t('cases.approvals.approveDone', { amount }),
    onDone() {
      changed();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t(isReject ? 'cases.approvals.rejectTitle' : 'cases.approvals.approveTitle', { amount })}
      action={t(`cases.approvals.${verdict}`)}
      danger={isReject}
      form={form}
      onClose={onClose}
    >
      {note !== null && (
        <Text size="sm" component="div">
          <SafeText text={note} />
        </Text>
      )}
      <Textarea
        data-autofocus
        required={isReject}
        maxLength={2000}
        autosize
        minRows={2}
        label={isReject ? t('cases.approvals.why') : t('cases.approvals.comment')}
        {...form.field('note')}
      />
    </CommandDialog>
  );
}
