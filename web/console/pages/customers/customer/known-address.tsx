// An address of a customer's record as one writes it on a parcel.
import type { CustomerAddress } from '../../../../api/customers.ts';
import { AddressBlock } from '../../orders/order/address-block.tsx';

export function KnownAddress({ address }: { address: CustomerAddress }) {
  const { company, name, lines, postalCode, city, region, country, phone } = address;
  return (
    <AddressBlock
      address={{
        name,
        lines,
        city,
        country,
        ...(company === null ? {} : { company }),
        ...(postalCode === null ? {} : { postalCode }),
        ...(region === null ? {} : { region }),
        ...(phone === null ? {} : { phone }),
      }}
    />
  );
}
