// Makes purchase orders of chosen proposals: how many units of each, drafts or placed at once. All of them or none.
import { NumberInput, Stack, Switch, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { orderProposals, type Proposal } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount, formatMoney } from '../../../../ui/money.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { numberIn } from '../stock/place.ts';
import { type LineProblem, placeAtLine } from './place-at-line.ts';
import { useSupplierNames } from './use-suppliers.ts';

const LINE_REFUSALS = {
  'supply.proposal-unknown': 'quantity',
  'supply.proposal-ended': 'quantity',
  'supply.item-unknown': 'quantity',
  'supply.pack-broken': 'quantity',
  'supply.below-minimum-quantity': 'quantity',
  'supply.amount-too-large': 'quantity',
};

interface OrderProposalsDialogProps {
  proposals: readonly Proposal[];
  onClose: () => void;
  /** The purchase orders that were made. */
  onDone: (purchaseOrderIds: string[]) => void;
}

export function OrderProposalsDialog({ proposals, onClose, onDone }: OrderProposalsDialogProps) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const supplierOf = useSupplierNames();
  const form = useCommandForm({
    initial: { units: proposals.map(({ quantity }) => quantity as number | string), place: false },
    send: ({ units, place }, key) =>
      placeAtLine(
        orderProposals(
          {
            proposals: proposals.map(({ proposalId }, at) => ({
              proposalId,
              quantity: numberIn(units[at] ?? ''),
            })),
            place,
          },
          key,
        ),
        {
          fields: LINE_REFUSALS,
          sent: [],
          lineOf: (problem: LineProblem & { proposalId?: string }) =>
            proposals.findIndex(
              ({ sku, proposalId }) => sku === problem.sku || proposalId === problem.proposalId,
            ),
        },
      ),
    done: t('planning.purchasing.ordered'),
    onDone: ({ purchaseOrders }) => onDone(purchaseOrders.map(({ purchaseOrderId }) => purchaseOrderId)),
  });
  const change = (at: number, units: number | string) =>
    form.set({ units: form.values.units.map((each, no) => (no === at ? units : each)) });
  /** A problem of the request's form is at its proposal, a refusal at the line. */
  const wrongWith = (at: number) => {
    const [field, line] = [form.at(`proposals.${at}.quantity`), form.at(`lines.${at}.quantity`)];
    return { ...field, error: field.error ?? line.error };
  };
  return (
    <CommandDialog
      title={t('planning.purchasing.orderForm.title')}
      action={t('planning.purchasing.order')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.purchasing.orderForm.hint')}</Text>
      <Stack gap="sm">
        {proposals.map((proposal, at) => (
          <NumberInput
            key={proposal.proposalId}
            data-autofocus={at === 0 || undefined}
            label={t('planning.purchasing.orderForm.unitsOf', {
              sku: proposal.sku,
              location: nameOf(proposal.location),
            })}
            description={[
              supplierOf(proposal.supplier),
              t('planning.purchasing.orderForm.proposed', { units: formatCount(proposal.quantity) }),
              formatMoney(Number(form.values.units[at]) * proposal.unitCostMinor, proposal.currency),
            ].join(' · ')}
            min={1}
            allowDecimal={false}
            value={form.values.units[at] ?? ''}
            onChange={(units) => change(at, units)}
            {...wrongWith(at)}
          />
        ))}
      </Stack>
      <Switch
        label={t('planning.purchasing.orderForm.place')}
        checked={form.values.place}
        onChange={(event) => form.set({ place: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}
