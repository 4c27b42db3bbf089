// A past order goes through the drawing: chosen by its number, its path drawn with times, departures from what happened listed.
import { Alert, Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { tryProcess } from '../../../../api/designer.ts';
import { Failure } from '../../../../ui/failure.tsx';
import type { DesignInHand } from '../design/use-design.ts';
import { clearTrial, drawTrial } from './draw-trial.ts';
import { OrderPicker } from './order-picker.tsx';
import { TrialPlayer } from './trial-player.tsx';
import { TrialResult } from './trial-result.tsx';

interface TrialPanelProps {
  design: DesignInHand;
  isShown: boolean;
}

export function TrialPanel({ design, isShown }: TrialPanelProps) {
  const { t } = useTranslation();
  const { drawing, processId } = design;
  const [order, setOrder] = useState<{ orderId: string; number: string } | null>(null);
  const [step, setStep] = useState(0);
  const trial = useMutation({
    mutationFn: (orderId: string) =>
      tryProcess({ orderId, processId, xml: design.xml() }, newIdempotencyKey()),
    onSuccess: ({ path }) => setStep(path.length),
  });
  const result = trial.data;
  useEffect(() => {
    if (!drawing) return;
    if (result && isShown) drawTrial(drawing, result, step);
    else clearTrial(drawing);
  }, [drawing, result, step, isShown]);
  return (
    <Stack gap="sm" p="sm">
      <Text size="sm" c="dimmed">
        {t('designer.trial.about')}
      </Text>
      <OrderPicker chosen={order} onChoose={setOrder} />
      <Button
        size="xs"
        disabled={!order || !drawing}
        loading={trial.isPending}
        onClick={() => order && trial.mutate(order.orderId)}
      >
        {t('designer.trial.run')}
      </Button>
      {trial.error !== null && <Failure error={trial.error} />}
      {result?.truncated && <Alert color="yellow">{t('designer.trial.truncated')}</Alert>}
      {result && (
        <TrialPlayer path={result.path} step={step} onStep={setStep} onOpen={(id) => drawing?.show(id)} />
      )}
      {result && <TrialResult trial={result} onOpen={(id) => drawing?.show(id)} />}
    </Stack>
  );
}
