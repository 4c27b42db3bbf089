// Goes through the steps of a trial: one by one, or by itself.
import { Button, Group, Slider, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trial } from '../../../../api/designer.ts';
import { formatMoment } from '../../../../ui/time.ts';

const STEP_MS = 700;

interface TrialPlayerProps {
  path: Trial['path'];
  step: number;
  onStep: (step: number) => void;
  onOpen: (elementId: string) => void;
}

export function TrialPlayer({ path, step, onStep, onOpen }: TrialPlayerProps) {
  const { t } = useTranslation();
  const [isPlaying, setIsPlaying] = useState(false);
  const isAtEnd = step >= path.length;
  useEffect(() => {
    if (!isPlaying || isAtEnd) return;
    const timer = setTimeout(() => onStep(step + 1), STEP_MS);
    return () => clearTimeout(timer);
  }, [isPlaying, isAtEnd, step, onStep]);
  const go = (to: number) => {
    setIsPlaying(false);
    onStep(Math.max(1, Math.min(path.length, to)));
  };
  const now = path[step - 1];
  return (
    <fieldset className="trial-player">
      <legend className="hidden">{t('designer.trial.player')}</legend>
      <Group gap={6}>
        <Button size="compact-sm" variant="default" onClick={() => go(step - 1)} disabled={step <= 1}>
          {t('designer.trial.back')}
        </Button>
        <Button
          size="compact-sm"
          onClick={() => {
            if (isAtEnd) onStep(1);
            setIsPlaying(isAtEnd || !isPlaying);
          }}
        >
          {isPlaying && !isAtEnd ? t('designer.trial.pause') : t('designer.trial.play')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => go(step + 1)} disabled={isAtEnd}>
          {t('designer.trial.forward')}
        </Button>
        <Text size="sm" ml="auto" className="nowrap">
          {t('designer.trial.step', { step, steps: path.length })}
        </Text>
      </Group>
      <Slider
        mt="xs"
        size="sm"
        min={1}
        max={Math.max(1, path.length)}
        value={step}
        onChange={go}
        label={null}
        thumbLabel={t('designer.trial.player')}
      />
      {now && (
        <Text size="sm" mt={4} component="div">
          <button type="button" className="plain-link" onClick={() => onOpen(now.elementId)}>
            {now.name || now.elementId}
          </button>{' '}
          <span className="dim">
            {t(`designer.trial.${now.kind}`)} · {formatMoment(now.at)}
          </span>
        </Text>
      )}
    </fieldset>
  );
}
