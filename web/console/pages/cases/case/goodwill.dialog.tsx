// Gives money back without a return. What the role may give by itself stands before the amount; beyond it an approval is asked for.
import { Checkbox, NumberInput, SegmentedControl, Select, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, type ResultOf } from '../../../../api/call.ts';
import {
  APPEASEMENT_REASONS,
  grantAppeasement,
  readServiceSettings,
  resolveCase,
} from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf, formatMoney } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { oneOf } from '../../../search-fields.ts';
import { useMe } from '../../../shell/use-me.ts';
import { type Allowance, allowanceOn } from './allowance.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';
import { ChooseOrder, useChosenOrder } from './choose-order.tsx';
import { amountOf, composeGoodwill, type GoodwillDraft } from './goodwill.ts';

type Granted = ResultOf<'POST /v1/orders/{orderId}/appeasements'>;
const AMOUNT_REFUSALS = {
  'service.amount-exceeds-invoiced': 'amount',
  'service.amount-exceeds-paid': 'amount',
  'service.nothing-invoiced': 'amount',
  'service.percent-or-amount': 'amount',
};

export function GoodwillDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const role = useMe()?.role ?? '';
  const chosen = useChosenOrder(found);
  const settings = useQuery({ queryKey: ['service-settings'], queryFn: readServiceSettings });
  const [isBeyondToday, setIsBeyondToday] = useState(false);
  const order = chosen.query.data;
  const currency = order?.currency ?? 'EUR';
  const allowance =
    order && settings.data && allowanceOn(order, role, settings.data.limits, found.appeasements);
  const isBeyondOf = (draft: GoodwillDraft) =>
    isBeyondToday ||
    (allowance !== undefined && allowance.leftMinor !== null && amountOf(draft, order) > allowance.leftMinor);
  const initial: GoodwillDraft = {
    by: 'amount',
    amount: '',
    percent: 10,
    reason: oneOf(APPEASEMENT_REASONS, found.kind) ?? 'goodwill',
    note: '',
    resolve: false,
  };
  const form = useCommandForm<GoodwillDraft, Granted>({
    initial,
    async send(draft, key) {
      const beyondLimit = isBeyondOf(draft) ? 'request' : 'refuse';
      const body = composeGoodwill(draft, currency, { caseId: found.caseId, beyondLimit });
      const sending = grantAppeasement(chosen.orderId, body, key);
      const granted = await placeRefusal(sending, AMOUNT_REFUSALS).catch((error: unknown) => {
        // Of what was given today elsewhere the page knows nothing: the server does.
        if (error instanceof ApiRefusal && error.problem.code === 'service.beyond-limit')
          setIsBeyondToday(true);
        throw error;
      });
      if (draft.resolve && granted.state === 'granted')
        await resolveCase(found.caseId, { resolution: 'appeased' }, `${key}-resolve`);
      return granted;
    },
    done: (granted) =>
      t(granted.state === 'granted' ? 'cases.settle.goodwillDone' : 'cases.settle.goodwillAsked', {
        amount: formatMoney(granted.amountMinor, granted.currency),
      }),
    onDone() {
      changed();
      onClose();
    },
  });
  const { values, field, set } = form;
  const amountMinor = amountOf(values, order);
  const isBeyond = isBeyondOf(values);
  const isOpen = found.state !== 'resolved' && found.state !== 'closed';
  return (
    <CommandDialog
      title={t('cases.settle.goodwill')}
      action={isBeyond ? t('cases.settle.goodwillAsk') : t('cases.settle.goodwillAction')}
      disabled={amountMinor <= 0 || allowance === undefined}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('cases.settle.goodwillMeaning')}</Text>
      <ChooseOrder found={found} chosen={chosen}>
        {(shown) => (
          <>
            {allowance && (
              <Text size="sm" fw={600} role="status" c={isBeyond ? 'var(--words-warn)' : undefined}>
                <LimitSentence allowance={allowance} currency={currency} />{' '}
                {isBeyond && t('cases.settle.beyond')}
              </Text>
            )}
            <SegmentedControl
              aria-label={t('cases.settle.by')}
              data={[
                { value: 'amount', label: t('cases.settle.amountBy') },
                { value: 'percent', label: t('cases.settle.percentBy') },
              ]}
              value={values.by}
              onChange={(by) => set({ by: by as 'amount' | 'percent' })}
            />
            {values.by === 'amount' ? (
              <NumberInput
                data-autofocus
                required
                min={0}
                decimalScale={digitsOf(currency)}
                label={t('cases.settle.amount', { currency })}
                {...field('amount')}
              />
            ) : (
              <NumberInput
                required
                min={0}
                max={100}
                decimalScale={1}
                suffix=" %"
                label={t('cases.settle.percent', { total: formatMoney(shown.totalMinor, currency) })}
                description={t('cases.settle.percentIs', { amount: formatMoney(amountMinor, currency) })}
                {...field('percent', 'amount')}
              />
            )}
          </>
        )}
      </ChooseOrder>
      <Select
        label={t('cases.settle.reason')}
        data={APPEASEMENT_REASONS.map((value) => ({ value, label: t(`cases.reasons.${value}`) }))}
        allowDeselect={false}
        {...field('reason')}
      />
      <Textarea maxLength={2000} autosize minRows={2} label={t('cases.settle.note')} {...field('note')} />
      {isOpen && !isBeyond && (
        <Checkbox
          label={t('cases.settle.andResolve')}
          checked={values.resolve}
          onChange={(event) => set({ resolve: event.currentTarget.checked })}
        />
      )}
    </CommandDialog>
  );
}

function LimitSentence({ allowance, currency }: { allowance: Allowance; currency: string }) {
  const { t } = useTranslation();
  const { leftMinor, dayMinor } = allowance;
  if (leftMinor === null) return t('cases.settle.unlimited');
  if (dayMinor === 0) return t('cases.settle.noLimit', { currency });
  return t('cases.settle.limit', {
    left: formatMoney(leftMinor, currency),
    day: formatMoney(dayMinor, currency),
  });
}
