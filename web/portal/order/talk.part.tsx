// What the customer and we have written to each other about the order, and the field to write more.
import { Anchor, NativeSelect, Stack, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MessageKind, type PortalOrder, sendMessage } from '../../api/portal.ts';
import { SafeText, withoutOverrides } from '../../ui/safe-text.tsx';
import { useCommandForm } from '../../ui/use-command-form.ts';
import { InlineForm } from '../parts/inline-form.tsx';
import { Part } from '../parts/part.tsx';
import { sayMoment } from '../say-date.ts';
import { useShopName } from '../shop-name.ts';
import { useReadAgain } from './dialog-props.ts';
import type { Want } from './want.ts';

export const MESSAGE_FIELD = 'message-to-us';

export function TalkPart({ order, onWant }: { order: PortalOrder; onWant: (want: Want) => void }) {
  const { t } = useTranslation();
  return (
    <Part title={t('portal.talk.title')}>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('portal.talk.hint')}
        </Text>
        {order.cases.map((each) => (
          <Conversation key={each.number} conversation={each} />
        ))}
        {!order.signedIn && (
          <Text size="sm" c="dimmed">
            {t('portal.talk.signInToRead')}{' '}
            <Anchor component="button" type="button" size="sm" onClick={() => onWant({ action: 'sign-in' })}>
              {t('portal.frame.signIn')}
            </Anchor>
          </Text>
        )}
        <WriteForm order={order} />
      </Stack>
    </Part>
  );
}

function Conversation({ conversation }: { conversation: PortalOrder['cases'][number] }) {
  const { t } = useTranslation();
  const shopName = withoutOverrides(useShopName());
  return (
    <div>
      <h3>
        {conversation.number} <SafeText text={conversation.subject} limit={100} />
      </h3>
      <ol className="plain-list messages">
        {conversation.messages.map(({ kind, text, writtenAt }) => (
          <li key={`${writtenAt} ${kind}`} data-by={kind === 'customer' ? 'you' : 'us'}>
            <Text size="xs" c="dimmed">
              {kind === 'customer' ? t('portal.talk.you') : shopName || t('portal.talk.us')} ·{' '}
              <time dateTime={writtenAt}>{sayMoment(writtenAt)}</time>
            </Text>
            <SafeText text={text} limit={800} />
          </li>
        ))}
      </ol>
    </div>
  );
}

const KINDS = [
  'inquiry',
  'late',
  'lost',
  'damaged',
  'wrong-item',
  'missing-item',
  'billing',
  'complaint',
  'other',
] as const satisfies readonly MessageKind[];

function WriteForm({ order }: { order: PortalOrder }) {
  const { t } = useTranslation();
  const [sent, setSent] = useState<string | null>(null);
  const readAgain = useReadAgain(order.orderId);
  const form = useCommandForm({
    initial: { kind: 'inquiry' as MessageKind, text: '' },
    send: ({ kind, text }, key) => sendMessage(order.orderId, { kind, text: text.trim() }, key),
    onDone({ caseNumber }) {
      setSent(caseNumber);
      form.set({ kind: 'inquiry', text: '' });
      void readAgain();
    },
  });
  return (
    <>
      <InlineForm form={form} label={t('portal.talk.send')} action={t('portal.talk.send')}>
        <NativeSelect
          label={t('portal.talk.about')}
          data={KINDS.map((value) => ({ value, label: t(`portal.talk.kind.${value}`) }))}
          {...form.field('kind')}
        />
        <Textarea
          id={MESSAGE_FIELD}
          label={t('portal.talk.text')}
          required
          withAsterisk={false}
          rows={4}
          maxLength={4000}
          {...form.field('text')}
        />
      </InlineForm>
      {sent !== null && <Text role="status">{t('portal.talk.sent', { number: sent })}</Text>}
    </>
  );
}
