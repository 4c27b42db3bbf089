// A case and its model side by side as a row of steps: as drawn, not allowed, or missing; said in words as well as in colour.

import { VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AlignedStep } from '../../../../../api/conformance.ts';
import { activityName } from '../../parts/activity-name.ts';

const SIGNS = { both: '', log: '+ ', model: '− ' } as const;

export function AlignedSteps({ steps }: { steps: readonly AlignedStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className="aligned-steps">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the order of steps is what they are
        <li key={index} className={`aligned-step is-${step.kind}`}>
          {SIGNS[step.kind]}
          <bdi>{activityName(step.activity)}</bdi>
          {step.kind !== 'both' && (
            <VisuallyHidden> ({t(`insight.conformance.stepKinds.${step.kind}`)})</VisuallyHidden>
          )}
        </li>
      ))}
    </ol>
  );
}
