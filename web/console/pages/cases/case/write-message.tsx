// Where a reply, an internal note or what the customer said is written. What is written stays while the page is open.
import { Button, Checkbox, Group, Menu, SegmentedControl, Textarea } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addMessage, type Case } from '../../../../api/cases.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useCaseChanged } from './case-dialog.ts';
import { fillReply, languageOf, TEMPLATES, useReplies } from './reply-templates.ts';

const WAYS = ['reply', 'note', 'customer'] as const;
type Way = (typeof WAYS)[number];

export function WriteMessage({ found }: { found: Case }) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const [way, setWay] = useState<Way>('reply');
  const [byPhone, setByPhone] = useState(false);
  const [text, setText, forget] = useLocalStorage({
    key: `throughline.reply.${found.caseId}`,
    defaultValue: '',
    getInitialValueInEffect: false,
  });
  const [resolves, setResolves] = useState(false);
  const form = useCommandForm({
    initial: {},
    send: (_none, key) =>
      addMessage(
        found.caseId,
        {
          kind: way,
          text: text.trim(),
          ...(way === 'reply' && byPhone ? { send: false } : {}),
          ...(way === 'reply' && resolves ? { resolve: true } : {}),
        },
        key,
      ),
    done: t(`cases.talk.done.${way}`),
    onDone() {
      forget();
      setResolves(false);
      changed();
    },
  });
  const isOver = found.state === 'closed' && way !== 'note';
  const hasNowhere = way === 'reply' && !byPhone && found.email === null;
  const why = isOver
    ? t('cases.talk.isClosed')
    : hasNowhere
      ? t('cases.talk.noAddress')
      : text.trim() === ''
        ? t('cases.talk.empty')
        : undefined;
  return (
    <form
      className="write"
      ref={form.formRef}
      onSubmit={(event) => {
        event.preventDefault();
        if (why === undefined) form.submit();
      }}
    >
      <Group justify="space-between" gap="xs" mb="xs">
        <SegmentedControl
          size="xs"
          aria-label={t('cases.talk.as')}
          data={WAYS.map((value) => ({ value, label: t(`cases.talk.ways.${value}`) }))}
          value={way}
          onChange={(value) => setWay(value as Way)}
        />
        {way === 'reply' && (
          <Templates
            found={found}
            onPick={(words) => setText(text.trim() === '' ? words : `${text}\n\n${words}`)}
          />
        )}
      </Group>
      <Textarea
        aria-label={t(`cases.talk.ways.${way}`)}
        placeholder={t(`cases.talk.placeholders.${way}`)}
        autosize
        minRows={4}
        maxRows={16}
        maxLength={10_000}
        value={text}
        data-way={way}
        {...form.at('text')}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && why === undefined) form.submit();
        }}
      />
      {form.error !== null && form.error !== undefined && (
        <Failure error={form.error} problems={form.unplaced()} />
      )}
      <Group justify="space-between" gap="xs" mt="xs">
        {way === 'reply' ? (
          <Group gap="md">
            <Checkbox
              size="xs"
              label={t('cases.talk.told')}
              checked={byPhone}
              onChange={(event) => setByPhone(event.currentTarget.checked)}
            />
            {(found.state === 'open' || found.state.startsWith('waiting')) && (
              <Checkbox
                size="xs"
                label={t('cases.talk.andResolve')}
                checked={resolves}
                onChange={(event) => setResolves(event.currentTarget.checked)}
              />
            )}
          </Group>
        ) : (
          <span />
        )}
        <ActionButton
          size="sm"
          label={way === 'reply' ? t('cases.talk.send') : t('cases.talk.add')}
          why={why}
          loading={form.isPending}
          onClick={form.submit}
        />
      </Group>
    </form>
  );
}

function Templates({ found, onPick }: { found: Case; onPick: (words: string) => void }) {
  const { t } = useTranslation();
  const replies = useReplies(found.locale).data;
  const about = { name: found.name, orderNumber: found.orders[0]?.number };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="xs" variant="default" disabled={!replies}>
          {t('cases.talk.template')} ▾
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {t('cases.talk.templateIn', {
            language: t(`customers.languages.${languageOf(found.locale) as 'en'}`),
          })}
        </Menu.Label>
        {replies &&
          TEMPLATES.map((template) => (
            <Menu.Item key={template} onClick={() => onPick(fillReply(replies, template, about))}>
              {t(`cases.templates.${template}`)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
