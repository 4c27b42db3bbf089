// What was said in a case, oldest first, and the place to answer.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../api/cases.ts';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { useActorNames } from '../use-actor-names.ts';
import { WriteMessage } from './write-message.tsx';

type Way = 'customer' | 'reply' | 'note';

export function TalkSection({ found }: { found: Case }) {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useActorNames();
  const { messages } = found;
  return (
    <Section
      title={t('cases.talk.title')}
      aside={
        <Text size="xs" c="dimmed">
          {messages.length}
        </Text>
      }
    >
      {messages.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('cases.talk.none')}
        </Text>
      )}
      <ol className="talk" aria-live="polite" aria-relevant="additions">
        {messages.map((message) => (
          <li key={message.messageId} className="talk-message" data-kind={message.kind}>
            <div className="talk-head">
              <strong>
                <PersonName
                  name={
                    message.kind === 'customer'
                      ? (found.name ?? t('cases.talk.customer'))
                      : nameOf(message.author)
                  }
                />
              </strong>{' '}
              <span>
                {t(`cases.talk.${message.kind as Way}`)}
                {message.mailId !== null && ` · ${t('cases.talk.sentByMail')}`} ·{' '}
                <When at={message.writtenAt} />
              </span>
            </div>
            <SafeText text={message.text} limit={2000} />
          </li>
        ))}
      </ol>
      {may('POST /v1/cases/{caseId}/messages') && <WriteMessage found={found} />}
    </Section>
  );
}
