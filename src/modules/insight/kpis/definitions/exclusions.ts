// The single place for why something does not count in a KPI: a stable code and its sentence. measures/ decides with the same codes.

export const EXCLUSIONS = {
  cancelled: 'Orders that were cancelled as a whole.',
  open: 'Orders that are still on their way: not everything has shipped or been cancelled.',
  'not-shipped': 'Orders of which something has not been shipped yet.',
  'not-delivered': 'Orders of which something has not been delivered yet and whose day has not passed.',
  'late-open': 'Orders of which something has not been delivered yet although its day has passed.',
  'no-date': 'Orders of which no line has such a date.',
  'no-time': 'Orders for which one of the two times is not known.',
  'times-contradict':
    'Orders whose second time lies before the first (clocks that disagree, imported history).',
  empty: 'Orders without lines.',
  history: 'Orders imported as history: what stock and work they met is not known.',
  'customer-wish': 'Orders of which customers themselves cancelled everything that is missing.',
  'not-picked': 'Lines that nobody has picked yet.',
  'not-delivered-line': 'Lines of which nothing has been delivered.',
  'never-held': 'Orders that were never on hold.',
  'no-costs': 'Orders without a stored sourcing decision, so that their costs are not known.',
  guest: 'Orders that name no customer.',
  'not-active':
    'Customers without an order in the window before, so that they could not be lost in this one.',
  'not-invoiced': 'Orders without an invoice.',
  'no-rating': 'Orders that nobody has rated.',
} as const;
export type ExclusionCode = keyof typeof EXCLUSIONS;
