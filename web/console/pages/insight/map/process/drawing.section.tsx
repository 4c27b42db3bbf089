// The drawing of the map with its bar (figure, tokens, files) and its foot (legend or player).
import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type MapView, readAnimation } from '../../../../../api/insight-mining.ts';
import { Failure } from '../../../../../ui/failure.tsx';
import { FileButtons } from '../../parts/canvas/file-buttons.tsx';
import { GraphCanvas } from '../../parts/canvas/graph-canvas.tsx';
import type { Chosen } from '../../parts/canvas/to-flow.ts';
import { useLog } from '../../parts/use-log.ts';
import { METRICS, type Metric } from '../map-search.ts';
import { MapLegend } from './map-legend.tsx';
import { MapTable } from './map-table.tsx';
import { PlayerBar } from './player.tsx';
import { toGraph } from './to-graph.ts';
import { Tokens } from './tokens.tsx';
import { useClock } from './use-clock.ts';

interface DrawingProps {
  view: MapView;
  metric: Metric;
  chosen: Chosen | null;
  onChoose: (chosen: Chosen | null) => void;
}

export function DrawingSection({ view, metric, chosen, onChoose }: DrawingProps) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/insight/map' });
  const graph = useMemo(() => toGraph(view, metric), [view, metric]);
  const [hasTokens, setHasTokens] = useState(false);
  const { animation, length, player } = useAnimation(hasTokens);
  return (
    <GraphCanvas
      graph={graph}
      label={t('insight.map.drawing', { shown: view.nodes.length, paths: view.edges.length })}
      chosen={chosen}
      onChoose={onChoose}
      table={<MapTable view={view} />}
      tools={
        <>
          <Select
            size="xs"
            w={180}
            aria-label={t('insight.map.metric')}
            value={metric}
            allowDeselect={false}
            data={METRICS.map((value) => ({ value, label: t(`insight.map.metrics.${value}`) }))}
            onChange={(value) => {
              const next = METRICS.find((each) => each === value);
              void navigate({
                search: (before) => ({ ...before, metric: next === 'cases' ? undefined : next }),
                replace: true,
              });
            }}
          />
          <Button
            size="compact-sm"
            variant={hasTokens ? 'light' : 'default'}
            aria-pressed={hasTokens}
            onClick={() => setHasTokens(!hasTokens)}
          >
            {t('insight.map.tokens')}
          </Button>
        </>
      }
      overlay={(layout) =>
        hasTokens && animation.data ? (
          <Tokens view={animation.data} layout={layout} clock={player.clock} />
        ) : null
      }
      layoutTools={(layout) => (
        <FileButtons graph={graph} layout={layout} file="process-map" title={t('insight.map.title')} />
      )}
      foot={
        hasTokens ? (
          animation.error ? (
            <Failure error={animation.error} onRetry={() => void animation.refetch()} />
          ) : animation.data ? (
            <PlayerBar view={animation.data} player={player} length={length} />
          ) : null
        ) : (
          <MapLegend metric={metric} />
        )
      }
    />
  );
}

const TOKENS = 300;

function useAnimation(isOn: boolean) {
  const { query } = useLog();
  const animation = useQuery({
    queryKey: ['insight-animation', query, TOKENS],
    queryFn: () => readAnimation({ ...query, cases: TOKENS }),
    enabled: isOn,
    staleTime: 60_000,
  });
  const { from, to } = animation.data ?? {};
  const length = from && to ? (Date.parse(to) - Date.parse(from)) / 1000 : 0;
  return { animation, length, player: useClock(length) };
}
