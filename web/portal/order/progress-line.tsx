// How far along an order is: a line of steps, the present one marked for eyes and ears.
import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type NowWord, stepsOf } from './now-of.ts';

export function ProgressLine({ word, isCollected }: { word: NowWord; isCollected: boolean }) {
  const { t } = useTranslation();
  const line = stepsOf(word, isCollected);
  if (line === null) return null;
  const { steps, current } = line;
  // At the last step nothing is left to wait for.
  const isFinished = current === steps.length - 1;
  return (
    <ol className="steps" aria-label={t('portal.order.steps.label')}>
      {steps.map((step, index) => {
        const isDone = index < current || isFinished;
        return (
          <li
            key={step}
            data-done={isDone || undefined}
            data-current={index === current || undefined}
            aria-current={index === current ? 'step' : undefined}
          >
            <span className="step-mark" aria-hidden />
            <span>{t(`portal.order.steps.${step}`)}</span>
            {isDone && <VisuallyHidden>({t('portal.order.steps.done')})</VisuallyHidden>}
          </li>
        );
      })}
    </ol>
  );
}
