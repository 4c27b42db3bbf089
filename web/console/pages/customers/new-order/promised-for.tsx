// What a delivery is promised: its services with days and costs to choose from, when it can be collected, and what is missing.
import { Radio, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatCount, formatMoney, formatShare } from '../../../../ui/money.ts';
import { formatDate } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import type { PromisedGroup, PromisedOption } from './use-promise.ts';

interface PromisedForProps {
  promised: PromisedGroup;
  no: number;
  currency: string;
  method: string;
  onMethod: (method: string) => void;
}

/** As the order names it. */
const methodOf = ({ carrier, service }: PromisedOption) =>
  carrier === null ? (service ?? '') : `${carrier}/${service}`;

export function PromisedFor({ promised, no, currency, method, onMethod }: PromisedForProps) {
  const { t } = useTranslation();
  const choices = promised.options.filter(
    (option, index, all) => all.findIndex((other) => methodOf(other) === methodOf(option)) === index,
  );
  return (
    <div className="promised">
      {promised.pickup !== null && (
        <Text size="sm" fw={600}>
          {t('customers.newOrder.readyOn', { date: formatDate(promised.pickup.readyOn) })}
        </Text>
      )}
      {promised.pickup === null && choices.length > 0 && (
        <Radio.Group value={method} onChange={onMethod} aria-label={t('customers.newOrder.options', { no })}>
          <Stack gap={6}>
            <Radio
              value=""
              size="sm"
              label={
                <>
                  {t('customers.newOrder.cheapest')}
                  {promised.promisedDate !== null && method === '' && (
                    <span className="dim">
                      {' '}
                      {t('customers.newOrder.arrives', { date: formatDate(promised.promisedDate) })}
                    </span>
                  )}
                </>
              }
            />
            {choices
              .filter((option) => methodOf(option) !== '')
              .map((option) => (
                <Radio
                  key={methodOf(option)}
                  value={methodOf(option)}
                  size="sm"
                  label={option.name ?? methodOf(option)}
                  description={<OptionFacts option={option} currency={currency} />}
                />
              ))}
          </Stack>
        </Radio.Group>
      )}
      <Missing promised={promised} />
    </div>
  );
}

function OptionFacts({ option, currency }: { option: PromisedOption; currency: string }) {
  const { t } = useTranslation();
  const { arriveFrom, arriveOn, costMinor, confidence, parcels } = option;
  const facts = [
    arriveFrom === arriveOn
      ? t('customers.newOrder.arrives', { date: formatDate(arriveOn) })
      : t('customers.newOrder.arrivesBetween', { from: formatDate(arriveFrom), to: formatDate(arriveOn) }),
    confidence && t('customers.newOrder.sure', { share: formatShare(confidence.share) }),
    costMinor === null
      ? t('customers.newOrder.costUnknown')
      : t('customers.newOrder.costs', { amount: formatMoney(costMinor, option.currency ?? currency) }),
    parcels.length > 1 && t('customers.newOrder.parcels', { count: parcels.length }),
  ];
  return <span className="figures wraps">{facts.filter(Boolean).join(' · ')}</span>;
}

function Missing({ promised }: { promised: PromisedGroup }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  return promised.lines
    .filter(({ missing }) => missing > 0)
    .map((line) => (
      <Text key={line.sku} size="sm" c="var(--words-warn)" mt={4} role="status">
        {t('customers.newOrder.missing', {
          missing: formatCount(line.missing),
          quantity: formatCount(line.quantity),
          sku: line.sku,
        })}{' '}
        {line.later.length === 0
          ? t('customers.newOrder.noDate')
          : line.later
              .map(
                ({ quantity, dueOn, location }) =>
                  `${t('customers.newOrder.later', { count: quantity, date: formatDate(dueOn) })} (${nameOf(location)})`,
              )
              .join(', ')}
      </Text>
    ));
}
