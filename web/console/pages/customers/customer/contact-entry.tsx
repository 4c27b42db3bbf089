// One thing that was said: by whom, when, in which case or about which order, and its words.
import { Group, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Contact, removeCustomerNote } from '../../../../api/customers.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useMay } from '../../../shell/use-me.ts';
import { useActorNames } from '../../cases/use-actor-names.ts';
import { customerKey } from './customer-key.ts';

export function ContactEntry({ contact, customerId }: { contact: Contact; customerId: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const nameOf = useActorNames();
  const { kind, at, author, text, template, state, orderId, caseId, caseNumber } = contact;
  const mayRemove = kind === 'customer-note' && may('DELETE /v1/customers/{customerId}/notes/{noteId}');
  return (
    <li className="contact" data-kind={kind}>
      <Group gap={6} justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" component="div">
          <strong>{t(`customers.contacts.who.${kind}`)}</strong>{' '}
          {author !== null && kind !== 'customer' && (
            <span className="dim">{t('customers.contacts.by', { who: nameOf(author) })} </span>
          )}
          {caseId !== null && (
            <Link to="/cases/$caseId" params={{ caseId }}>
              {caseNumber}
            </Link>
          )}
        </Text>
        <Text size="xs" c="dimmed" component="span">
          <When at={at} />
        </Text>
      </Group>
      {text !== null && (
        <Text size="sm" component="div">
          <SafeText text={text} />
        </Text>
      )}
      {template !== null && (
        <Group gap="xs">
          <Link to="/messages" search={{ message: contact.contactId }}>
            {wordOf('template', template)}
          </Link>
          {state !== null && <StatusBadge status={state} label={wordOf('message', state)} />}
          {orderId !== null && (
            <Link to="/orders/$orderId" params={{ orderId }}>
              {t('customers.messages.order')}
            </Link>
          )}
        </Group>
      )}
      {mayRemove && (
        <CommandButton
          size="compact-xs"
          variant="subtle"
          label={t('customers.contacts.removeNote')}
          done={t('customers.contacts.noteRemoved')}
          send={(key) => removeCustomerNote(customerId, contact.contactId, key)}
          onDone={() => void client.invalidateQueries({ queryKey: customerKey(customerId, 'contacts') })}
        />
      )}
    </li>
  );
}
