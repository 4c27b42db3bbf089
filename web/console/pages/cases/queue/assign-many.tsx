// Gives the ticked cases to somebody: to whoever ticks them, or to a chosen colleague.
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiRefusal, newIdempotencyKey } from '../../../../api/call.ts';
import { assignCases, type CaseSummary } from '../../../../api/cases.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { sentenceOf } from '../../../../ui/problem-text.ts';
import { useMe } from '../../../shell/use-me.ts';
import { CASES_KEY } from '../case-key.ts';
import { useColleagues } from '../use-actor-names.ts';

interface AssignManyProps {
  cases: readonly CaseSummary[];
  onDone: () => void;
}

export function AssignMany({ cases, onDone }: AssignManyProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const colleagues = useColleagues().data?.items ?? [];
  const giving = useMutation({
    mutationFn: (assignee: string | null) =>
      assignCases(
        cases.map(({ caseId }) => caseId),
        assignee,
        newIdempotencyKey(),
      ),
    onSuccess({ outcomes }) {
      const given = outcomes.filter(({ ok }) => ok).length;
      if (given > 0) notifications.show({ message: t('cases.bulk.done', { count: given }), color: 'teal' });
      for (const outcome of outcomes) if (!outcome.ok) complain(sentenceOf(outcome.problem));
      void client.invalidateQueries({ queryKey: CASES_KEY });
      onDone();
    },
    onError: (error) =>
      complain(error instanceof ApiRefusal ? sentenceOf(error.problem) : t('ui.noConnection')),
  });
  const complain = (message: string) => notifications.show({ color: 'red', message });
  return (
    <>
      {me && (
        <ActionButton
          size="compact-sm"
          variant="light"
          label={t('cases.bulk.toMe')}
          loading={giving.isPending}
          onClick={() => giving.mutate(me.actor)}
        />
      )}
      <Menu position="bottom-start">
        <Menu.Target>
          <Button size="compact-sm" variant="default">
            {t('cases.bulk.give')} ▾
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
          <Menu.Item onClick={() => giving.mutate(null)}>{t('cases.nobody')}</Menu.Item>
          {colleagues.map(({ actor, name }) => (
            <Menu.Item key={actor} onClick={() => giving.mutate(actor)}>
              <bdi>{name}</bdi>
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
