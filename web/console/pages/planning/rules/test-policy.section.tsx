// What this version would have done with the orders of the last days, against the rules that are live.
import '../planning.css';
import { NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { startWhatIf } from '../../../../api/planning.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useMay } from '../../../shell/use-me.ts';
import { numberIn } from '../stock/place.ts';
import { WhatIfOutcome } from '../what-if/what-if-outcome.tsx';
import type { PolicyDraft } from './use-draft.ts';

export function TestPolicySection({ draft }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  const may = useMay();
  const [whatIfId, setWhatIfId] = useState<string | null>(null);
  const { code, version } = draft.policy;
  const form = useCommandForm({
    initial: { days: 7 as number | string },
    send: ({ days }, key) =>
      startWhatIf(
        { name: `${code} v${version}`, days: numberIn(days), rules: { policy: { code, version } } },
        key,
      ),
    onDone: (started) => setWhatIfId(started.whatIfId),
  });
  const why = draft.isChanged
    ? t('planning.rules.saveFirst')
    : may('POST /v1/what-ifs')
      ? undefined
      : t('ui.notAllowed');
  return (
    <Section title={t('planning.rules.test.title')}>
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('planning.rules.test.hint')}
        </Text>
        <form ref={form.formRef} className="inline-form" onSubmit={(event) => event.preventDefault()}>
          <NumberInput
            w={160}
            min={1}
            allowDecimal={false}
            label={t('planning.whatIf.days')}
            {...form.field('days')}
          />
          <ActionButton
            label={t('planning.rules.test.action')}
            why={why}
            loading={form.isPending}
            onClick={form.submit}
          />
        </form>
        {form.error !== null && <Failure error={form.error} problems={form.unplaced()} />}
        {whatIfId !== null && <WhatIfOutcome whatIfId={whatIfId} />}
      </Stack>
    </Section>
  );
}
