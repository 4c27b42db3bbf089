// Where each part of the order goes.
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PortalOrder, ShipGroup } from '../../api/portal.ts';
import { SafeText } from '../../ui/safe-text.tsx';
import { countryName } from '../country-name.ts';
import { Part } from '../parts/part.tsx';
import type { Want } from './want.ts';

export function AddressPart({ order, onWant }: { order: PortalOrder; onWant: (want: Want) => void }) {
  const { t } = useTranslation();
  return (
    <Part title={t('portal.address.title')}>
      {order.groups.map((group) => (
        <div key={group.no} className="address">
          {order.groups.length > 1 && <h3>{t('portal.address.part', { number: group.no })}</h3>}
          <Destination group={group} />
        </div>
      ))}
      {!order.signedIn && order.groups.some((group) => group.city !== null) && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('portal.address.only')}{' '}
          <Anchor component="button" type="button" size="sm" onClick={() => onWant({ action: 'sign-in' })}>
            {t('portal.frame.signIn')}
          </Anchor>
        </Text>
      )}
    </Part>
  );
}

function Destination({ group }: { group: ShipGroup }) {
  const { t } = useTranslation();
  const { address, pickupLocation, city, country } = group;
  if (pickupLocation !== null)
    return <SafeText text={t('portal.address.collect', { place: pickupLocation })} limit={160} />;
  if (address === null)
    return <SafeText text={[city, country && countryName(country)].filter(Boolean).join(', ')} limit={160} />;
  const town = [address.postalCode, address.city].filter(Boolean).join(' ');
  const rows = [address.name, address.company, ...address.lines, town, countryName(address.country)];
  return (
    <address>
      {rows
        .filter((row) => row !== null && row !== '')
        .map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of an address have no other name
          <div key={index}>
            <SafeText text={row as string} limit={160} />
          </div>
        ))}
    </address>
  );
}
