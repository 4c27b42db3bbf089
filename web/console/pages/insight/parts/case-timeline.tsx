// One case: its attributes and its events in order, with how long each waited for the one before.
import { Button, Group, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type CaseView, type LogQuery, readLogCase } from '../../../../api/insight-mining.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { When } from '../../../../ui/when.tsx';
import { activityName } from './activity-name.ts';
import { CaseName } from './case-name.tsx';
import { useLog } from './use-log.ts';

interface CaseTimelineProps {
  of: CaseView;
  log: LogQuery;
  notion: string;
  onBack: () => void;
}

export function CaseTimeline({ of, log, notion, onBack }: CaseTimelineProps) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  const found = useQuery({
    queryKey: ['insight', 'case', log, of.no],
    queryFn: () => readLogCase(of.no, log),
  });
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Title order={3} size="h5">
          <CaseName id={of.id} notion={notion} isLive={isLive} />
        </Title>
        <Button size="compact-sm" variant="default" onClick={onBack}>
          {t('insight.cases.back')}
        </Button>
      </Group>
      <QueryView query={found} rows={8}>
        {({ attributes, events }) => (
          <>
            <ol className="case-story">
              {events.map(({ activity, at, resource, waiting }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the order of events is what they are
                <li key={index}>
                  <strong>
                    <bdi>{activityName(activity)}</bdi>
                  </strong>
                  <span className="dim">
                    {at !== null && <When at={at} as="moment" />}
                    {waiting !== null && index > 0 && ` · +${formatDuration(waiting)}`}
                    {resource !== null && (
                      <>
                        {' · '}
                        <PersonName name={resource} />
                      </>
                    )}
                  </span>
                </li>
              ))}
            </ol>
            {attributes.length > 0 && (
              <dl className="pairs">
                {attributes.map(({ name, value }) => (
                  <div key={name} className="pair">
                    <dt>
                      <SafeText text={name} limit={80} />
                    </dt>
                    <dd>{value === null ? '–' : <SafeText text={String(value)} limit={120} />}</dd>
                  </div>
                ))}
              </dl>
            )}
          </>
        )}
      </QueryView>
    </Stack>
  );
}
