// What the customer may do now, as buttons; what is not possible says why, for everybody to read.
import { Button, Text } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action, PortalOrder } from '../../api/portal.ts';
import { sentenceOf } from '../../ui/problem-text.ts';
import { Part } from '../parts/part.tsx';
import { MESSAGE_FIELD } from './talk.part.tsx';
import { needsSignIn, type Want } from './want.ts';

const BUTTONS = ['send-message', 'change-address', 'cancel-lines', 'cancel-order', 'reorder'] as const;
type ButtonName = (typeof BUTTONS)[number];

export function ActionsPart({ order, onWant }: { order: PortalOrder; onWant: (want: Want) => void }) {
  const { t } = useTranslation();
  const shown = BUTTONS.flatMap((name) =>
    order.actions.filter((action) => action.action === name).map((action) => ({ name, action })),
  );
  const isPart = order.groups.length > 1;
  return (
    <Part title={t('portal.actions.title')}>
      <ul className="plain-list actions">
        {shown.map(({ name, action }) => (
          <ActionEntry
            key={`${name} ${action.shipGroup}`}
            name={name}
            action={action}
            isPart={isPart && name === 'change-address'}
            onWant={onWant}
          />
        ))}
      </ul>
    </Part>
  );
}

interface ActionEntryProps {
  name: ButtonName;
  action: Action;
  isPart: boolean;
  onWant: (want: Want) => void;
}

function ActionEntry({ name, action, isPart, onWant }: ActionEntryProps) {
  const { t } = useTranslation();
  const id = useId();
  const isOpen = action.allowed || needsSignIn(action);
  // In words for customers, where the refusal has them; otherwise as everybody hears it.
  const told = TOLD.find((each) => `orders.${each}` === action.reasonCode);
  const { reasonCode, reason: sentence } = action;
  const whyNot = () => {
    if (told) return t(`portal.no.${told}`);
    const title = sentence ?? t('portal.actions.notNow');
    return reasonCode === null ? title : sentenceOf({ code: reasonCode, title, status: 409 });
  };
  const toProve = needsSignIn(action) ? t('portal.actions.signInFirst') : null;
  const reason = isOpen ? toProve : whyNot();
  const press = () => {
    if (!isOpen) return;
    if (name === 'send-message') document.getElementById(MESSAGE_FIELD)?.focus();
    else onWant({ action: name, shipGroup: action.shipGroup });
  };
  return (
    <li>
      <Button
        fullWidth
        variant={name === 'cancel-order' ? 'default' : 'light'}
        onClick={press}
        data-disabled={!isOpen || undefined}
        aria-disabled={!isOpen || undefined}
        aria-describedby={reason === null ? undefined : id}
      >
        {isPart
          ? t('portal.actions.change-address-part', { number: action.shipGroup })
          : t(`portal.actions.${name}`)}
      </Button>
      {reason !== null && (
        <Text size="sm" c="dimmed" id={id}>
          {reason}
        </Text>
      )}
    </li>
  );
}

const TOLD = [
  'order-closed',
  'order-cancelled',
  'line-shipped',
  'group-picked',
  'group-left',
  'group-collected',
  'nothing-to-do',
] as const;
