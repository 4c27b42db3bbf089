// The subject of a case, who it is with, how far it is, when it is due.
import { Alert, Anchor, Group, Select, Stack } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, newIdempotencyKey } from '../../../../api/call.ts';
import { assignCase, type Case } from '../../../../api/cases.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { sentenceOf } from '../../../../ui/problem-text.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatInstant } from '../../../../ui/time.ts';
import { useMay, useMe } from '../../../shell/use-me.ts';
import { DueTime } from '../due-time.tsx';
import { useActorNames, useColleagues } from '../use-actor-names.ts';
import { useCaseChanged } from './case-dialog.ts';

export function CaseHeading({ found }: { found: Case }) {
  const { t } = useTranslation();
  const nameOf = useActorNames();
  const { number, subject, state, resolution, mergedInto, openedAt, openedBy, reopened } = found;
  return (
    <Stack gap={4}>
      <Anchor size="sm" renderRoot={(props) => <Link to="/cases" {...props} />}>
        ← {t('cases.title')}
      </Anchor>
      <PageHeading
        title={subject}
        about={
          <Group gap="xs" mt={4}>
            <span className="figures">{number}</span>
            <StatusBadge status={state} label={t(`cases.states.${state}`)} />
            <DueTime of={found} />
            <span>{t('cases.one.opened', { when: formatInstant(openedAt), who: nameOf(openedBy) })}</span>
            {reopened > 0 && <span>{t('cases.one.reopened', { count: reopened })}</span>}
          </Group>
        }
      >
        <Assignment found={found} />
      </PageHeading>
      {resolution !== null && (
        <Alert
          color="green"
          p="xs"
          title={t('cases.one.resolvedAs', {
            how: t(`cases.resolutions.${resolution as 'answered'}`),
          })}
        />
      )}
      {mergedInto !== null && (
        <Alert color="gray" p="xs" title={t('cases.one.mergedInto')}>
          <Link to="/cases/$caseId" params={{ caseId: mergedInto }}>
            {t('cases.one.toThat')}
          </Link>
        </Alert>
      )}
    </Stack>
  );
}

/** Who has the case: anybody of the house, or nobody. */
function Assignment({ found: { caseId, assignee, state } }: { found: Case }) {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const nameOf = useActorNames();
  const colleagues = useColleagues().data?.items ?? [];
  const changed = useCaseChanged();
  const giving = useMutation({
    mutationFn: (to: string | null) => assignCase(caseId, to, newIdempotencyKey()),
    onSuccess() {
      notifications.show({ message: t('cases.assign.done'), color: 'teal' });
      changed();
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        message: error instanceof ApiRefusal ? sentenceOf(error.problem) : t('ui.noConnection'),
      }),
  });
  if (!may('POST /v1/cases/{caseId}/assign') || state === 'closed') {
    return (
      <span>
        {t('cases.assign.label')}:{' '}
        <PersonName name={assignee === null ? t('cases.nobody') : nameOf(assignee)} />
      </span>
    );
  }
  const known = colleagues.map(({ actor, name }) => ({
    value: actor,
    label: actor === me?.actor ? t('cases.me', { name }) : name,
  }));
  const isKnown = assignee === null || known.some(({ value }) => value === assignee);
  return (
    <Group gap="xs" align="flex-end">
      {me && assignee !== me.actor && (
        <CommandButton
          size="sm"
          label={t('cases.assign.take')}
          done={t('cases.assign.done')}
          send={(key) => assignCase(caseId, me.actor, key)}
          onDone={changed}
        />
      )}
      <Select
        aria-label={t('cases.assign.label')}
        placeholder={t('cases.nobody')}
        data={isKnown ? known : [...known, { value: assignee, label: nameOf(assignee) }]}
        value={assignee}
        clearable
        searchable={known.length > 8}
        disabled={giving.isPending}
        onChange={(value) => giving.mutate(value)}
        w={210}
      />
    </Group>
  );
}
