// The routing rules in the pictures: what an outfitter with stores and distribution centres would really ask for. Content, no logic.

export const RULES = {
  code: 'europe',
  name: 'Europe: centres first, stores to help',
  tables: [
    {
      name: 'where-from',
      hitPolicy: 'COLLECT',
      inputs: ['country', 'valueMinor'],
      outputs: ['effect', 'locations', 'amount'],
      rows: [
        {
          when: ['"DE","AT","PL"', '-'],
          does: ['"prefer"', '"DC-LEJ"', '150'],
          note: 'Leipzig has the late collection',
        },
        {
          when: ['-', '< 3000'],
          does: ['"exclude"', 'location.kind = "supplier"', ''],
          note: 'Small baskets do not pay for a supplier’s parcel',
        },
        {
          when: ['-', '-'],
          does: ['"surcharge"', 'location.kind = "store"', '200'],
          note: 'Stores sell first and ship second',
        },
        {
          when: ['"GB"', '-'],
          does: ['"only"', 'location.country = "GB"', ''],
          note: 'Nothing crosses customs',
        },
      ],
    },
    {
      name: 'parcels',
      hitPolicy: 'FIRST',
      inputs: ['valueMinor'],
      outputs: ['effect', 'amount'],
      rows: [
        { when: ['< 5000'], does: ['"maxSplits"', '0'], note: 'One parcel or none' },
        { when: ['-'], does: ['"maxSplits"', '2'] },
      ],
    },
  ],
} as const;
