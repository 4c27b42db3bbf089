// A map of the world that comes with the pages (no tiles from elsewhere): points, lines between them, a legend, and the same facts
// as a table for whoever cannot see it. The countries come when the first map is shown.
import './world-map.css';
import { Button, Skeleton, Table } from '@mantine/core';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Failure } from './failure.tsx';
import type { DrawnMap, Position } from './world-map/draw-map.ts';

export interface MapPoint extends Position {
  id: string;
  label: string;
  /** What it is, in words; shown on hover and in the table. */
  about?: string;
  tone?: MapTone;
  /** Share of the largest radius, 0 to 1. */
  size?: number;
  onOpen?: () => void;
}

export interface MapLine {
  from: Position & { label: string };
  to: Position & { label: string };
  about?: string;
  tone?: MapTone;
}

export type MapTone = 'main' | 'good' | 'warning' | 'bad' | 'quiet';

interface WorldMapProps {
  title: string;
  points: readonly MapPoint[];
  lines?: readonly MapLine[];
  /** What the tones mean. */
  legend?: readonly { tone: MapTone; label: string }[];
}

type Draw = typeof import('./world-map/draw-map.ts').drawMap;

export function WorldMap({ title, points, lines = [], legend = [] }: WorldMapProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="map" aria-label={t('ui.map.label', { title })}>
      {asTable ? <MapTable points={points} lines={lines} /> : <Drawing points={points} lines={lines} />}
      <figcaption className="map-caption">
        {legend.length > 0 && (
          <ul aria-label={t('ui.map.legend')}>
            {legend.map(({ tone, label }) => (
              <li key={tone}>
                <span className="map-swatch" data-tone={tone} aria-hidden="true" />
                {label}
              </li>
            ))}
          </ul>
        )}
        <Button
          size="compact-xs"
          variant="default"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? t('ui.showMap') : t('ui.asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}

function Drawing({ points, lines }: Required<Pick<WorldMapProps, 'points' | 'lines'>>) {
  const [draw, setDraw] = useState<{ map: Draw } | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    import('./world-map/draw-map.ts').then(({ drawMap }) => setDraw({ map: drawMap }), setError);
  }, []);
  if (error !== null) return <Failure error={error} />;
  if (draw === null) return <Skeleton height={320} />;
  const drawn = draw.map([...points, ...lines.flatMap(({ from, to }) => [from, to])]);
  return <Svg drawn={drawn} points={points} lines={lines} />;
}

interface SvgProps extends Required<Pick<WorldMapProps, 'points' | 'lines'>> {
  drawn: DrawnMap;
}

function Svg({ drawn, points, lines }: SvgProps) {
  const clip = useId();
  return (
    <svg viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="presentation">
      <clipPath id={clip}>
        <rect width={drawn.width} height={drawn.height} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <path className="map-land" d={drawn.land} />
        <path className="map-borders" d={drawn.borders} />
        {lines.map((line) => (
          <path
            key={`${line.from.label} ${line.to.label} ${line.about ?? ''}`}
            className="map-line"
            data-tone={line.tone ?? 'main'}
            d={drawn.arcOf(line.from, line.to)}
          />
        ))}
        {points.map((point) => (
          <Dot key={point.id} point={point} at={drawn.placeOf(point)} />
        ))}
      </g>
    </svg>
  );
}

function Dot({ point, at }: { point: MapPoint; at: [number, number] | null }): ReactNode {
  if (!at) return null;
  const radius = 4 + 8 * Math.sqrt(point.size ?? 0.05);
  const name = point.about ? `${point.label}: ${point.about}` : point.label;
  const dot = (
    <circle className="map-dot" data-tone={point.tone ?? 'main'} cx={at[0]} cy={at[1]} r={radius}>
      <title>{name}</title>
    </circle>
  );
  if (!point.onOpen) return dot;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button has no place inside a drawing
    <g
      role="button"
      tabIndex={0}
      aria-label={name}
      onClick={point.onOpen}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        point.onOpen?.();
      }}
    >
      {dot}
    </g>
  );
}

function MapTable({ points, lines }: Required<Pick<WorldMapProps, 'points' | 'lines'>>) {
  const { t } = useTranslation();
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th scope="col">{t('ui.map.place')}</Table.Th>
          <Table.Th scope="col">{t('ui.map.what')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {points.map((point) => (
          <Table.Tr key={point.id}>
            <Table.Td>{point.label}</Table.Td>
            <Table.Td>{point.about}</Table.Td>
          </Table.Tr>
        ))}
        {lines.map((line) => (
          <Table.Tr key={`${line.from.label} ${line.to.label} ${line.about ?? ''}`}>
            <Table.Td>{t('ui.map.line', { from: line.from.label, to: line.to.label })}</Table.Td>
            <Table.Td>{line.about}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
