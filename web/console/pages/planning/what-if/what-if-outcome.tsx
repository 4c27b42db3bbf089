// How far a what-if has come, and what came out: the live rules and the what-if side by side.
import { Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { cancelWhatIf, readWhatIf, type WhatIf } from '../../../../api/planning.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { BETTER, formatMore, WORSE } from '../cost.ts';
import { SidesTable } from './sides-table.tsx';

const EVERY_MS = 1000;

export const isUnderWay = (state: WhatIf['state']) => state === 'queued' || state === 'running';

export const useWhatIf = (whatIfId: string) =>
  useQuery({
    queryKey: ['what-ifs', whatIfId],
    queryFn: () => readWhatIf(whatIfId),
    refetchInterval: ({ state: { data } }) => (data && isUnderWay(data.state) ? EVERY_MS : false),
  });

/** `isWhole`: on its own page, where no link to it is needed. */
export function WhatIfOutcome({ whatIfId, isWhole = false }: { whatIfId: string; isWhole?: boolean }) {
  const { t } = useTranslation();
  const query = useWhatIf(whatIfId);
  return (
    <QueryView query={query}>
      {(whatIf) => (
        <Stack gap="sm" role="status">
          {isUnderWay(whatIf.state) && <UnderWay whatIf={whatIf} />}
          {whatIf.state === 'failed' && (
            <Alert color="red" title={t('planning.whatIf.failed')}>
              {whatIf.failure}
            </Alert>
          )}
          {whatIf.state === 'cancelled' && <Text size="sm">{t('planning.whatIf.cancelled')}</Text>}
          {whatIf.result && <Result result={whatIf.result} />}
          {!isWhole && whatIf.result && (
            <Link to="/what-if/$whatIfId" params={{ whatIfId }}>
              {t('planning.whatIf.open')}
            </Link>
          )}
        </Stack>
      )}
    </QueryView>
  );
}

function UnderWay({ whatIf }: { whatIf: WhatIf }) {
  const { t } = useTranslation();
  const may = useMay();
  const { whatIfId, ordersDone, ordersTotal } = whatIf;
  const text = t('planning.whatIf.progress', {
    done: formatCount(ordersDone),
    total: formatCount(ordersTotal),
  });
  return (
    <Group gap="sm">
      <div className="grow">
        <Text size="sm" mb={4}>
          {text}
        </Text>
        <Progress.Root size="lg">
          <Progress.Section
            value={(100 * ordersDone) / Math.max(1, ordersTotal)}
            aria-label={text}
            animated
          />
        </Progress.Root>
      </div>
      <CommandButton
        label={t('planning.whatIf.cancel')}
        done={t('planning.whatIf.cancelled')}
        why={may('POST /v1/what-ifs/{whatIfId}/cancel') ? undefined : t('ui.notAllowed')}
        send={(key) => cancelWhatIf(whatIfId, key)}
      />
    </Group>
  );
}

function Result({ result }: { result: NonNullable<WhatIf['result']> }) {
  const { t } = useTranslation();
  const { live, whatIf } = result.sides;
  const more = whatIf.sums.comparableMinor - live.sums.comparableMinor;
  return (
    <>
      <Text>
        <strong>
          {t('planning.whatIf.differing', {
            differing: formatCount(result.differingOrders),
            counted: formatCount(result.countedOrders),
          })}
        </strong>{' '}
        <Text span fw={700} c={more < 0 ? BETTER : more > 0 ? WORSE : undefined}>
          {t('planning.whatIf.moreCost', { more: formatMore(more) })}
        </Text>
      </Text>
      <SidesTable sides={{ live, whatIf }} />
    </>
  );
}
