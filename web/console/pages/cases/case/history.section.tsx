// Everything that was done in a case, newest first.
import { Text } from '@mantine/core';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Case } from '../../../../api/cases.ts';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useActorNames } from '../use-actor-names.ts';

export function CaseHistorySection({ found }: { found: Case }) {
  const { t } = useTranslation();
  const nameOf = useActorNames();
  const entries = found.history.map((entry, no) => ({ ...entry, no })).toReversed();
  return (
    <Section title={t('cases.one.history')}>
      <ol className="timeline case-history">
        {entries.map((entry) => (
          <li key={entry.no} className="timeline-event" data-module="orders">
            <Text size="sm" component="span">
              {sentence(entry, nameOf, t('cases.nobody'))}
            </Text>
            <small>
              <When at={entry.occurredAt} /> {t('cases.one.by', { who: nameOf(entry.actor) })}
            </small>
          </li>
        ))}
      </ol>
    </Section>
  );
}

function sentence(
  { type, attributes }: Case['history'][number],
  nameOf: (actor: string) => string,
  nobody: string,
): string {
  const [, name = type] = type.split('.');
  const key = `cases.history.${name}`;
  if (!i18next.exists(key)) return wordOf('event', name);
  const { assignee, number } = attributes;
  const words = {
    who: typeof assignee === 'string' ? nameOf(assignee) : nobody,
    number: typeof number === 'string' ? number : '',
  };
  return String(i18next.t(key as never, words as never));
}
