// The one look of a status, whatever it is of: a word with its colour.
import { Badge } from '@mantine/core';

const COLOURS: Record<string, string> = {
  placed: 'blue',
  'on-hold': 'red',
  backordered: 'orange',
  released: 'indigo',
  'partly-shipped': 'cyan',
  shipped: 'teal',
  delivered: 'green',
  closed: 'gray',
  cancelled: 'gray',
  // fulfilment orders and shipments
  open: 'blue',
  picking: 'violet',
  picked: 'violet',
  packed: 'grape',
  done: 'green',
  'label-requested': 'blue',
  labelled: 'grape',
  'label-failed': 'red',
  'in-transit': 'cyan',
  'out-for-delivery': 'cyan',
  failed: 'red',
  returned: 'orange',
  // payments
  pending: 'blue',
  authorised: 'indigo',
  captured: 'green',
  paid: 'green',
  voided: 'gray',
  refunded: 'orange',
  declined: 'red',
  unknown: 'orange',
  // processes and messages
  active: 'blue',
  incident: 'red',
  completed: 'green',
  sent: 'green',
  queued: 'blue',
  stored: 'teal',
  suppressed: 'gray',
  'in-mailbox': 'teal',
  sending: 'blue',
};

export function StatusBadge({ status, label }: { status: string; label: string }) {
  return (
    <Badge variant="light" color={COLOURS[status] ?? 'gray'} radius="sm" tt="none" fw={600}>
      {label}
    </Badge>
  );
}
