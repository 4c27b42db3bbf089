// Merges a duplicate into another case: one of the same customer, or any by its number.
import { Autocomplete, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../../../api/call.ts';
import { type CaseFilter, listCases, mergeCase } from '../../../../api/cases.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { type CaseDialogProps, useCaseChanged } from './case-dialog.ts';

export function MergeCaseDialog({ found, onClose }: CaseDialogProps) {
  const { t } = useTranslation();
  const changed = useCaseChanged();
  const filter: CaseFilter | null = found.customerId
    ? { customerId: found.customerId }
    : found.email
      ? { q: found.email }
      : null;
  const others = useQuery({
    queryKey: ['cases', 'list', filter],
    queryFn: () => listCases(filter ?? {}, undefined),
    enabled: filter !== null,
  });
  const form = useCommandForm({
    initial: { into: '' },
    send: async ({ into }, key) =>
      mergeCase(found.caseId, await findCaseId(into, t('cases.settle.mergeUnknown')), key),
    done: t('cases.settle.mergeDone'),
    onDone() {
      changed();
      onClose();
    },
  });
  const choices = (others.data?.items ?? [])
    .filter(({ caseId, state }) => caseId !== found.caseId && state !== 'closed')
    .map(({ number, subject }) => `${number} ${subject.slice(0, 60)}`);
  return (
    <CommandDialog
      title={t('cases.settle.mergeTitle')}
      action={t('cases.settle.merge')}
      danger
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('cases.settle.mergeMeaning')}</Text>
      <Autocomplete
        data-autofocus
        required
        label={t('cases.settle.mergeInto')}
        placeholder="C-1001"
        data={[...new Set(choices)]}
        {...form.field('into', 'intoCaseId')}
      />
    </CommandDialog>
  );
}

/** The id of the case whose number begins the text; none is a problem of the field. */
async function findCaseId(text: string, unknown: string): Promise<string> {
  const [number = ''] = text.trim().split(/\s+/);
  const { items } = await listCases({ q: number, queue: 'all' }, undefined);
  const same = items.find((each) => each.number.toLowerCase() === number.toLowerCase());
  if (same) return same.caseId;
  throw new ApiRefusal({
    title: unknown,
    status: 404,
    code: 'service.case-unknown',
    problems: [{ at: '/intoCaseId', message: unknown }],
  });
}
