// Plays the cases over the map: play and pause, the time drawn by hand, the speed.
import { Button, SegmentedControl, Slider, Text } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { AnimationView } from '../../../../../api/insight-mining.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { formatInstant } from '../../../../../ui/time.ts';
import type { Player } from './use-clock.ts';

const SPEEDS = ['0.5', '1', '2', '4'];

export function PlayerBar({ view, player, length }: { view: AnimationView; player: Player; length: number }) {
  const { t } = useTranslation();
  const isCalm = useReducedMotion();
  const { cases, ofCases } = view.sampled;
  const at = new Date(Date.parse(view.from ?? '') + player.second * 1000);
  const when = Number.isNaN(at.getTime()) ? '' : formatInstant(at.toISOString());
  return (
    <fieldset className="player" aria-label={t('insight.map.player')}>
      {isCalm ? (
        <Text size="sm" c="dimmed">
          {t('insight.map.calm')}
        </Text>
      ) : (
        <Button size="compact-sm" onClick={player.toggle}>
          {t(player.isPlaying ? 'insight.map.pause' : 'insight.map.play')}
        </Button>
      )}
      <Slider
        className="player-time"
        size="sm"
        min={0}
        max={Math.max(length, 1)}
        step={length / 500 || 1}
        value={player.second}
        label={null}
        onChange={player.seek}
        thumbLabel={t('insight.map.time')}
        thumbProps={{ 'aria-valuetext': when }}
      />
      <output className="player-when">{when}</output>
      {!isCalm && (
        <SegmentedControl
          size="xs"
          aria-label={t('insight.map.speed')}
          value={String(player.speed)}
          onChange={(speed) => player.setSpeed(Number(speed))}
          data={SPEEDS.map((value) => ({ value, label: `${formatCount(Number(value))}×` }))}
        />
      )}
      {cases < ofCases && (
        <Text size="xs" c="dimmed">
          {t('insight.map.sampled', { shown: formatCount(cases), all: formatCount(ofCases) })}
        </Text>
      )}
    </fieldset>
  );
}
