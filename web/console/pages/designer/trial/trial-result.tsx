// What a trial found: how it ended, where it departs from what happened, what was called, what had to be assumed.
import { Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trial } from '../../../../api/designer.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';

interface TrialResultProps {
  trial: Trial;
  onOpen: (elementId: string) => void;
}

export function TrialResult({ trial, onOpen }: TrialResultProps) {
  const { t } = useTranslation();
  const { departures, calls, waits, assumptions, incidents, comparedWith } = trial;
  return (
    <>
      <Group gap="xs">
        <StatusBadge status={trial.status} label={wordOf('process', trial.status)} />
        <Text size="sm" c="dimmed">
          {t('designer.trial.comparedWith', {
            version: comparedWith.version,
            status: wordOf('process', comparedWith.status).toLowerCase(),
          })}
        </Text>
      </Group>
      <Part title={t('designer.trial.departures', { count: departures.length })}>
        {departures.length === 0 && <Text size="sm">{t('designer.trial.noDepartures')}</Text>}
        {departures.map((departure) => (
          <Line
            key={JSON.stringify(departure)}
            tone="bad"
            what={t(`designer.trial.departure.${departure.kind}`)}
            at={departure.at}
            id={departure.elementId}
            onOpen={onOpen}
          >
            {departure.message}
          </Line>
        ))}
      </Part>
      {incidents.length > 0 && (
        <Part title={t('designer.trial.incidents')}>
          {incidents.map((incident) => (
            <Line
              key={JSON.stringify(incident)}
              tone="bad"
              what={incident.code}
              id={incident.elementId}
              onOpen={onOpen}
            >
              {incident.message}
            </Line>
          ))}
        </Part>
      )}
      <Part title={t('designer.trial.calls', { count: calls.length })}>
        {calls.map((call) => (
          <Line
            key={`${call.elementId} ${call.at} ${call.command}`}
            what={call.command}
            at={call.at}
            id={call.elementId}
            onOpen={onOpen}
          >
            {t(`designer.trial.answer.${call.answer}`)} {call.refusal} {call.problems.join(' ')}
          </Line>
        ))}
      </Part>
      {waits.length > 0 && (
        <Part title={t('designer.trial.waits')}>
          {waits.map((wait) => (
            <Line
              key={`${wait.elementId} ${wait.from}`}
              what={wait.name || wait.elementId}
              at={wait.from}
              id={wait.elementId}
              onOpen={onOpen}
            >
              {formatDuration(wait.seconds)}
              {wait.actualSeconds !== null &&
                ` · ${t('designer.trial.really', { duration: formatDuration(wait.actualSeconds) })}`}
            </Line>
          ))}
        </Part>
      )}
      {assumptions.length > 0 && (
        <Part title={t('designer.trial.assumptions')}>
          {assumptions.map((sentence) => (
            <Text size="sm" key={sentence}>
              {sentence}
            </Text>
          ))}
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <Text size="sm" fw={600} mb={2}>
        {title}
      </Text>
      {children}
    </section>
  );
}

interface LineProps {
  what: string;
  at?: string | null;
  id: string | null;
  tone?: 'bad';
  onOpen: (elementId: string) => void;
  children: ReactNode;
}

function Line({ what, at, id, tone, onOpen, children }: LineProps) {
  return (
    <div className="trial-line" data-tone={tone}>
      <Text size="sm" component="div">
        {id === null ? (
          <strong>{what}</strong>
        ) : (
          <button type="button" className="plain-link" onClick={() => onOpen(id)}>
            {what}
          </button>
        )}
        {at && <span className="dim"> · {formatMoment(at)}</span>}
      </Text>
      <Text size="xs" c="dimmed">
        {children}
      </Text>
    </div>
  );
}
