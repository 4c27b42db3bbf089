// What stands in the way of the draft: somebody else's save, a newer version, a save that failed.
import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Failure } from '../../../../ui/failure.tsx';
import { When } from '../../../../ui/when.tsx';
import type { DesignInHand } from './use-design.ts';

export function DesignNotices({ design }: { design: DesignInHand }) {
  const { draft } = design;
  return (
    <>
      {draft.conflict && <ConflictNotice design={design} />}
      {draft.error !== null && (
        <Failure error={draft.error} onRetry={() => void draft.save(design.xml(), design.name)} />
      )}
      <OutdatedNotice design={design} />
    </>
  );
}

function ConflictNotice({ design }: { design: DesignInHand }) {
  const { t } = useTranslation();
  const { draft } = design;
  const { conflict } = draft;
  if (!conflict) return null;
  const takeTheirs = async () => {
    const start = await draft.restart();
    await design.replace(start.xml, false);
  };
  return (
    <Alert color="orange" role="alert" title={t('designer.design.conflict')} m="xs">
      <Text size="sm">
        {t('designer.design.conflictBy', { who: conflict.savedBy || '–' })}{' '}
        {conflict.savedAt !== '' && <When at={conflict.savedAt} />}
      </Text>
      <Group mt="xs" gap="xs">
        <Button size="xs" variant="default" onClick={() => void takeTheirs()}>
          {t('designer.design.takeTheirs')}
        </Button>
        <Button
          size="xs"
          color="orange"
          variant="light"
          onClick={() => draft.keepMine(design.xml(), design.name)}
        >
          {t('designer.design.keepMine')}
        </Button>
      </Group>
    </Alert>
  );
}

/** A version was published since the draft was begun. */
function OutdatedNotice({ design }: { design: DesignInHand }) {
  const { t } = useTranslation();
  const { draft } = design;
  const newest = draft.query.data?.newestVersion ?? null;
  const basedOn = draft.query.data ? draft.basedOn() : null;
  if (newest === null || basedOn === newest) return null;
  const rebase = () => {
    draft.rebase(newest);
    void draft.save(design.xml(), design.name);
  };
  return (
    <Alert color="yellow" title={t('designer.design.outdated', { newest, basedOn: basedOn ?? '–' })} m="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{t('designer.design.outdatedMeaning')}</Text>
        <Button size="xs" variant="default" onClick={rebase}>
          {t('designer.design.rebase', { newest })}
        </Button>
      </Group>
    </Alert>
  );
}
