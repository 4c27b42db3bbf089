// An address as one writes it on a parcel.
import { Text } from '@mantine/core';
import type { Address } from '../../../../api/orders.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';

export function AddressBlock({ address }: { address: Address }) {
  const town = [address.postalCode, address.city, address.region].filter(Boolean).join(' ');
  const rows = [address.company, address.name, ...address.lines, town, address.country, address.phone];
  return (
    <Text size="sm" component="address" style={{ fontStyle: 'normal' }}>
      {rows.filter(Boolean).map((row) => (
        <span key={row} style={{ display: 'block' }}>
          <SafeText text={row ?? ''} limit={120} />
        </span>
      ))}
    </Text>
  );
}
