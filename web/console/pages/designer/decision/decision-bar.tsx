// The top of a decision table: its name, whether it is saved, and publishing it.
import { Alert, Button, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { SaveLabel } from '../design/save-label.tsx';
import type { DecisionInHand } from './use-decision.ts';

export function DecisionBar({ decision, onPublish }: { decision: DecisionInHand; onPublish: () => void }) {
  const { t } = useTranslation();
  const mayDraw = useMay()('PUT /v1/drafts/{kind}/{modelId}');
  const { draft, check, name } = decision;
  const errors = check.validation?.problems.filter(({ severity }) => severity === 'error').length ?? 0;
  const why = !mayDraw
    ? t('designer.design.notYours')
    : draft.state === 'conflict'
      ? t('designer.design.conflictFirst')
      : draft.revision() === 0 && draft.state !== 'saving'
        ? t('designer.design.nothingNew')
        : errors > 0
          ? t('designer.design.errorsFirst', { count: errors })
          : undefined;
  const basedOn = draft.query.data ? draft.basedOn() : null;
  return (
    <>
      <PageHeading
        title={name}
        about={
          <Group gap="sm">
            <Link to="/processes">{t('designer.processes.title')}</Link>
            {basedOn !== null && <span>{t('designer.design.basedOn', { version: basedOn })}</span>}
            <SaveLabel draft={draft} mayDraw={mayDraw} />
          </Group>
        }
      >
        <ActionButton size="xs" label={t('designer.design.publish')} why={why} onClick={onPublish} />
      </PageHeading>
      {draft.conflict && (
        <Alert color="orange" role="alert" title={t('designer.design.conflict')}>
          <Text size="sm">{t('designer.design.conflictBy', { who: draft.conflict.savedBy || '–' })}</Text>
          <Group mt="xs" gap="xs">
            <Button size="xs" variant="default" onClick={() => void decision.restart()}>
              {t('designer.design.takeTheirs')}
            </Button>
            <Button
              size="xs"
              variant="light"
              color="orange"
              onClick={() => draft.keepMine(decision.xml, decision.name)}
            >
              {t('designer.design.keepMine')}
            </Button>
          </Group>
        </Alert>
      )}
    </>
  );
}
